"""What is in a view, id by id: to hold two states of the graph against each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.view.view import View

__all__ = ["brief", "conflicts", "contents", "edges"]

_NAMES = "SELECT uid, name FROM node"
_NODES = "SELECT uid, label, name FROM out_node ORDER BY uid"
_EDGES = "SELECT uid, type, s, o, time, contested, statements FROM out_edge ORDER BY uid"
_CONFLICTS = """
SELECT c.uid, c.kind, c.standing, c.reason, n.name, c.a, c.b,
       concat_ws(' ', x.original_subject, x.p, coalesce(x.original_object, x.value), x.time),
       concat_ws(' ', y.original_subject, y.p, coalesce(y.original_object, y.value), y.time)
FROM out_conflict c JOIN st x ON x.id = c.a JOIN st y ON y.id = c.b
LEFT JOIN node n ON n.uid = c.about ORDER BY c.uid
"""
_OF_CONFLICT = ("id", "kind", "standing", "reason", "about", "a", "b", "a_says", "b_says")


def contents(view: View) -> dict[str, dict[str, Any]]:
    """Things and edges by id, each {id, kind, what}; edges with more of them."""
    nodes = {
        uid: {"id": uid, "kind": label, "what": name} for uid, label, name in view.rows(_NODES)
    }
    return {**nodes, **edges(view)}


def edges(view: View) -> dict[str, dict[str, Any]]:
    """Edges by id, each also with whether it is contested, and its statements."""
    names = dict(view.rows(_NAMES))
    return {
        uid: {
            "id": uid,
            "kind": kind,
            "what": f"{names.get(s, s)} → {names.get(o, o)}" + (f" ({time})" if time else ""),
            "contested": contested,
            "statements": statements,
        }
        for uid, kind, s, o, time, contested, statements in view.rows(_EDGES)
    }


def conflicts(view: View) -> dict[str, dict[str, Any]]:
    """Pairs of statements that exclude each other, perhaps or for certain, by the pair's id."""
    found = (dict(zip(_OF_CONFLICT, row, strict=True)) for row in view.rows(_CONFLICTS))
    return {row["id"]: row for row in found}


def brief(rows: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """What each is, without the statements that it rests on."""
    return tuple({k: row[k] for k in ("id", "kind", "what")} for row in rows)

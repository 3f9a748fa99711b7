"""What is in a view, id by id: to hold two states of the graph against each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.view.view import View

__all__ = ["brief", "contents"]

_NAMES = "SELECT uid, name FROM node"
_NODES = "SELECT uid, label, name FROM out_node"
_EDGES = "SELECT uid, type, s, o, time, statements FROM out_edge"


def contents(view: View) -> dict[str, dict[str, Any]]:
    """Things and edges by id, each {id, kind, what}; edges also with their statements."""
    names = dict(view.rows(_NAMES))
    nodes = {
        uid: {"id": uid, "kind": label, "what": name} for uid, label, name in view.rows(_NODES)
    }
    edges = {
        uid: {
            "id": uid,
            "kind": kind,
            "what": f"{names.get(s, s)} → {names.get(o, o)}" + (f" ({time})" if time else ""),
            "statements": statements,
        }
        for uid, kind, s, o, time, statements in view.rows(_EDGES)
    }
    return {**nodes, **edges}


def brief(rows: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """What each is, without the statements that it rests on."""
    return tuple({k: row[k] for k in ("id", "kind", "what")} for row in rows)

"""What lies behind an edge, a statement or a row of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.conflicts import STANDINGS, conflicts
from kg.ledger.find import known_statement
from kg.provenance.derivation import decided_by, rule_of
from kg.provenance.edges import edge_of, edges_on
from kg.provenance.grounds import grounds
from kg.provenance.judged import judgements_behind

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["why_edge", "why_statements"]


def why_edge(store: ox.Store, folder: GraphFolder, uid: str) -> dict[str, Any]:
    """An edge: the rule that gives it, the statements it rests on, who is who in them."""
    edge = edge_of(store, uid)
    ids = edge.pop("statements")
    besides = decided_by(store, edge | {"statements": ids})
    ends = (edge["from_id"], edge["to_id"], edge.get("owner") or "")
    found = {
        "id": uid,
        "kind": "edge",
        **{name: edge[name] for name in ("what", "relation", "from_id", "to_id", "time")},
        **edge["carries"],
        "rule": rule_of(store, edge),
        "derived": edge["derived"],
        "contested": edge["contested"],
        "basis": edge["basis"],
        "said_by": edge["said_by"],
        "independent_sources": edge["sources"],
        "statements": grounds(store, folder, ids),
        "decided_by": grounds(store, folder, besides),
        "judgements": judgements_behind(store, folder, [*ids, *besides], ends),
        "conflicts": _conflicts(store, ids),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def why_statements(store: ox.Store, folder: GraphFolder, ids: Sequence[str]) -> dict[str, Any]:
    """Statements, alone or as the row of an answer: their words, and the edges they give."""
    for id in ids:
        known_statement(folder.ledger, id)
    told = grounds(store, folder, ids)
    names = ("id", "what", "time", "derived", "contested")
    edges = [{name: edge[name] for name in names} for edge in edges_on(store, ids)]
    found = {
        "id": " ".join(ids),
        "kind": "statement" if len(ids) == 1 else "row",
        "what": told[0]["says"] if len(ids) == 1 else f"{len(ids)} statements",
        "statements": told,
        "edges": edges,
        "judgements": judgements_behind(store, folder, ids),
        "conflicts": _conflicts(store, ids),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _conflicts(store: ox.Store, ids: Sequence[str]) -> list[dict[str, Any]]:
    """What stands against one of the statements, each pair once."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for id in ids:
        for standing in STANDINGS:
            for row in conflicts(store, [id], standing=standing):
                key = (row["kind"], row["a_statement"], row["b_statement"])
                kept = ("kind", "standing", "why", "a_statement", "b_statement")
                found.setdefault(key, {name: row[name] for name in kept})
    return list(found.values())

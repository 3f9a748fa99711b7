"""Edges as the graph has them: what they join, on how much they rest, and what they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.conflicts.said import relation_names
from kg.errors import NotFound
from kg.rdf import run_query
from kg.schema import load_schema

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["edge_of", "edges_between", "edges_matching", "edges_on"]

_EDGE = """
SELECT DISTINCT ?id ?relation ?from_id ?from ?to_id ?to ?time ?derived ?contested ?basis ?sources
       ?owner ?said_by
WHERE {
  ?e a kgo:Edge ; kgo:uid ?id ; rdf:predicate ?relation ; rdf:subject ?s ; rdf:object ?o ;
     kgo:derived ?derived ; kgo:contested ?contested ; kgo:basis ?basis ; kgo:sources ?sources .
  ?s kgo:uid ?from_id ; rdfs:label ?from . ?o kgo:uid ?to_id ; rdfs:label ?to .
  OPTIONAL { ?e kgo:time ?time }
  OPTIONAL { ?e kgo:owner/kgo:uid ?owner }
  OPTIONAL { ?e kgo:said_by ?said_by }
} ORDER BY ?relation ?time ?id"""
_JOINED = "SELECT DISTINCT ?relation WHERE { { ?a ?relation ?b } UNION { ?b ?relation ?a } }"
_CARRIED = """SELECT ?name ?value ?label WHERE {
  ?e ?name ?value . OPTIONAL { ?value rdfs:label ?label } }"""
_MANY = 500
_GROUNDS = "SELECT ?id WHERE { ?e kgo:statement/kgo:uid ?id } ORDER BY ?id"


def edge_of(store: ox.Store, uid: str) -> dict[str, Any]:
    """The edge of that id with the qualifiers it carries and the statements it rests on."""
    found = _told(store, [uid])
    if not found:
        raise NotFound(
            f"the graph has no edge {uid!r}; what it rested on may be withdrawn or read otherwise "
            "now: `kg why-not A RELATION B` tells what is missing"
        )
    edge = found[0]
    rows = run_query(store, _CARRIED, {"e": f"ent:{uid}"}).rows
    known = load_schema().relations[edge["relation"]].qualifiers
    edge["carries"] = {name: label or value for name, value, label in rows if name in known}
    edge["statements"] = [row[0] for row in run_query(store, _GROUNDS, {"e": f"ent:{uid}"}).rows]
    return edge


def edges_on(store: ox.Store, statements: Iterable[str]) -> list[dict[str, Any]]:
    """The edges that rest on any of the statements."""
    ids = [f"ent:{id}" for id in statements]
    return _edges(store, "?e kgo:statement ?st .", {"st": ids}) if ids else []


def edges_between(
    store: ox.Store, some: Sequence[str], others: Sequence[str], relation: str | None = None
) -> list[dict[str, Any]]:
    """The edges between one of some things and one of others, in either direction."""
    wanted = load_schema().relations if relation is None else (relation,)
    ends = {"a": [f"ent:{uid}" for uid in some], "b": [f"ent:{uid}" for uid in others]}
    # Plain triples tell at once which relations join them; the edges of a state are many.
    joined = run_query(store, _JOINED, ends).rows
    iris = sorted({iri for (iri,) in joined if relation_names().get(iri) in wanted})
    pattern = " UNION ".join(
        f"{{ ?{a} out:{iri} ?e . ?e rdf:object ?{b} }}" for iri in iris for a, b in ("ab", "ba")
    )
    return _edges(store, pattern, ends) if iris else []


def edges_matching(
    store: ox.Store, pattern: str, bound: Mapping[str, Sequence[str]], limit: int | None = None
) -> list[dict[str, Any]]:
    """The edges `?e` of a pattern in SPARQL, of which `bound` gives the variables."""
    used = {name: value for name, value in bound.items() if f"?{name}" in pattern}
    return _edges(store, pattern, used, limit)


def _edges(
    store: ox.Store, pattern: str, bound: Mapping[str, Any], limit: int | None = None
) -> list[dict[str, Any]]:
    # Which they are first: with all that is told of them the store begins at the wrong end.
    rows = run_query(store, f"SELECT DISTINCT ?e WHERE {{ {pattern} }}", bound).rows
    return _told(store, [row[0] for row in rows], limit)


def _told(store: ox.Store, ids: Sequence[str], limit: int | None = None) -> list[dict[str, Any]]:
    """Those of the ids that are edges, with all that they carry."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), _MANY):
        some = [f"ent:{uid}" for uid in ids[start : start + _MANY]]
        for row in run_query(store, _EDGE, {"e": some}).as_dicts():
            row["relation"] = relation_names()[row["relation"]]
            voice = row.pop("said_by")
            edge = found.setdefault(row["id"], {**row, "said_by": []})
            if voice is not None and voice not in edge["said_by"]:
                edge["said_by"].append(voice)
    for edge in found.values():
        edge["what"] = f"{edge['from']} {edge['relation']} {edge['to']}"
    order = sorted(found.values(), key=lambda e: (e["relation"], str(e["time"] or ""), e["id"]))
    return order[:limit]

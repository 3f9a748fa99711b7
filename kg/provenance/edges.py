"""Edges as the graph has them: what they join, on how much they rest, and what they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
  PATTERN
  ?e a kgo:Edge ; kgo:uid ?id ; rdf:predicate ?relation ; rdf:subject ?s ; rdf:object ?o ;
     kgo:derived ?derived ; kgo:contested ?contested ; kgo:basis ?basis ; kgo:sources ?sources .
  ?s kgo:uid ?from_id ; rdfs:label ?from . ?o kgo:uid ?to_id ; rdfs:label ?to .
  OPTIONAL { ?e kgo:time ?time }
  OPTIONAL { ?e kgo:owner/kgo:uid ?owner }
  OPTIONAL { ?e kgo:said_by ?said_by }
} ORDER BY ?relation ?time ?id"""
_CARRIED = """SELECT ?name ?value ?label WHERE {
  ?e ?name ?value . OPTIONAL { ?value rdfs:label ?label } }"""
_GROUNDS = "SELECT ?id WHERE { ?e kgo:statement/kgo:uid ?id } ORDER BY ?id"


def edge_of(store: ox.Store, uid: str) -> dict[str, Any]:
    """The edge of that id with the qualifiers it carries and the statements it rests on."""
    found = _edges(store, "", {"e": f"ent:{uid}"})
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
    store: ox.Store, one: str, other: str, relation: str | None = None
) -> list[dict[str, Any]]:
    """The edges between two things, in either direction."""
    pattern = "{ ?e rdf:subject ?a ; rdf:object ?b } UNION { ?e rdf:subject ?b ; rdf:object ?a }"
    found = _edges(store, pattern, {"a": f"ent:{one}", "b": f"ent:{other}"})
    return [edge for edge in found if relation in (None, edge["relation"])]


def edges_matching(
    store: ox.Store, pattern: str, bound: Mapping[str, str], limit: int | None = None
) -> list[dict[str, Any]]:
    """The edges `?e` of a pattern in SPARQL, of which `bound` gives the variables."""
    used = {name: value for name, value in bound.items() if f"?{name}" in pattern}
    return _edges(store, pattern, used, limit)


def _edges(
    store: ox.Store, pattern: str, bound: Mapping[str, Any], limit: int | None = None
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    text = _EDGE.replace("PATTERN", pattern) + (f" LIMIT {limit}" if limit else "")
    for row in run_query(store, text, bound).as_dicts():
        row["relation"] = relation_names()[row["relation"]]
        voice = row.pop("said_by")
        edge = found.setdefault(row["id"], {**row, "said_by": []})
        if voice is not None and voice not in edge["said_by"]:
            edge["said_by"].append(voice)
    for edge in found.values():
        edge["what"] = f"{edge['from']} {edge['relation']} {edge['to']}"
    return list(found.values())

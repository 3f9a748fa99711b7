"""By which rule an edge follows from statements, told of this edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.rdf import run_query
from kg.view.rules import MEETING_KINDS, MOST_PERSONS, ROLES_APART

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Participant", "decided_by", "event_of", "participants", "rule_of"]

Participant = dict[str, Any]

_PARTICIPANTS = """
SELECT DISTINCT ?id ?name ?side ?capacity ?role WHERE {
  ?p a kgo:Edge ; rdf:predicate kgo:participatedIn ; rdf:object ?event ; rdf:subject ?who .
  ?who a kgo:Person ; kgo:uid ?id ; rdfs:label ?name .
  OPTIONAL { ?p kgo:role ?role }
  OPTIONAL { ?p kgo:on_behalf_of/rdfs:label ?behalf }
  OPTIONAL { ?p kgo:capacity ?office . ?office rdfs:label ?capacity
             OPTIONAL { ?office kgo:officeOf/rdfs:label ?state } }
  BIND(COALESCE(?behalf, ?state) AS ?side)
} ORDER BY ?name ?id"""
_EVENT = "SELECT ?name ?kind WHERE { ?event rdfs:label ?name OPTIONAL { ?event kgo:kind ?kind } }"
_KINDS = """SELECT DISTINCT ?id WHERE {
  ?st rdf:subject ?event ; rdf:predicate kgo:kind ; kgo:counts true ; kgo:uid ?id } ORDER BY ?id"""
_OFFICES = """SELECT DISTINCT ?id WHERE {
  ?p a kgo:Edge ; rdf:predicate kgo:participatedIn ; rdf:object ?event ; rdf:subject ?who ;
     kgo:capacity ?office .
  FILTER NOT EXISTS { ?p kgo:on_behalf_of ?side }
  ?st rdf:subject ?office ; rdf:predicate kgo:officeOf ; kgo:counts true ; kgo:uid ?id
} ORDER BY ?id"""


def rule_of(store: ox.Store, edge: Mapping[str, Any]) -> str:
    """Why the edge is there, in a sentence."""
    if edge["relation"] == "MET_WITH":
        return _met(store, edge)
    if edge["relation"] == "SIGNED_IN":
        if edge["carries"].get("possible"):
            return "it follows from the dates of signature, which leave several years open"
        return "it follows from the date of signature"
    if edge["relation"] == "PARTY_TO":
        consent = edge["carries"].get("consent", "")
        return f"it follows from consent to be bound ({consent}), not withdrawn"
    return "statements that are accepted, asserted and told as a fact say so"


def decided_by(store: ox.Store, edge: Mapping[str, Any]) -> list[str]:
    """Statements that a derivation needs besides those that the edge carries."""
    if edge["relation"] != "MET_WITH" or not edge.get("owner"):
        return []
    event = {"event": f"ent:{edge['owner']}"}
    both = {**event, "who": [f"ent:{edge[end]}" for end in ("from_id", "to_id")]}
    found = [row[0] for row in run_query(store, _KINDS, event).rows]
    found += [row[0] for row in run_query(store, _OFFICES, both).rows]
    return [id for id in dict.fromkeys(found) if id not in edge["statements"]]


def participants(store: ox.Store, event: str) -> dict[str, Participant]:
    """Who is on record at an event, by id: name, sides and capacities.

    Those who only interpret, take notes, send or receive are not among them.
    """
    found: dict[str, Participant] = {}
    rows = run_query(store, _PARTICIPANTS, {"event": f"ent:{event}"}).rows
    for id, name, side, capacity, role in rows:
        if role in ROLES_APART:
            continue
        person = found.setdefault(id, {"id": id, "name": name, "sides": [], "capacities": []})
        for value, told in ((side, person["sides"]), (capacity, person["capacities"])):
            if value is not None and value not in told:
                told.append(value)
    return found


def event_of(store: ox.Store, event: str) -> tuple[str, list[str]]:
    """The name of an event, and its kinds by statements that count."""
    rows = run_query(store, _EVENT, {"event": f"ent:{event}"}).rows
    kinds = {kind for _, told in rows if told for kind in str(told).split("; ")}
    return (str(rows[0][0]) if rows else event), sorted(kinds)


def _met(store: ox.Store, edge: Mapping[str, Any]) -> str:
    name, kinds = event_of(store, edge["owner"])
    told = ", ".join(kind.replace("_", " ") for kind in kinds if kind in MEETING_KINDS)
    there = participants(store, edge["owner"])
    sides = [_side(there.get(edge[end]), edge[name]) for end, name in _ENDS]
    unknown = any("unknown" in side for side in sides)
    why = "the only two there" if unknown else "for different sides"
    return (
        f"both took part in “{name}” ({told}), {why}: {'; '.join(sides)}; "
        f"{len(there)} persons are on record there (at most {MOST_PERSONS} count as having met)"
    )


_ENDS = (("from_id", "from"), ("to_id", "to"))


def _side(person: Participant | None, name: str) -> str:
    if person is None or not person["sides"]:
        return f"{name}, side unknown"
    office = f" as {', '.join(person['capacities'])}" if person["capacities"] else ""
    return f"{name} for {', '.join(person['sides'])}{office}"

"""Names that people type, looked up among the names in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NotFound, nearest
from kg.model.ids import normal_words
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["look_up"]

_BY_ID = (
    "SELECT ?uid ?name WHERE { ?x kgo:uid ?uid ; rdfs:label ?name ; a ?type . FILTER(?uid = ?id) }"
)
_EXACT = """SELECT DISTINCT ?uid ?name WHERE {
  ?x kgo:alias ?alias ; kgo:uid ?uid ; rdfs:label ?name ; a ?type }"""
_ALL = """SELECT ?uid ?name ?alias WHERE {
  ?x a ?type ; kgo:alias ?alias ; kgo:uid ?uid ; rdfs:label ?name }"""
_GROUP = """SELECT DISTINCT ?uid ?name WHERE {
  ?x kgo:uid ?id ; kgo:continuityGroup ?group . ?y kgo:continuityGroup ?group ; kgo:uid ?uid ;
  rdfs:label ?name }"""


def look_up(store: ox.Store, text: str, kind: str) -> dict[str, str]:
    """The ids meant by an id or a name, with their names; a polity brings its continuity group.

    Raises NotFound where the graph has no such name, or where it means several
    things; the message names the nearest or all of them.
    """
    label = kind.capitalize()
    found = _candidates(store, text, label)
    if not found:
        known = sorted({row[2] for row in run_query(store, _ALL, _type(label)).rows})
        raise NotFound(f"the graph has no {kind} {text!r}{nearest(text, known)}")
    if kind == "polity":
        return _one_group(store, text, found)
    if len(found) > 1:
        listed = "; ".join(f"{name} ({uid})" for uid, name in sorted(found.items())[:8])
        raise NotFound(f"{text!r} names several of kind {kind}: {listed}; give the id of one")
    return found


def _candidates(store: ox.Store, text: str, label: str) -> dict[str, str]:
    by_id = run_query(store, _BY_ID, {"id": text, **_type(label)}).rows
    if by_id:
        return {row[0]: row[1] for row in by_id}
    exact = run_query(store, _EXACT, {"alias": text, **_type(label)}).rows
    if exact:
        return {row[0]: row[1] for row in exact}
    wanted = normal_words(text)
    everyone = run_query(store, _ALL, _type(label)).rows
    same = {uid: name for uid, name, alias in everyone if normal_words(alias) == wanted}
    if same or label != "Person":
        return same
    # A family name alone: whoever has it, and only if that is one person.
    return {uid: name for uid, name, alias in everyone if wanted in normal_words(alias).split()}


def _type(label: str) -> dict[str, str]:
    return {"type": f"kgo:{label}"}


def _one_group(store: ox.Store, text: str, found: dict[str, str]) -> dict[str, str]:
    groups: dict[tuple[str, ...], dict[str, str]] = {}
    for uid, name in found.items():
        rows = run_query(store, _GROUP, {"id": uid}).rows
        members = {row[0]: row[1] for row in rows} or {uid: name}
        groups[tuple(sorted(members))] = members
    if len(groups) > 1:
        listed = "; ".join(f"{name} ({uid})" for uid, name in sorted(found.items())[:8])
        raise NotFound(f"{text!r} names several polities: {listed}; give the id of one")
    (members,) = groups.values()
    return dict(sorted(members.items()))

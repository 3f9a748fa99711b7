"""What the sources do not cover, by what they declare themselves: silence is not absence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.ask import coverage
from kg.dossier.material import Material
from kg.dossier.told import labels_of, pairs_of
from kg.model.ids import normal_words
from kg.page import Section

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["COVERAGE", "coverage_part"]

COVERAGE = "What the sources do not cover"
_DECLARED = """SELECT ?x ?name ?coverage WHERE { VALUES ?x { %x% }
  ?x rdfs:label ?name . OPTIONAL { ?x kgo:coverage ?coverage } }"""
_NAMES = "SELECT ?name WHERE { VALUES ?x { %x% } ?x kgo:alias ?name }"
_TOLD = {
    "DIPLOMATIC_RELATIONS": "diplomatic relations", "AT_WAR": "wars", "RECOGNIZES": "recognition",
    "AGREEMENT_ACTION": "steps on agreements", "PARTICIPATED_IN": "meetings and who took part",
    "CLAIMED_BY": "claims to territory", "ADMINISTERED_BY": "administration of territory",
    "STATED": "positions taken", "HELD_OFFICE": "holders of offices",
}  # fmt: skip


def coverage_part(material: Material, store: ox.Store) -> Section:
    """Remarks: what those that are cited declare, and what nobody that is loaded declares."""
    remarks = (
        "What no loaded source tells is not thereby absent; “first”, “only” and counts hold for "
        "the sources that are cited here.",
        *_cited(material, store),
        *_uncovered(material, store),
    )
    return Section(COVERAGE, remarks=remarks)


def _cited(material: Material, store: ox.Store) -> Iterator[str]:
    """What each cited source or data set says that it covers."""
    told = [material.teller.statements[uid] for uid in material.teller.used]
    sources = {one.dataset or one.source for one in told}
    rows = sorted(pairs_of(store, _DECLARED, x=sources), key=lambda row: (row[1], row[0]))
    told_of = {name: json.loads(declared) for _, name, declared in rows if declared}
    polities = {uid for one in told_of.values() for uid in _listed(one.get("polities"))}
    names = labels_of(store, {uid for uid in polities if uid.startswith("polity-")})
    for name, declared in told_of.items():
        parts = [_words(key, value, names) for key, value in sorted(declared.items())]
        yield f"{name} declares to cover: {'; '.join(parts)}."
    if silent := [name for _, name, declared in rows if not declared]:
        yield f"These declare nothing about what they cover: {'; '.join(silent)}."


def _uncovered(material: Material, store: ox.Store) -> Iterator[str]:
    """The relations that no loaded source declares to cover, of the parties or of either."""
    if material.one.kind != "Polity":
        return
    loaded = coverage(store)
    uids = {uid for party in material.parties for uid in party.uids}
    asked = {normal_words(row[0]) for row in pairs_of(store, _NAMES, x=uids)}
    asked |= {normal_words(n) for p in material.parties for n in (p.words, *p.names, *p.uids)}
    missing = [
        words
        for name, words in _TOLD.items()
        if not any(one.covers([name], asked, None, None) for one in loaded)
    ]
    if missing:
        whom = " or ".join(party.words for party in material.parties)
        yield f"No loaded source declares to cover, for {whom}: {', '.join(missing)}."


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value or "")]


def _words(key: str, value: object, names: Mapping[str, str]) -> str:
    told = [names.get(item, item) for item in _listed(value)]
    if key == "relations":
        told = [_TOLD.get(name, name.lower().replace("_", " ")) for name in told]
    return f"{key.replace('_', ' ')}: {', '.join(told)}"

"""What the sources do not cover, by what they declare themselves: silence is not absence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.ask import coverage
from kg.dossier.material import Material
from kg.dossier.told import pairs_of
from kg.model.ids import normal_words
from kg.page import Section

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["COVERAGE", "coverage_part"]

COVERAGE = "What the sources do not cover"
_DECLARED = """SELECT ?x ?name ?coverage WHERE { VALUES ?x { %x% }
  ?x rdfs:label ?name . OPTIONAL { ?x kgo:coverage ?coverage } }"""
_NAMES = "SELECT ?name WHERE { VALUES ?x { %x% } ?x kgo:alias ?name }"
_TOLD = (
    "DIPLOMATIC_RELATIONS", "AT_WAR", "RECOGNIZES", "AGREEMENT_ACTION", "PARTICIPATED_IN",
    "CLAIMED_BY", "ADMINISTERED_BY", "STATED", "HELD_OFFICE",
)  # fmt: skip


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
    for _, name, declared in rows:
        if declared:
            parts = [_words(key, value) for key, value in sorted(json.loads(declared).items())]
            yield f"{name} declares to cover: {'; '.join(parts)}."
    if silent := [name for _, name, declared in rows if not declared]:
        yield f"These declare nothing about what they cover: {'; '.join(silent)}."


def _uncovered(material: Material, store: ox.Store) -> Iterator[str]:
    """The relations that no loaded source declares to cover for the parties."""
    if material.one.kind != "Polity":
        return
    loaded = coverage(store)
    for party in material.parties:
        uids = party.uids
        asked = {normal_words(row[0]) for row in pairs_of(store, _NAMES, x=uids)}
        asked |= {normal_words(words) for words in (party.words, *party.names, *uids)}
        missing = [
            name
            for name in _TOLD
            if not any(one.covers([name], asked, None, None) for one in loaded)
        ]
        if missing:
            told = ", ".join(name.lower().replace("_", " ") for name in missing)
            yield f"No loaded source declares to cover, for {party.words}: {told}."


def _words(key: str, value: object) -> str:
    told = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return f"{key.replace('_', ' ')} {told}"

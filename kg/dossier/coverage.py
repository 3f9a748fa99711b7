"""What the sources do not cover, by what they declare themselves: silence is not absence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.ask import coverage
from kg.cite.dates import date_words
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

_ALSO = {
    "EXISTED": "existence", "NAMED": "names", "CAPITAL": "capitals", "SUCCEEDED_BY": "successions",
    "OFFICE_OF": "whose an office was", "ACCREDITED_TO": "to whom envoys were accredited",
    "RESIDED_AT": "seats of envoys", "MEMBER_OF": "memberships", "PART_OF": "what belongs to what",
    "TRANSFERRED": "transfers of territory", "RENOUNCED": "renunciations of territory",
    "TOOK_PLACE": "when and where", "PRODUCED": "outcomes", "ABOUT": "subjects",
    "REFERS_TO": "references", "DATED": "dates of agreements", "SIGNED_AT": "places of signature",
    "SIGNED_BY": "signatories", "PARTY_TO": "parties to agreements",
    "SIGNED_IN": "years of signature", "MET_WITH": "who met whom", "BORN": "births",
    "DIED": "deaths", "CODE": "numbers and codes", "KIND": "kinds",
}  # fmt: skip
_ORDER = ("polities", "years", "relations")


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
        known = {key: value for key, value in declared.items() if key != "note"}
        parts = [_words(key, value, names) for key, value in sorted(known.items(), key=_in_order)]
        note = f" {declared['note']}" if "note" in declared else ""
        yield f"“{name}” declares to cover: {'; '.join(parts) or 'nothing named'}.{note}"
    if silent := [f"“{name}”" for _, name, declared in rows if not declared]:
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


def _in_order(item: tuple[str, object]) -> tuple[int, str]:
    return (_ORDER.index(item[0]) if item[0] in _ORDER else len(_ORDER)), item[0]


def _words(key: str, value: object, names: Mapping[str, str]) -> str:
    told = [names.get(item, item) for item in _listed(value)]
    if key == "relations":
        told = [_TOLD.get(name) or _ALSO.get(name) or name.lower() for name in told]
    if key == "years":
        told = [date_words(span.strip()) for item in told for span in item.split(",")]
    return f"{key.replace('_', ' ')}: {', '.join(told)}"

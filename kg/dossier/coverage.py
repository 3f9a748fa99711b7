"""What the sources do not cover, by what they declare themselves: silence is not absence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.dossier.material import Material
from kg.dossier.told import pairs_of
from kg.page import Section

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["COVERAGE", "coverage_part"]

COVERAGE = "What the sources do not cover"
_DECLARED = """SELECT ?x ?name ?coverage WHERE { VALUES ?x { %x% }
  ?x rdfs:label ?name . OPTIONAL { ?x kgo:coverage ?coverage } }"""
_TOLD = (
    "DIPLOMATIC_RELATIONS", "AT_WAR", "RECOGNIZES", "AGREEMENT_ACTION", "PARTICIPATED_IN",
    "CLAIMED_BY", "ADMINISTERED_BY", "STATED", "HELD_OFFICE",
)  # fmt: skip


def coverage_part(material: Material, store: ox.Store) -> Section:
    """Remarks on what the cited sources and data sets declare that they cover."""
    told = [material.teller.statements[uid] for uid in material.teller.used]
    sources = {one.dataset or one.source for one in told}
    rows = sorted(pairs_of(store, _DECLARED, x=sources), key=lambda row: (row[1], row[0]))
    declared = {row[0]: (row[1], json.loads(row[2])) for row in rows if row[2]}
    silent = [row[1] for row in rows if row[0] not in declared]
    return Section(COVERAGE, remarks=tuple(_remarks(declared, silent)))


def _remarks(
    declared: Mapping[str, tuple[str, Mapping[str, Any]]], silent: list[str]
) -> Iterator[str]:
    yield (
        "What no loaded source tells is not thereby absent; “first”, “only” and counts hold for "
        "the sources that are cited here."
    )
    for name, coverage in declared.values():
        parts = [_words(key, value) for key, value in sorted(coverage.items())]
        yield f"{name} declares to cover: {'; '.join(parts)}."
    if silent:
        yield f"These declare nothing about what they cover: {'; '.join(silent)}."
    known = {relation for _, coverage in declared.values() for relation in _relations(coverage)}
    if missing := [name for name in _TOLD if name not in known]:
        told = ", ".join(name.lower().replace("_", " ") for name in missing)
        yield f"Of no cited data set it is declared that it covers: {told}."


def _relations(coverage: Mapping[str, Any]) -> list[str]:
    found = coverage.get("relations", [])
    return [str(name) for name in found] if isinstance(found, list) else [str(found)]


def _words(key: str, value: Any) -> str:
    told = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return f"{key.replace('_', ' ')} {told}"

"""Silence is not absence: what the loaded sources declare to cover, held against a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.ask.names import KINDS
from kg.ask.question import ANY, Question
from kg.model.ids import normal_words
from kg.rdf import run_query
from kg.schema import load_schema

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "Covered",
    "coverage",
    "coverage_notes",
    "polity_names",
    "relations_of",
    "uncovered_years",
]

_DECLARED = """
SELECT ?source ?name ?what ?value WHERE {
  ?s a kgo:Source ; kgo:uid ?source ; rdfs:label ?name ; ?what ?value .
  VALUES ?what { kgo:covers_from kgo:covers_to kgo:covers_relations kgo:covers_polities }
} ORDER BY ?source ?what ?value
"""
_WAITING = """SELECT ?relation (COUNT(DISTINCT ?st) AS ?n) WHERE {
  %s ?st kgo:review "proposed" ; kgo:counts false ; rdf:predicate ?relation } GROUP BY ?relation"""
_ALIASES = """SELECT DISTINCT ?id ?alias WHERE {
  { ?x kgo:uid ?id } UNION
  { ?x kgo:continuityGroup ?group ; kgo:uid ?id . ?y kgo:continuityGroup ?group ; kgo:alias ?alias }
  OPTIONAL { ?x kgo:alias ?alias } }"""

_WHOSE = "SELECT DISTINCT ?id WHERE { ?office kgo:officeOf ?state . ?state kgo:uid ?id }"


@dataclass(frozen=True, slots=True)
class Covered:
    """What a source declares to cover; no years or no polities declared means any."""

    source: str
    name: str
    first: int | None
    last: int | None
    relations: frozenset[str]
    polities: tuple[str, ...]

    def __str__(self) -> str:
        return self.told(self.relations)

    def told(self, relations: Iterable[str]) -> str:
        """The source with what it declares, of the relations those of these."""
        years = "" if self.first is None else f"{self.first}–{self.last or 'now'}; "
        polities = f"{', '.join(self.polities)}; " if self.polities else ""
        return (
            f"{self.name} ({years}{polities}{', '.join(sorted(self.relations & set(relations)))})"
        )

    def covers(
        self, relations: Iterable[str], polities: Iterable[str], first: int | None, last: int | None
    ) -> bool:
        """Whether it covers one of the relations, for one of the polities, in some of the years.

        `polities` are all ids and names of those asked about, in normal words.
        """
        asked = set(polities)
        return (
            not self.relations.isdisjoint(_with_bases(relations))
            and (not self.polities or not asked or not asked.isdisjoint(self._named()))
            and not (self.first is not None and last is not None and last < self.first)
            and not (self.last is not None and first is not None and first > self.last)
        )

    def _named(self) -> set[str]:
        return {normal_words(name) for name in self.polities}


def coverage(store: ox.Store) -> list[Covered]:
    """What each source declares that declares any relations; the others say nothing of it."""
    told: dict[str, dict[str, list[Any]]] = {}
    names: dict[str, str] = {}
    for source, name, what, value in run_query(store, _DECLARED).rows:
        names[source] = name
        told.setdefault(source, {}).setdefault(what.removeprefix("covers_"), []).append(value)
    return [
        Covered(
            source,
            names[source],
            next(iter(about.get("from", ())), None),
            next(iter(about.get("to", ())), None),
            frozenset(about["relations"]),
            tuple(about.get("polities", ())),
        )
        for source, about in told.items()
        if about.get("relations")
    ]


def relations_of(question: Question) -> set[str]:
    """The relations of which the question needs one; empty where it does not tell."""
    known = load_schema().relations.keys()
    return set(known) if ANY in question.rests_on else known & set(question.rests_on)


def coverage_notes(store: ox.Store, question: Question, bound: Mapping[str, Any]) -> Iterator[str]:
    """What to say under an answer without rows: not covered, or covered and nothing found."""
    relations = relations_of(question)
    if not relations:
        yield (
            "nothing found; which relations the question rests on is not told (rests_on in its "
            "question.yml), so whether a source covers it is not known"
        )
        return
    yield from _silence(store, question, bound, relations)
    yield from _waiting(store, relations, question, bound)


def _silence(
    store: ox.Store, question: Question, bound: Mapping[str, Any], relations: set[str]
) -> Iterator[str]:
    polities = _polities(store, question, bound)
    first, last = _years(bound)
    declared = coverage(store)
    covering = [one for one in declared if one.covers(relations, polities, first, last)]
    if covering:
        wanted = _with_bases(relations)
        yield "nothing found; covered by " + "; ".join(one.told(wanted) for one in covering)
        return
    yield (
        "not covered: no loaded source declares that it covers this"
        + ("" if ANY in question.rests_on else f" ({', '.join(sorted(relations))})")
        + "; that nothing is found says nothing about the world"
    )
    if declared:
        yield "the loaded sources cover: " + "; ".join(map(str, declared))


def _waiting(
    store: ox.Store, relations: Iterable[str], question: Question, bound: Mapping[str, Any]
) -> Iterator[str]:
    """How many statements could answer, if somebody had accepted them."""
    schema = load_schema()
    wanted = {schema.relations[name].iri for name in _with_bases(relations)}
    named = {name for name, rule in question.parameters.items() if rule.type in KINDS}
    things = [f"ent:{uid}" for name in sorted(named) for uid in bound.get(name) or ()]
    text = _WAITING % ("?st ?any ?x ." if things else "")
    found = run_query(store, text, {"x": things} if things else {}).rows
    count = sum(number for relation, number in found if relation in wanted)
    if count:
        about = " about what is asked" if things else ""
        told = "statement waits" if count == 1 else "statements wait"
        them = "it" if count == 1 else "them"
        yield f"{count} {told} for review{about}; --proposed takes {them} in"


def uncovered_years(
    store: ox.Store, question: Question, bound: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Which years between the first and the last counted, or asked for, no source covers."""
    if not question.counts_over:
        return
    first, last = _years(bound)
    periods = [str(row[question.counts_over] or "") for row in rows]
    counted = [int(period[:4]) for period in periods if re.match(r"\d{4}", period)]
    ends = [*counted, *(year for year in (first, last) if year is not None)]
    if not ends:
        return
    relations, polities = relations_of(question), _polities(store, question, bound)
    declared = coverage(store)
    years = [
        year
        for year in range(first or min(ends), (last or max(ends)) + 1)
        if not any(one.covers(relations, polities, year, year) for one in declared)
    ]
    if years:
        yield (
            f"no loaded source declares that it covers {', '.join(_runs(years))}; "
            "that little or nothing is counted then says nothing about the world"
        )


def _runs(years: list[int]) -> Iterator[str]:
    """1946, 1947, 1950 → 1946–1947, 1950."""
    for _, run in groupby(enumerate(years), lambda pair: pair[1] - pair[0]):
        told = [year for _, year in run]
        yield str(told[0]) if len(told) == 1 else f"{told[0]}–{told[-1]}"


def polity_names(store: ox.Store, ids: Iterable[str]) -> set[str]:
    """All ids and names of the polities and of those they continue, in normal words."""
    wanted = sorted(set(ids))
    rows = run_query(store, _ALIASES, {"id": wanted}).rows if wanted else []
    return {normal_words(word) for row in rows for word in row if word}


def _with_bases(relations: Iterable[str]) -> set[str]:
    schema = load_schema()
    asked = set(relations)
    return asked.union(*(schema.relations[name].follows_from for name in asked))


def _polities(store: ox.Store, question: Question, bound: Mapping[str, Any]) -> set[str]:
    ids = {
        uid
        for name in question.parameters
        if isinstance(bound.get(name), list)
        for uid in bound[name]
    }
    offices = sorted(f"ent:{uid}" for uid in ids if uid.startswith("office-"))
    ids |= (
        {row[0] for row in run_query(store, _WHOSE, {"office": offices}).rows} if offices else set()
    )
    return polity_names(store, (uid for uid in ids if uid.startswith("polity-")))


def _years(bound: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """The first and the last year asked about, by the names that parameters of time have."""
    ends: list[int | None] = []
    for names in (("from", "on", "certainly", "year", "first"), ("to", "on", "certainly", "year")):
        told = [bound[name] for name in names if bound.get(name) is not None]
        years = [int(str(value)[:4]) for value in told if re.match(r"-?\d{1,4}", str(value))]
        ends.append(years[0] if years else None)
    return ends[0], ends[1]

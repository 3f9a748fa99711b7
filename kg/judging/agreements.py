"""Which agreements may be one though their titles differ: one day of signature, a common party.

Two states often sign several agreements on one day: each pair is for a person to judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from kg.dates import from_julian
from kg.rdf import run_query
from kg.resolve import Gazetteer
from kg.resolve.agreement_titles import telling_words

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Told", "excluded", "listed_twice", "signed_alike", "told_of_agreements"]

_DATED = """
SELECT DISTINCT ?uid ?time (COALESCE(?set, REPLACE(STR(?source), "^.*/", "")) AS ?dataset) WHERE {
  VALUES ?phase { "signed" "adopted" }
  ?st rdf:predicate kgo:dated ; kgo:phase ?phase ; kgo:counts true ; a kgo:Statement ;
      kgo:time ?time ; prov:hadPrimarySource ?source ; rdf:subject/kgo:uid ?uid
  OPTIONAL { ?st kgo:dataset ?set } }
"""
# Whoever acts on an agreement, and on whose behalf somebody signed it.
_PARTIES = (
    "SELECT ?uid ?who WHERE { ?party kgo:agreementAction ?x . ?party kgo:uid ?who . "
    "?x kgo:uid ?uid }",
    "SELECT ?uid ?who WHERE { ?st rdf:predicate kgo:signedBy ; kgo:counts true ; "
    "kgo:on_behalf_of/kgo:uid ?who ; rdf:subject/kgo:uid ?uid }",
)
_KINDS = "SELECT ?uid ?kind WHERE { ?x a kgo:Agreement ; kgo:uid ?uid ; kgo:kind ?kind }"
_NUMBERS = """
SELECT DISTINCT ?uid ?code WHERE {
  ?st kgo:authority "unts" ; rdf:predicate kgo:code ; kgo:counts true ; kgo:value ?code ;
      rdf:subject/kgo:uid ?uid }
"""
_DAY = 10  # characters of a whole day
_LAST_JULIAN = "1923"  # from then on all states reckoned by the Gregorian calendar
_TITLES = 12  # of one agreement that are compared
Pair = tuple[str, str]


@dataclass(slots=True)
class Told:
    """What sources tell of one agreement."""

    days: set[str] = field(default_factory=set)
    vague: bool = False  # some source knows only the month or the year
    datasets: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    @property
    def reckoned(self) -> set[str]:
        """Its days of signature, also as if they were told in the Julian calendar."""
        return self.days | {from_julian(day) for day in self.days if day < _LAST_JULIAN}


def told_of_agreements(store: ox.Store) -> dict[str, Told]:
    """By its id, what counts of each agreement whose signature is dated."""
    told: dict[str, Told] = defaultdict(Told)
    for uid, time, dataset in run_query(store, _DATED, {}).rows:
        told[uid].datasets.add(dataset)
        if len(time) == _DAY and "X" not in time:
            told[uid].days.add(time)
        else:
            told[uid].vague = True
    for query in _PARTIES:
        for uid, who in run_query(store, query, {}).rows:
            if uid in told:
                told[uid].parties.add(who)
    for uid, kind in run_query(store, _KINDS, {}).rows:
        if uid in told:
            told[uid].kinds.add(kind)
    for uid, code in run_query(store, _NUMBERS, {}).rows:
        if uid in told:
            told[uid].numbers.add(f"UNTS {code}")
    return dict(told)


def excluded(told: Mapping[str, Told], pair: Pair) -> bool:
    """Whether the two were certainly signed on different days."""
    one, other = (told.get(uid) for uid in pair)
    if one is None or other is None or one.vague or other.vague:
        return False
    agree = one.reckoned & other.days or one.days & other.reckoned
    return bool(one.days and other.days) and not agree


def listed_twice(
    told: Mapping[str, Told], found: Mapping[Pair, tuple[float, str]]
) -> dict[Pair, tuple[float, str]]:
    """The same pairs: what one data set lists twice it tells apart, so that it comes last."""
    scored = {}
    for pair, (score, how) in found.items():
        one, other = (told.get(uid) for uid in pair)
        if one and other and one.datasets & other.datasets:
            score, how = score / 2, f"{how}; against: one data set lists both"
        scored[pair] = (round(score, 3), how)
    return scored


def signed_alike(
    told: Mapping[str, Told], names: Mapping[str, tuple[str, ...]]
) -> dict[Pair, tuple[float, str]]:
    """Pairs of different data sets with a day of signature and a party in common, scored.

    What one data set lists twice it tells apart.
    """
    on: dict[str, set[str]] = defaultdict(set)
    for uid, what in told.items():
        for day in what.reckoned:
            on[day].add(uid)
    gazetteer = Gazetteer.load()
    found: dict[Pair, tuple[float, str]] = {}
    for members in on.values():
        for pair in _across(members, told):
            if pair not in found and not excluded(told, pair):
                one, other = (told[uid] for uid in pair)
                titles = [names.get(uid, ()) for uid in pair]
                found[pair] = _score(one, other, titles, gazetteer)
    return found


def _across(members: Iterable[str], told: Mapping[str, Told]) -> Iterable[Pair]:
    for pair in combinations(sorted(members), 2):
        one, other = (told[uid] for uid in pair)
        if one.datasets.isdisjoint(other.datasets) and one.parties & other.parties:
            yield pair


def _score(
    one: Told, other: Told, titles: list[tuple[str, ...]], gazetteer: Gazetteer
) -> tuple[float, str]:
    """One that tells nothing but the day, at least; one that agrees in all, at most."""
    common = one.parties & other.parties
    share = len(common) / min(len(one.parties), len(other.parties))
    parties = one.parties | other.parties
    words = max(
        (
            _overlap(telling_words(a, parties, gazetteer), telling_words(b, parties, gazetteer))
            for a in titles[0][:_TITLES]
            for b in titles[1][:_TITLES]
        ),
        default=0.0,
    )
    days = sorted(one.days & other.days)
    how = [f"signed on {' and '.join(days)}" if days else "signed on one day by two calendars"]
    how.append(f"{len(common)} of {len(parties)} parties in common")
    how.append(f"{words:.0%} of the words of the titles")
    score = 0.25 + 0.2 * share + 0.3 * words + (0.05 if days else 0)
    if numbers := sorted(one.numbers & other.numbers):
        score += 0.2
        how.append(f"both are {', '.join(numbers)}")
    if one.kinds and other.kinds:
        alike = bool(one.kinds & other.kinds)
        score += 0.1 if alike else -0.15
        if not alike:
            how.append(f"against: {_told(one.kinds)} and {_told(other.kinds)}")
    return round(score, 3), "; ".join(how)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _told(kinds: set[str]) -> str:
    return " or ".join(sorted(kinds)).replace("_", " ")

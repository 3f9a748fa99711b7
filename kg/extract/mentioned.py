"""Whom an article has named before a place in it: persons by rank, states, the last two."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.ordered import Earlier, Ordered, between
from kg.extract.things import Hit, Thing
from kg.extract.titles import rank_of

if TYPE_CHECKING:
    from kg.extract.reading import Reading, Sentence

_WHERE = re.compile(r"\b(?:in|near|outside|at) (?:the )?\Z")

__all__ = [
    "distinct", "pair_before", "people_before", "people_named", "polities_of", "recent",
    "sides_before", "states_before", "the_last", "the_two", "told_together",
]  # fmt: skip


def polities_of(reading: Reading, hit: Hit) -> list[Thing]:
    """The state that a mention stands for: itself, or that of a person's office or a ministry."""
    thing = hit.thing
    if thing.type == "Polity":
        return [thing]
    if thing.type == "Person":
        told = [h.title.of for h in reading.offices(thing) if h.title.of]
        return told[:1]
    if thing.polity:
        return [Thing("Polity", thing.polity, uids=thing.uids, group=thing.group)]
    return []


def people_named(reading: Reading, ranks: tuple[str, ...] = ()) -> list[Hit]:
    """All mentions of persons who are told for sure, of all or of those of some rank."""
    return _people(reading, ranks).hits


def people_before(reading: Reading, before: int, ranks: tuple[str, ...]) -> Earlier:
    """Those that end before a place in the text."""
    return _people(reading, ranks).before(before)


def _people(reading: Reading, ranks: tuple[str, ...]) -> Ordered:
    def find() -> Iterator[Hit]:
        for hit in reading.hits:
            if hit.thing.type == "Person" and hit.safe:
                titles = reading.offices(hit.thing)
                if not ranks or any(rank_of(h.title.office) in ranks for h in titles):
                    yield hit

    return reading.known(ranks, find)


def states_before(reading: Reading, before: int) -> Earlier:
    """The states that mentions before a place in the text stand for."""
    return _states(reading).before(before)


def _states(reading: Reading) -> Ordered:
    def find() -> Iterator[Hit]:
        for hit in reading.hits:
            for polity in polities_of(reading, hit):
                yield Hit(hit.start, hit.end, polity, hit.how)

    return reading.known("states", find)


def _parties(reading: Reading) -> Ordered:
    """States, but not where one only tells where: "in Peru"."""

    def find() -> Iterator[Hit]:
        for hit in reading.hits:
            where = hit.thing.type == "Polity" and _WHERE.search(
                reading.text, max(0, hit.start - 12), hit.start
            )
            if not where:
                for polity in polities_of(reading, hit):
                    yield Hit(hit.start, hit.end, polity, hit.how)

    return reading.known("parties", find)


def _many(known: Sequence[Hit]) -> bool:
    """Whether two different things are among mentions."""
    first = known[0].thing.identity if known else None
    return any(h.thing.identity != first for h in known)


def sides_before(reading: Reading, before: int) -> Earlier:
    """States before; a single one in the same sentence is the third that the two are not."""
    of = _parties(reading)
    if not _many(of.before(before)):
        of = _states(reading)
    known = of.before(before)
    first = reading.sentence_at(before).span.start
    here = {h.thing.identity for h in between(known, first, before)}
    if len(here) != 1:
        return known
    (third,) = here
    return reading.known(
        ("other sides", str(of is _states(reading)), *map(str, third)),
        lambda: (h for h in of.hits if h.thing.identity != third),
    ).before(before)


def the_two(reading: Reading, known: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """The two last named; certain only where the article has named no third nearby."""
    if told := told_together(reading, known, start):
        gap = reading.sentence_at(start).index - reading.sentence_at(told[0].start).index
        return [Hit(start, end, h.thing, "antecedent", gap <= 3 and h.safe) for h in told]
    if known and known[-1].thing.type == "Polity":
        main = _main_two(reading, start, clear=False)
        if len(main) == 2:
            return [Hit(start, end, h.thing, "antecedent", False) for h in main]
    last: dict[tuple[str, str, str | None], Hit] = {}
    for hit in reversed(known):
        last.setdefault(hit.thing.identity, hit)
        if len(last) == 3:
            break
    if len(last) < 2:
        return []
    pair = list(last.values())[:2]
    near = reading.sentence_at(start).index
    third = list(last.values())[2:]
    apart = not third or near - reading.sentence_at(third[0].start).index > 2
    safe = apart and near - reading.sentence_at(pair[1].start).index <= 8
    return [Hit(start, end, h.thing, "antecedent", safe and h.safe) for h in reversed(pair)]


def pair_before(
    reading: Reading, start: int, *, states: bool = False, main: bool = False
) -> list[Hit]:
    """The two persons or states that the text just spoke of together: likely, never certain."""
    if states and (both := _main_two(reading, start)):
        return [Hit(start, start, h.thing, "antecedent", False) for h in both]
    if main:
        return []
    officers = reading.known(
        "officers", lambda: (h for h in people_named(reading) if reading.offices(h.thing))
    ).before(start)
    known_states = states_before(reading, start)
    for known in (known_states,) if states else (officers, known_states):
        found = told_together(reading, known, start)
        if (
            found
            and reading.sentence_at(start).index - reading.sentence_at(found[0].start).index < 4
        ):
            return [Hit(h.start, h.end, h.thing, "antecedent", False) for h in found]
    return [Hit(start, start, h.thing, "antecedent", False) for h in _main_two(reading, start)]


def _main_two(reading: Reading, start: int, *, clear: bool = True) -> list[Hit]:
    """The two states that the text has spoken of by far the most, or at least more than others."""
    most = reading.tally(_states(reading)).before(start)
    if (
        len(most) < 2
        or most[1][0] < 3
        or (len(most) > 2 and (2 if clear else 1.2) * most[2][0] > most[1][0])
    ):
        return []
    return [last for _, last in most[:2]]


def told_together(reading: Reading, known: Sequence[Hit], start: int) -> list[Hit]:
    """The two that one of the last sentences names together, and no third."""
    here = reading.sentence_at(start).index
    for index in range(here, max(-1, here - 5), -1):
        span = reading.sentences[index].span
        named: dict[tuple[str, str, str | None], Hit] = {}
        for hit in between(known, span.start, span.end):
            named.setdefault(hit.thing.identity, hit)
        if len(named) == 2:
            return list(named.values())
        if len(named) > 2:
            return _joined_pair(reading, list(named.values()))
    return []


def recent(reading: Reading, known: Sequence[Hit], sentence: Sentence) -> Sequence[Hit]:
    """Those of mentions before a place that its sentence or the two before it hold."""
    first = reading.sentences[max(0, sentence.index - 2)].span.start
    return known[bisect_left(known, first, key=lambda h: h.start) :]


def _joined_pair(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """The two of many that "and" joins, if there is one such pair."""
    pairs = [
        [one, two] for one, two in itertools.pairwise(sorted(hits, key=lambda h: h.start))
        if reading.text[one.end : two.start] in (" and ", " and the ", " met ", " met with ")
        and not reading.text[max(0, one.start - 200) : one.start].rstrip().endswith(",")
    ]  # fmt: skip
    return pairs[0] if len(pairs) == 1 else []


def the_last(known: Sequence[Hit], start: int, end: int) -> list[Hit]:
    if not known:
        return []
    recent = {h.thing.identity for h in known[-3:]}
    return [Hit(start, end, known[-1].thing, "antecedent", len(recent) == 1)]


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """One mention of each thing, the first that is certain."""
    found: dict[tuple[str, str, str | None], Hit] = {}
    for hit in hits:
        kept = found.get(hit.thing.identity)
        if kept is None or (hit.safe and not kept.safe):
            found[hit.thing.identity] = hit
    return list(found.values())

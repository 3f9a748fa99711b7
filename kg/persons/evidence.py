"""What speaks for two records being one person: pairs, kind by kind, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.persons.agreement import INITIALS, SAME, SHORTER, agreement
from kg.persons.office_evidence import same_office, same_office_soon, same_seat
from kg.persons.told import Pair, Told, closest, pair

__all__ = ["EVIDENCE", "Evidence", "could_be_meant"]

_NEAR = 10  # years that may lie between two sightings of one full name: a namesake may follow
_AGAIN = 16  # … in one seat, to which people come back; sons come to it later
_CLOSE = (SAME, INITIALS, SHORTER)
_CROWD = 60  # beyond so many of one kind, neighbours stand for all pairs


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kind of evidence.

    `strict`: any difference in the year of birth speaks against it; `named`: so
    do names that disagree; `spelt`: so do names that differ by a letter; `alone`: it tells only
    if nobody else of the name could be meant.
    """

    why: str
    pairs: Callable[[list[Told]], Iterator[Pair]]
    strict: bool = False
    named: bool = True
    spelt: bool = True
    alone: bool = False


def same_code(told: list[Told]) -> Iterator[Pair]:
    """An authority keeps both under one identifier."""
    for a, b in _pairs_by(told, lambda one: one.codes):
        yield pair(a, b)


def same_company(told: list[Told]) -> Iterator[Pair]:
    """Full names agree but for parts left out, and both met the same person on the same day."""
    for a, b in _pairs_by(told, lambda one: one.company):
        if _full(a, b) and closest(a, b) in _CLOSE:
            yield pair(a, b)


def same_birth(told: list[Told]) -> Iterator[Pair]:
    """Full names agree but for parts left out, and so does the year of birth."""
    years: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        blocks = {block for name in one.names if name.is_full for block in name.blocks()}
        for first, last in one.born:
            if first == last:
                for block in blocks:
                    years[f"{first} {block}"].append(one)
    for born in years.values():
        for a, b in combinations(born, 2):
            if _full(a, b) and closest(a, b) in _CLOSE:
                yield pair(a, b)


def same_polity(told: list[Told]) -> Iterator[Pair]:
    """The same full name, in the service of the same polity within a lifetime."""
    for group in _named_alike(told):
        for a, b in _all(group):
            if a.polities & b.polities and _near(a, b) and closest(a, b) == SAME:
                yield pair(a, b)


def same_source(told: list[Told]) -> Iterator[Pair]:
    """One data set writes the same full name and does not tell two persons of it apart."""
    for group in _named_alike(told):
        by_source: dict[str, list[Told]] = defaultdict(list)
        for one in group:
            if one.key is None:
                by_source[one.dataset].append(one)
        for some in by_source.values():
            for a, b in _all(some):
                other = a.polities and b.polities and not a.polities & b.polities
                if not other and _near(a, b) and agreement(a.name, b.name) == SAME:
                    yield pair(a, b)


def could_be_meant(told: list[Told]) -> Iterator[Pair]:
    """The same full name, and nothing that rules it out: reason enough to hold back."""
    for group in _named_alike(told):
        for a, b in _all(group):
            other = a.polities and b.polities and not a.polities & b.polities
            if not other and _near(a, b):
                yield pair(a, b)


def _full(one: Told, other: Told) -> bool:
    return one.name.is_full and other.name.is_full


def _near(one: Told, other: Told) -> bool:
    if one.years is None or other.years is None:
        return True
    apart = max(one.years[0], other.years[0]) - min(one.years[1], other.years[1])
    return apart <= _NEAR or (apart <= _AGAIN and bool(one.seats & other.seats))


def _named_alike(told: list[Told]) -> Iterator[list[Told]]:
    named: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        for key in {key for name in one.names if name.is_full for key in name.keys}:
            named[key].append(one)
    yield from (group for group in named.values() if len(group) > 1)


def _pairs_by(
    told: list[Told], keys: Callable[[Told], Iterable[Hashable]]
) -> Iterator[tuple[Told, Told]]:
    groups: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        for key in keys(one):
            groups[key].append(one)
    for group in groups.values():
        yield from _all(group)


def _all(group: list[Told]) -> Iterator[tuple[Told, Told]]:
    """All pairs of a group; neighbours alone where it is a crowd."""
    yield from combinations(group, 2) if len(group) < _CROWD else pairwise(group)


EVIDENCE = (
    Evidence("the same identifier", same_code, named=False),
    Evidence("the same name and office at the same time", same_office),
    Evidence("the same name, and who was met on the same day", same_company),
    Evidence("the same name and year of birth", same_birth, strict=True),
    Evidence("the same name in one office within a few years, and nobody else of that name",
             same_office_soon, strict=True),
    Evidence("the same full name in one source", same_source, strict=True),
    Evidence("the same full name and polity, and nobody else of that name", same_polity,
             strict=True, alone=True),
    Evidence("a full name that differs by one letter, and one office on one day", same_seat,
             strict=True, spelt=False),
)  # fmt: skip

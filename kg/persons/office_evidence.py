"""What offices tell of who is who: names that agree, and one office at one time."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, combinations, pairwise, product

from kg.persons.agreement import FAMILY, misspelt
from kg.persons.told import Pair, Term, Told, closest, pair

__all__ = ["same_office", "same_office_soon", "same_seat"]

Holding = tuple[Term, Told]
_SOON = 3  # years within which one family name in one office is taken for one person's
_TERM = 12  # years that a term of unknown end is taken to last at the most
_CROWD = 60  # beyond so many of one kind, neighbours stand for all pairs


def same_office(told: list[Told]) -> Iterator[Pair]:
    """Names agree, and both held one office at one time.

    A family name, or a title without a name, tells of the one who certainly held
    an office that one person holds at a time.
    """
    for terms in _offices(told).values():
        for some in _by_family_name(terms):
            for a, b in _together(some):
                yield from _colleagues(a, b, terms)


def same_office_soon(told: list[Told]) -> Iterator[Pair]:
    """Names agree, and both were seen in one office that one person holds at a time, within a few
    years, and nobody else who could be meant was."""
    for terms in _offices(told).values():
        for some in _by_family_name([x for x in terms if x[0].single and x[1].name.parts]):
            seen = sorted(
                (x for x in some if x[0].attested and x[0].end_earliest),
                key=lambda x: (x[0].end_earliest or "", x[1].record),
            )
            known = _Holders(some)
            for a, b in pairwise(seen):
                if _counted_alike(a[1], b[1]) or (
                    _soon(a[0], b[0]) and known.of_one_name(a[0], b[0])
                ):
                    yield from _joined(a, b)


def same_seat(told: list[Told]) -> Iterator[Pair]:
    """Full names differ by a letter, and the one was seen in an office that one person holds at a
    time on a day on which the other certainly held it; nobody of the first name ever had a term."""
    for terms in _offices(told).values():
        spells = [x for x in terms if x[0].single and not x[0].attested]
        for seen, who in (x for x in terms if x[0].single and x[0].attested):
            if not who.name.is_full or any(closest(who, holder) for _, holder in spells):
                continue
            for spell, holder in spells:
                if misspelt(who.name, holder.name) and _surely_overlap(seen, spell, holder, terms):
                    yield pair(who, holder)


def _counted_alike(one: Told, other: Told) -> bool:
    """Whether both are rulers of one name and number, which no two in one office are."""
    number = one.name.suffix
    return number not in (None, "jr", "sr") and number == other.name.suffix


def _offices(told: list[Told]) -> dict[str, list[Holding]]:
    held: dict[str, list[Holding]] = defaultdict(list)
    for one in told:
        for term in one.terms:
            held[term.office].append((term, one))
    return held


def _by_family_name(terms: list[Holding]) -> Iterator[list[Holding]]:
    """The holders who may have one family name, each time with those without a name."""
    unnamed = [x for x in terms if not x[1].name.parts]
    families: dict[str, list[Holding]] = defaultdict(list)
    for x in terms:
        for end in {end for name in x[1].names for end in name.ends}:
            families[end].append(x)
    for some in families.values():
        if len(some) + len(unnamed) > 1:
            yield some + unnamed


def _together(some: list[Holding]) -> Iterator[tuple[Holding, Holding]]:
    """Pairs of which one has a term, and those seen in office on one day."""
    spells = [x for x in some if not x[0].attested]
    seen = [x for x in some if x[0].attested]
    yield from combinations(spells, 2)
    yield from product(spells, seen)
    by_day: dict[str, list[Holding]] = defaultdict(list)
    for x in seen:
        by_day[x[0].end_earliest or ""].append(x)
    for same in by_day.values():
        yield from combinations(same, 2) if len(same) < _CROWD else pairwise(same)


def _colleagues(a: Holding, b: Holding, terms: list[Holding]) -> Iterator[Pair]:
    (one, who), (other, whom) = a, b
    if who.record == whom.record:
        return
    level = closest(who, whom)
    if level not in (None, FAMILY):
        if _may_overlap(one, other):
            yield pair(who, whom)
        return
    unnamed = not who.name.parts or not whom.name.parts
    if (level == FAMILY or unnamed) and one.single and other.single:
        if who.name.parts == whom.name.parts and unnamed:
            return
        if _surely_overlap(one, other, whom, terms) or _surely_overlap(other, one, who, terms):
            yield pair(who, whom)


def _joined(a: Holding, b: Holding) -> Iterator[Pair]:
    if a[1].record != b[1].record and closest(a[1], b[1]) is not None:
        yield pair(a[1], b[1])


def _may_overlap(one: Term, other: Term) -> bool:
    return _from(one.begin_earliest, one.begin_latest) <= _until(other) and _from(
        other.begin_earliest, other.begin_latest
    ) <= _until(one)


def _surely_overlap(seen: Term, spell: Term, holder: Told, terms: list[Holding]) -> bool:
    """Whether the one was seen in office on a day on which the other certainly held it."""
    if not seen.attested or seen.end_earliest is None or spell.begin_latest is None:
        return False
    first, last = seen.end_earliest, seen.begin_latest or seen.end_earliest
    if spell.attested:
        return first == last == spell.begin_latest == spell.end_earliest
    if not spell.begin_latest <= first:
        return False
    if spell.end_earliest is not None:
        return last <= spell.end_earliest
    return not any(
        term.begin_earliest is not None
        and spell.begin_latest < term.begin_earliest <= last
        and not term.attested
        and closest(who, holder) is None
        for term, who in terms
    )


class _Holders:
    """Those of one family name whose full names are known, by when they may have held an office."""

    def __init__(self, some: list[Holding]) -> None:
        self._named: dict[tuple[str, ...], Told] = {}
        spans: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for term, who in some:
            if who.name.is_full:
                key = who.name.key
                self._named[key] = who
                spans[key].append((_from(term.begin_earliest, term.begin_latest), _until(term)))
                if term.attested:
                    seen = term.end_earliest or ""
                    spans[key].append((seen, seen))
        self._begins: dict[tuple[str, ...], list[str]] = {}
        self._latest: dict[tuple[str, ...], list[str]] = {}
        for key, found in spans.items():
            found.sort()
            self._begins[key] = [begin for begin, _ in found]
            self._latest[key] = list(accumulate((end for _, end in found), max))
        self._alike = _of_one_name(list(self._named.values()))

    def of_one_name(self, first: Term, last: Term) -> bool:
        """Whether all agree who may have held it, some years before the one day and after the
        other."""
        if self._alike:
            return True
        low, high = _shifted(first.end_earliest, -_SOON), _shifted(last.begin_latest, _SOON)
        near = []
        for key, begins in self._begins.items():
            at = bisect_right(begins, high)
            if at and self._latest[key][at - 1] >= low:
                near.append(self._named[key])
        return _of_one_name(near)


def _of_one_name(some: list[Told]) -> bool:
    """Whether no two of them go by full names that cannot be one person's."""
    return all(closest(a, b) is not None for a, b in combinations(some, 2))


def _soon(one: Term, other: Term) -> bool:
    return (other.end_earliest or "") <= _shifted(one.begin_latest, _SOON)


def _shifted(day: str | None, years: int) -> str:
    return f"{int(day[:4]) + years:04}{day[4:]}" if day and day[:4].isdigit() else ""


def _until(term: Term) -> str:
    """The last day on which a term may have gone on, as far as worth thinking of."""
    if term.attested:
        return term.begin_latest or ""
    if term.end_latest is not None and term.end_latest != "inf":
        return term.end_latest
    begun = term.begin_latest or term.end_earliest
    return f"{int(begun[:4]) + _TERM:04}-12-31" if begun and begun[:4].isdigit() else "inf"


def _from(earliest: str | None, latest: str | None) -> str:
    if earliest:
        return earliest
    known = latest and latest[:4].isdigit()
    return f"{max(int(latest[:4]) - _TERM, 0):04}-01-01" if latest and known else "~"

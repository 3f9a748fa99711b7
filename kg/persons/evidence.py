"""What speaks for two records being one person: pairs, kind by kind, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from kg.persons.names import FAMILY, INITIALS, SAME, SHORTER, VARIANT, agreement
from kg.persons.told import Term, Told

__all__ = ["EVIDENCE", "Evidence", "could_be_meant"]

Pair = tuple[str, str]
Holding = tuple[Term, Told]
_NEAR = 60  # years within which a full name in one polity is taken for one person's
_TERM = 12  # years that a term of unknown end is taken to last at the most
_CLOSE = (SAME, INITIALS, SHORTER)
_CROWD = 60  # beyond so many of one kind, neighbours stand for all pairs


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kind of evidence.

    `strict`: any difference in the year of birth speaks against it; `named`: so
    do names that disagree; `alone`: it tells only if nobody else of the name
    could be meant.
    """

    why: str
    pairs: Callable[[list[Told]], Iterator[Pair]]
    strict: bool = False
    named: bool = True
    alone: bool = False


def same_code(told: list[Told]) -> Iterator[Pair]:
    """An authority keeps both under one identifier."""
    for a, b in _pairs_by(told, lambda one: one.codes):
        yield _pair(a, b)


def same_office(told: list[Told]) -> Iterator[Pair]:
    """Names agree, and both held one office at one time.

    A family name, or a title without a name, tells of the one who certainly held
    an office that one person holds at a time.
    """
    held: dict[str, list[Holding]] = defaultdict(list)
    for one in told:
        for term in one.terms:
            held[term.office].append((term, one))
    for terms in held.values():
        for some in _by_family_name(terms):
            for a, b in _together(some):
                yield from _colleagues(a, b, terms)


def same_company(told: list[Told]) -> Iterator[Pair]:
    """Full names agree but for parts left out, and both met the same person on the same day."""
    for a, b in _pairs_by(told, lambda one: one.company):
        if _full(a, b) and _closest(a, b) in _CLOSE:
            yield _pair(a, b)


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
            if _full(a, b) and _closest(a, b) in _CLOSE:
                yield _pair(a, b)


def same_polity(told: list[Told]) -> Iterator[Pair]:
    """The same full name, in the service of the same polity within a lifetime."""
    for group in _named_alike(told):
        for a, b in _all(group):
            if a.polities & b.polities and _near(a, b) and _closest(a, b) == SAME:
                yield _pair(a, b)


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
                    yield _pair(a, b)


def could_be_meant(told: list[Told]) -> Iterator[Pair]:
    """The same full name, and nothing that rules it out: reason enough to hold back."""
    for group in _named_alike(told):
        for a, b in _all(group):
            other = a.polities and b.polities and not a.polities & b.polities
            if not other and _near(a, b):
                yield _pair(a, b)


EVIDENCE = (
    Evidence("the same identifier", same_code, named=False),
    Evidence("the same name and office at the same time", same_office),
    Evidence("the same name, and who was met on the same day", same_company),
    Evidence("the same name and year of birth", same_birth, strict=True),
    Evidence("the same full name in one source", same_source, strict=True),
    Evidence("the same full name and polity, and nobody else of that name", same_polity,
             strict=True, alone=True),
)  # fmt: skip


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
    level = _closest(who, whom)
    if level not in (None, FAMILY):
        if _may_overlap(one, other):
            yield _pair(who, whom)
        return
    unnamed = not who.name.parts or not whom.name.parts
    if (level == FAMILY or unnamed) and one.single and other.single:
        if who.name.parts == whom.name.parts and unnamed:
            return
        if _surely_overlap(one, other, whom, terms) or _surely_overlap(other, one, who, terms):
            yield _pair(who, whom)


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
        and _closest(who, holder) is None
        for term, who in terms
    )


def _until(term: Term) -> str:
    """The last day on which a term may have gone on, as far as worth thinking of."""
    if term.attested:
        return term.begin_latest or ""
    if term.end_latest is not None and term.end_latest != "inf":
        return term.end_latest
    begun = term.begin_latest or term.end_earliest
    return f"{int(begun[:4]) + _TERM:04}-12-31" if begun and begun[:4].isdigit() else "inf"


def _from(earliest: str | None, latest: str | None) -> str:
    return earliest or (latest and f"{max(int(latest[:4]) - _TERM, 0):04}-01-01") or "~"


def _closest(one: Told, other: Told) -> str | None:
    """How closely the best pair of their names agrees."""
    order = (SAME, INITIALS, SHORTER, VARIANT, FAMILY)
    found = {agreement(a, b) for a in one.names for b in other.names}
    return next((level for level in order if level in found), None)


def _full(one: Told, other: Told) -> bool:
    return one.name.is_full and other.name.is_full


def _near(one: Told, other: Told) -> bool:
    if one.years is None or other.years is None:
        return True
    return max(one.years[1], other.years[1]) - min(one.years[0], other.years[0]) <= _NEAR


def _named_alike(told: list[Told]) -> Iterator[list[Told]]:
    named: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        for key in {name.key for name in one.names if name.is_full}:
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


def _pair(one: Told, other: Told) -> Pair:
    return (one.record, other.record) if one.record < other.record else (other.record, one.record)

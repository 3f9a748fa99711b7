"""What one data set tells of a person: the evidence for and against being somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.persons.agreement import FAMILY, INITIALS, SAME, SHORTER, VARIANT, agreement
from kg.persons.names import PersonName

__all__ = ["Pair", "Term", "Told", "closest", "pair"]

Years = tuple[int, int]
Pair = tuple[str, str]
"""Two records, the first in the alphabet first."""


@dataclass(frozen=True, slots=True)
class Term:
    """A time in an office, by the four bounds; `attested` where it was merely seen on a day.

    `single` tells that one person at a time holds the office.
    """

    office: str
    begin_earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    attested: bool
    single: bool

    @property
    def years(self) -> Years | None:
        """The years it surely touches."""
        known = [b for b in (self.begin_latest, self.end_earliest) if b and b[:4].isdigit()]
        return (int(min(known)[:4]), int(max(known)[:4])) if known else None


@dataclass(frozen=True, slots=True)
class Told:
    """A record of a person with all that its data set says, as far as the graph holds it now.

    `codes` are identifiers by authority; `own` is the id that the data set
    itself names; `apart` the records that a person told apart from it.
    `polities` are continuity groups: those of the offices, and whose it is said
    to be. `company` holds the days on which it met others, with their names.
    """

    record: str
    dataset: str
    key: str | None
    names: tuple[PersonName, ...]
    used_on: int | None = None
    own: str | None = None
    codes: frozenset[str] = frozenset()
    born: tuple[Years, ...] = ()
    died: tuple[Years, ...] = ()
    terms: tuple[Term, ...] = ()
    polities: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    apart: frozenset[str] = field(default_factory=frozenset)

    @property
    def name(self) -> PersonName:
        """The name that the record goes by."""
        return self.names[0]

    @property
    def years(self) -> Years | None:
        """The first and the last year in which it held an office, else that of its mention."""
        known = [term.years for term in self.terms]
        spans = [years for years in known if years]
        if spans:
            return min(s[0] for s in spans), max(s[1] for s in spans)
        if self.used_on is None or self.born or self.died:
            return None  # words about a birth are dated by it
        return self.used_on, self.used_on

    @property
    def seats(self) -> frozenset[str]:
        """The offices that it held of those that one person holds at a time."""
        return frozenset(term.office for term in self.terms if term.single)

    @property
    def is_told_of(self) -> bool:
        """Whether its source tells more of it than a name: a key, a code, a life or an office."""
        return bool(self.key or self.own or self.codes or self.born or self.died or self.terms)

    def blocks(self) -> Iterator[str]:
        """Where others look for it."""
        for name in self.names:
            yield from name.blocks()
        for code in self.codes:
            yield f"={code}"
        for office in {term.office for term in self.terms}:
            yield f"@{office} *" if self.name.parts else f"@{office} -"
            for end in {end for name in self.names for end in name.ends}:
                yield f"@{office} {end}"

    def where_to_look(self) -> Iterator[str]:
        """The blocks in which somebody may be who is the same."""
        for name in self.names:
            yield from name.blocks()
        for code in self.codes:
            yield f"={code}"
        for office in {term.office for term in self.terms}:
            yield f"@{office} -" if self.name.parts else f"@{office} *"
            for end in {end for name in self.names for end in name.ends}:
                yield f"@{office} {end}"


def closest(one: Told, other: Told) -> str | None:
    """How closely the best pair of their names agrees; None if no names do."""
    order = (SAME, INITIALS, SHORTER, VARIANT, FAMILY)
    found = {agreement(a, b) for a in one.names for b in other.names}
    return next((level for level in order if level in found), None)


def pair(one: Told, other: Told) -> Pair:
    """The two as a pair, whichever way they are told."""
    return (one.record, other.record) if one.record < other.record else (other.record, one.record)

"""A person as far as judged: records taken together, and what speaks against taking in more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.persons.agreement import agreement
from kg.persons.names import PersonName
from kg.persons.told import Told, Years

__all__ = ["Candidate"]

_YOUNGEST = 10  # nobody holds an office younger
_LONGEST = 75  # years between the first and the last office of a life
_SLIP = 2  # years by which two sources may differ on a birth where office and date agree


@dataclass(slots=True)
class Candidate:
    """Some records that are one person, with the sum of what they tell."""

    records: frozenset[str]
    keys: dict[str, frozenset[str]]
    own: frozenset[str]
    apart: frozenset[str]
    born: tuple[Years, ...]
    died: tuple[Years, ...]
    served: Years | None
    names: frozenset[tuple[PersonName, ...]]

    @classmethod
    def of(cls, told: Told) -> Candidate:
        """The record alone."""
        years = [term.years for term in told.terms if term.years]
        return cls(
            frozenset({told.record}),
            {told.dataset: frozenset({told.key})} if told.key else {},
            frozenset({told.own}) if told.own else frozenset(),
            told.apart,
            told.born,
            told.died,
            (min(y[0] for y in years), max(y[1] for y in years)) if years else None,
            frozenset({told.names}) if told.name.parts else frozenset(),
        )

    @classmethod
    def joined(cls, some: Iterable[Candidate]) -> Candidate:
        """All of them as one."""
        found = list(some)
        keys: dict[str, frozenset[str]] = {}
        for one in found:
            for dataset, held in one.keys.items():
                keys[dataset] = keys.get(dataset, frozenset()) | held
        served = [one.served for one in found if one.served]
        return cls(
            frozenset().union(*(one.records for one in found)),
            keys,
            frozenset().union(*(one.own for one in found)),
            frozenset().union(*(one.apart for one in found)),
            tuple(sorted({b for one in found for b in one.born})),
            tuple(sorted({d for one in found for d in one.died})),
            (min(s[0] for s in served), max(s[1] for s in served)) if served else None,
            frozenset().union(*(one.names for one in found)),
        )

    def excludes(
        self, other: Candidate, *, strict: bool, named: bool = True, spelt: bool = True
    ) -> bool:
        """Whether the two cannot be one person.

        `strict` lets any difference between years of birth tell them apart;
        `named` is false where an identifier speaks, and neither names nor lives need agree;
        `spelt` is false where only the names need not, since one of them has a slip.
        """
        if (self.own and other.own and self.own != other.own) or self._told_apart(other):
            return True
        if not named:
            return False
        slip = 0 if strict else _SLIP
        if self.born and other.born and _distance(self.born, other.born) > slip:
            return True
        if self._outlived(other) or other._outlived(self):
            return True
        if self.served and other.served:
            first = min(self.served[0], other.served[0])
            if max(self.served[1], other.served[1]) - first > _LONGEST:
                return True
        return spelt and any(disagree(a, b) for a in self.names for b in other.names)

    def _told_apart(self, other: Candidate) -> bool:
        if self.apart & other.records or other.apart & self.records:
            return True
        shared = self.keys.keys() & other.keys.keys()
        return any(self.keys[dataset] != other.keys[dataset] for dataset in shared)

    def _outlived(self, other: Candidate) -> bool:
        """Whether the other held an office before this one grew up or after it died."""
        if other.served is None:
            return False
        early = self.born and other.served[0] < min(b[0] for b in self.born) + _YOUNGEST
        late = self.died and other.served[1] > max(d[1] for d in self.died)
        return bool(early or late)


def agree(one: tuple[PersonName, ...], other: tuple[PersonName, ...]) -> bool:
    """Whether any names of the one and the other may be the same person's."""
    return any(agreement(a, b) for a in one for b in other)


def disagree(one: tuple[PersonName, ...], other: tuple[PersonName, ...]) -> bool:
    """Whether no names can be the same person's; of two parts alone nobody can tell."""
    whole = one[0].is_full or other[0].is_full
    return whole and not agree(one, other)


def _distance(one: tuple[Years, ...], other: tuple[Years, ...]) -> int:
    return min(max(a[0] - b[1], b[0] - a[1], 0) for a in one for b in other)

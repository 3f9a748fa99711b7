"""From the acts that an article dates to the spells in which there were relations.

A spell begins with an act that established or resumed relations and ends with the next that broke
them off. Where none is told it has no known end, also when a later act shows that there was one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.loading.territories import Territories
from kg.model import Claim, Locator, Mention

__all__ = ["Dated", "Spell", "acts_in", "spell_claims", "spells"]

_BEGINS = frozenset({"established", "resumed"})
_ENDS = frozenset({"severed"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An act with its date (EDTF) and the number of the piece that tells it."""

    time: str
    phase: str
    piece: int
    words: str


@dataclass(frozen=True, slots=True)
class Spell:
    """Relations from one act to another, or on without a known end."""

    first: Dated
    last: Dated | None

    @property
    def time(self) -> str:
        """The spell as EDTF."""
        return f"{self.first.time}/{self.last.time if self.last else ''}"


def acts_in(claim: Claim, piece: int) -> Iterator[Dated]:
    """The act that a claim states of relations with the land of the article, if it does."""
    phase = claim.qualifiers.get("phase")
    if claim.predicate != "DIPLOMATIC_RELATIONS" or not isinstance(phase, str):
        return
    if claim.time and phase in _BEGINS | _ENDS:
        yield Dated(claim.time, phase, piece, claim.original_time or "")


def spells(acts: Iterable[Dated]) -> Iterator[Spell]:
    """The spells in order; a day stands for the year that a heading tells of the same act."""
    exact: list[Dated] = []
    some = sorted(set(acts), key=lambda act: (act.time, act.piece))
    for act in some:
        finer = any(o.phase == act.phase and o.time.startswith(f"{act.time}-") for o in some)
        again = any((o.time, o.phase) == (act.time, act.phase) for o in exact)
        if not finer and not again:
            exact.append(act)
    for place, act in enumerate(exact):
        if act.phase in _BEGINS:
            after = exact[place + 1] if place + 1 < len(exact) else None
            yield Spell(act, after if after and after.phase in _ENDS else None)


def spell_claims(
    territories: Territories, found: Iterable[Spell], where: str, code: str
) -> Iterator[Claim]:
    """State each spell, of the land as it was when the spell began."""
    for spell in found:
        on = spell.first.time
        words = " | ".join(a.words for a in (spell.first, spell.last) if a and a.words)
        yield Claim(
            Mention("Polity", "United States", on=on), "DIPLOMATIC_RELATIONS",
            territories.mention(code, on), time=spell.time, original_time=words,
            original_object=code,
            locator=Locator(document=where, row=str(spell.first.piece)),
            note="a spell put together of the acts that the article dates",
            row=f"{where} spell {on}",
        )  # fmt: skip

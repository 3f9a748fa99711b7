"""What office a counterpart holds: that of the one named before him."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.known import known_holders, years_of
from kg.extract.ordered import between
from kg.extract.people import Holding
from kg.extract.things import Hit, Thing

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["counterparts"]

# What the counterpart of an officer is called who is of one state only.
_ALIKE = {"Assistant Secretary of State": "Deputy Foreign Minister"}


def counterparts(holdings: list[Holding], reading: Reading, people: list[Hit]) -> list[Holding]:
    """ "His Argentine counterpart" holds the office of the one named before him."""
    found: list[Holding] = []
    held: dict[Thing, Holding] = {}
    for holding in sorted(holdings, key=lambda h: h.span):
        if holding.title.office == "Counterpart":
            sentence = reading.sentence_at(holding.span.start)
            first = found[-1] if found and sentence.span.covers(found[-1].span) else None
            if first is None:
                named = between(people, sentence.span.start, holding.span.start)
                first = held.get(named[-1].thing) if named else None
            if first is None and holding.title.of is None:
                first = _confirmed(holding, found[-1:], reading)
            if first is None or first.title.office == "Counterpart":
                continue
            office = _ALIKE.get(first.title.office, first.title.office)
            told = replace(holding.title, office=office, rank=first.title.rank)
            holding = replace(holding, title=told)
        found.append(holding)
        held.setdefault(holding.person, holding)
    return found


def _confirmed(holding: Holding, before: list[Holding], reading: Reading) -> Holding | None:
    """ "He met his counterpart X", where the table knows X as what the one named last is."""
    years = years_of(reading.text, reading.published)
    return next(
        (h for h in before if known_holders(h.title.office, holding.person.words, years)), None
    )

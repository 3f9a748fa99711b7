"""Agreements and events as entries: a heading, and below it all that is told of the thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from kg.dossier.material import Material, by_day
from kg.dossier.sentences import readable
from kg.dossier.times import decade_words, moment, time_words
from kg.dossier.told import Told
from kg.page import Line, Section

__all__ = ["apart_from_its_name", "by_decade", "entry", "of_many"]

_ORDER = (
    "TOOK_PLACE", "MEDIUM", "DATED", "SIGNED_AT", "PARTICIPATED_IN", "SIGNED_BY",
    "AGREEMENT_ACTION", "PART_OF", "PRODUCED", "REFERS_TO", "ABOUT", "CODE", "NAMED", "DESCRIBED",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(_ORDER)}
_LISTED = ("listed", "territory_listed")  # says no more than that it is among the parties
_FULL = 25  # entries in a decade: beyond, a line each


def by_decade(
    material: Material,
    uids: Iterable[str],
    tell: Callable[[Material, str, bool], Line],
    *,
    full: bool,
) -> tuple[Section, ...]:
    """A section for each decade; where it is long, the entries are a line each."""
    decades: dict[str, list[str]] = {}
    for day, uid in by_day(material, uids):
        decades.setdefault(decade_words(day), []).append(uid)
    found = []
    for decade, some in decades.items():
        brief = len(some) > _FULL and not full
        remarks = (_shortened(len(some)),) if brief else ()
        lines = tuple(tell(material, uid, brief) for uid in some)
        found.append(Section(f"{decade} ({len(some)})", lines, remarks))
    return tuple(found)


def _shortened(number: int) -> str:
    return (
        f"All {number} are named; what is told of each is left out here: "
        "--all shows it, and `kg dossier` with the name of one."
    )


def entry(material: Material, uid: str, brief: bool = False) -> Line:
    """An agreement or event with what is told of it as fact."""
    _, dated = material.day(uid)
    dated = [t for t in dated if t.modality == "actual"]
    facts = [t for t in material.facts(uid) if t.predicate in _PLACE]
    kinds = material.facts(uid, "KIND")
    ground = [*kinds, *(dated[:1] if kinds else dated)] or facts[:1]
    facts, names = apart_from_its_name(material, uid, facts)
    ground = [*ground, *names]
    line = material.teller.heading(uid, ground, _lead(dated), _kinds(kinds), last=brief)
    if brief:
        return line
    return replace(line, under=material.teller.lines(facts, uid, _relation_first))


def of_many(material: Material, uid: str, brief: bool = False) -> Line:
    """An agreement of many parties: one line, and what is told of the parties' own steps."""
    line = entry(material, uid, brief=True)
    steps = material.reach.roll.steps.get(uid, ())
    own = [
        t
        for t in material.facts(uid, "AGREEMENT_ACTION", "DATED", "SIGNED_BY")
        if t.id in steps and t.qualifiers.get("action") not in _LISTED
    ]
    if brief or not own:
        return line
    return replace(line, under=(*line.under, *material.teller.lines(own, uid, _relation_first)))


def apart_from_its_name(
    material: Material, uid: str, facts: Iterable[Told]
) -> tuple[list[Told], list[Told]]:
    """What is told beside the name that the heading bears, and who calls it so."""
    known, facts = material.teller.names.get(uid), list(facts)
    names = [
        t
        for t in facts
        if t.predicate == "NAMED" and t.value == known and not t.said_by
        if t.qualifiers.keys() <= {"kind"}
    ]
    return [t for t in facts if t not in names], names


def _relation_first(told: Told) -> Any:
    return _PLACE[told.predicate]


def _lead(dated: Sequence[Told]) -> str:
    """The date, where all sources that tell one agree on it; the most exact that they tell."""
    told = [t for t in dated if t.time]
    exact = next((t for t in told if all(_lies_in(t, other) for other in told)), None)
    if exact is None:
        return "dated differently" if told else "undated"
    words = time_words(exact.time) or "undated"
    return words.removeprefix("on ").removeprefix("in ")


def _lies_in(one: Told, other: Told) -> bool:
    """Whether a date is the same as another or a part of it: a day of a year."""
    bounds = (one.begin_earliest, one.end_latest, other.begin_earliest, other.end_latest)
    if one.time == other.time or None in bounds:
        return one.time == other.time
    begin, end, first, last = map(moment, bounds)
    return first <= begin and end <= last


def _kinds(kinds: Iterable[Told]) -> str:
    return ", ".join(sorted({readable(t.value) for t in kinds if t.value}))

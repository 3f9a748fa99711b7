"""Agreements and events as entries: a heading, and below it all that is told of the thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from kg.dossier.material import Material, by_day
from kg.dossier.sentences import readable
from kg.dossier.times import decade_words, time_words
from kg.dossier.told import Told
from kg.page import Line, Section

__all__ = ["by_decade", "entry"]

_ORDER = (
    "TOOK_PLACE", "MEDIUM", "DATED", "SIGNED_AT", "PARTICIPATED_IN", "SIGNED_BY",
    "AGREEMENT_ACTION", "PART_OF", "PRODUCED", "REFERS_TO", "ABOUT", "CODE", "NAMED", "DESCRIBED",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(_ORDER)}
_CROWD = 14  # lines of one relation: beyond, only those of the parties
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
    told, crowd = _without_crowd(material, facts)
    line = material.teller.heading(uid, ground, _lead(dated), _kinds(kinds), last=brief)
    if brief:
        return line
    if crowd:
        material.crowds[uid] = crowd
    return replace(line, under=material.teller.lines(told, uid, _relation_first))


def _relation_first(told: Told) -> Any:
    return _PLACE[told.predicate]


def _lead(dated: Sequence[Told]) -> str:
    """The date, where all sources that tell one agree on it."""
    times = {t.time for t in dated if t.time}
    if len(times) != 1:
        return "dated differently" if times else "undated"
    words = time_words(times.pop()) or "undated"
    return words.removeprefix("on ").removeprefix("in ")


def _kinds(kinds: Iterable[Told]) -> str:
    return ", ".join(sorted({readable(t.value) for t in kinds if t.value}))


def _without_crowd(material: Material, facts: list[Told]) -> tuple[list[Told], int]:
    """Without the parties and participants of an assembly who act for neither side."""
    sides = frozenset().union(*(party.all for party in material.parties))
    kept, left_out = [], 0
    for predicate in sorted({t.predicate for t in facts}):
        rows = [t for t in facts if t.predicate == predicate]
        crowded = len(rows) > _CROWD and predicate in _ACTS
        ours = [t for t in rows if not crowded or sides & set(t.mentions())]
        kept += ours
        left_out += len(rows) - len(ours)
    return kept, left_out


_ACTS = ("PARTICIPATED_IN", "AGREEMENT_ACTION", "SIGNED_BY", "DATED")

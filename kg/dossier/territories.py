"""Territories: what each is called, who claims and holds it; of one also its group and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.dossier.material import Material
from kg.dossier.things import apart_from_its_name
from kg.page import Section

__all__ = ["TERRITORY", "kin_parts", "territories"]

TERRITORY = ("NAMED", "PART_OF", "CLAIMED_BY", "ADMINISTERED_BY", "TRANSFERRED", "RENOUNCED")
_OF_KIN = (*TERRITORY[1:], "STATED")
_GROUPS = (
    "Told of what it is part of",
    "Said of the whole, for the reason that stands first in each; from this nothing is concluded "
    "for the part. `kg dossier` with its name tells the rest.",
)
_PARTS = (
    "Told of its parts",
    "Said of a part alone, for the reason that stands first in each; from this nothing is "
    "concluded for the whole. `kg dossier` with its name tells the rest.",
)


def territories(material: Material) -> Section:
    """The places of the story, each with its names and with who says what of it."""
    lines = []
    for uid in _by_name(material, material.reach.places):
        rows = [t for t in material.facts(uid, *TERRITORY) if material.bounds.holds(t)]
        rows, usual = apart_from_its_name(material, uid, rows)
        named = usual or [t for t in rows if t.predicate == "NAMED"]
        if named or rows:
            line = material.teller.heading(uid, named or rows[:1], "", "", last=False)
            told = material.teller.lines(rows, uid, lambda t: TERRITORY.index(t.predicate))
            lines.append(replace(line, under=told))
    return Section("Territories", tuple(lines))


def kin_parts(material: Material) -> Iterator[Section]:
    """What is told of the groups of the one place, and of its parts: as told of those."""
    reach = material.reach
    for (heading, remark), kin in ((_GROUPS, reach.groups), (_PARTS, reach.parts)):
        family = {*kin, *material.one.uids}
        sections = tuple(_kin(material, uid, family) for uid in _by_name(material, kin))
        sections = tuple(section for section in sections if section.lines)
        yield Section(heading, (), (remark,) if sections else (), sections)


def _kin(material: Material, uid: str, family: set[str]) -> Section:
    """Why it is kin, and then the claims; a kin of which nothing is claimed stays unnamed."""
    names = material.teller.names
    rows = [t for t in material.facts(uid, *_OF_KIN) if material.bounds.holds(t)]
    ties = [t for t in rows if t.predicate == "PART_OF" and {t.subject, t.object} <= family]
    claims = [t for t in rows if t.predicate != "PART_OF"]
    if not claims:
        return Section("")
    told = (
        *material.teller.lines(ties),
        *material.teller.lines(claims, None, lambda t: _OF_KIN.index(t.predicate)),
    )
    return Section(names.get(uid, uid), told)


def _by_name(material: Material, uids: Iterable[str]) -> list[str]:
    names = material.teller.names
    return sorted(uids, key=lambda uid: (names.get(uid, ""), uid))

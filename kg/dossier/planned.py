"""What was not done, or not so: plans with what became of them, and what a ranking set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.dossier.material import Material, by_day
from kg.dossier.sentences import standing_of
from kg.dossier.told import Told
from kg.page import Line, Section

__all__ = ["planned_part", "set_aside_part"]


def planned_part(material: Material) -> Section:
    """What was planned, demanded, alleged or told under a condition; none of it told as done."""
    groups: dict[str, list[Line]] = {}
    rows: list[tuple[str, str, list[Told]]] = []
    for _, uid in by_day(material, material.things):
        plans = [t for t in material.plans(uid) if material.bounds.holds(t)]
        if not plans and not material.counts(uid):
            plans = [t for t in material.facts(uid) if material.bounds.holds(t)]
        if plans:
            fate, links = _fate(material, uid, plans)
            rows.append((fate, uid, [*plans, *links]))
    for fate, uid, known in sorted(rows, key=lambda row: _FATES.index(row[0])):
        first = material.teller.heading(uid, known[:1], "", "", last=False)
        told = material.teller.lines(known, uid, lambda t: t.modality == "actual")
        line = replace(first, standing=standing_of(known[0]), under=told)
        groups.setdefault(fate, []).append(line)
    loose = [t for t in material.direct() if t.modality != "actual"]
    loose = [t for t in loose if t.id not in material.teller.used]
    if loose:
        groups["Of the two directly"] = list(material.teller.lines(loose))
    parts = tuple(Section(fate, tuple(groups[fate])) for fate in _FATES if fate in groups)
    return Section("Planned, demanded, alleged, denied: not told as done", sections=parts)


_FATES = (
    "Postponed", "Cancelled", "Planned; an event on record fulfilled it",
    "Planned or alleged; the sources loaded tell of no outcome", "Denied", "Of the two directly",
)  # fmt: skip


def _fate(material: Material, uid: str, plans: Iterable[Told]) -> tuple[str, list[Told]]:
    """What became of a plan, by the statements that refer to it."""
    links = [t for t in material.facts(uid, "REFERS_TO") if t.object == uid and t.counts]
    kinds = {t.qualifiers.get("kind") for t in links}
    if all(t.polarity == "denied" for t in plans):
        return _FATES[4], links
    if "cancels" in kinds:
        return _FATES[1], links
    if "postpones" in kinds:
        return _FATES[0], links
    if "fulfils" in kinds or material.happened(uid):
        return _FATES[2], links
    return _FATES[3], links


def set_aside_part(material: Material) -> Section:
    """What a person, or the source itself, ranked as deprecated: kept, and told apart."""
    rows = [t for t in material.set_aside if material.bounds.holds(t)]
    rows = [t for t in rows if not standing_of(t)]
    lines = tuple(replace(line, standing="set aside") for line in material.teller.lines(rows))
    return Section("Set aside by a ranking", lines)

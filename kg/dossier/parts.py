"""The parts of a dossier, each a section made from what the sources say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.dossier.material import Material, by_day
from kg.dossier.roll import MANY
from kg.dossier.territories import TERRITORY, kin_parts, territories
from kg.dossier.things import by_decade, entry, of_many
from kg.dossier.times import moment
from kg.dossier.told import Told
from kg.page import Line, Section

__all__ = [
    "OF_FEW",
    "OF_MANY",
    "OF_TWO",
    "done_parts",
    "identity_part",
]

OF_TWO = "Agreements of the two"
OF_FEW = "Agreements with few others"
OF_MANY = "Agreements of many parties"
WRITTEN = frozenset({"note", "letter", "telegram", "demarche"})
_ACTS = {
    "declaration_of_war": "War and peace", "ultimatum": "War and peace",
    "ceasefire": "War and peace", "armistice": "War and peace", "surrender": "War and peace",
    "annexation": "War and peace", "handover": "War and peace",
    "recognition": "Recognition", "expulsion": "Diplomatic relations",
}  # fmt: skip
_PLACED = (*TERRITORY, "STATED", "AGREEMENT_ACTION", "PARTICIPATED_IN", "SIGNED_BY", "TOOK_PLACE")
_RELATIONS = (
    ("Diplomatic relations", ("DIPLOMATIC_RELATIONS",)),
    ("War and peace", ("AT_WAR",)),
    ("Recognition", ("RECOGNIZES",)),
    ("Succession", ("SUCCEEDED_BY",)),
)
_IDENTITY = ("EXISTED", "SUCCEEDED_BY", "BORN", "DIED")


def identity_part(material: Material) -> Section:
    """Which things are meant: how long each existed, and what came after it."""
    lines: list[Line] = []
    names = _told_apart(material)
    for party in material.parties:
        meant = set(party.uids)
        for uid in party.uids:
            known = [
                t
                for t in material.facts(uid, *_IDENTITY)
                if t.subject == uid and (t.predicate != "SUCCEEDED_BY" or t.object in meant - {uid})
            ]
            known = known or material.facts(uid, "KIND")
            lines += _entry_of(material, uid, list(_in_one_sense(known)), names)
    remarks = tuple(party.told for party in material.parties)
    return Section("Who is meant", tuple(lines), remarks)


def _told_apart(material: Material) -> Mapping[str, str]:
    """The names, with the ids of those meant that bear one name."""
    names = material.teller.names
    meant = [uid for party in material.parties for uid in party.uids]
    number = Counter(names.get(uid) for uid in meant)
    twice = {uid: f"{names[uid]} ({uid})" for uid in meant if number[names.get(uid)] > 1}
    return {**names, **twice}


def _entry_of(
    material: Material, uid: str, known: list[Told], names: Mapping[str, str]
) -> Iterator[Line]:
    if known:
        line = material.teller.heading(uid, known[:1], "", "", last=False, names=names)
        under = material.teller.lines(known, uid, lambda t: t.predicate, names)
        yield replace(line, under=under)


def _in_one_sense(known: Iterable[Told]) -> Iterator[Told]:
    """A succession that a source tells in two places, in one of them its sense, is told once."""
    senses: dict[tuple[str | None, ...], set[str]] = {}
    rows = list(known)
    for told in rows:
        if told.predicate == "SUCCEEDED_BY" and "mode" in told.qualifiers:
            senses.setdefault(_succession(told), set()).add(told.qualifiers["mode"])
    for told in rows:
        modes = senses.get(_succession(told), set())
        if told.predicate == "SUCCEEDED_BY" and "mode" not in told.qualifiers and len(modes) == 1:
            told = replace(told, qualifiers={**told.qualifiers, "mode": min(modes)})
        yield told


def _succession(told: Told) -> tuple[str | None, ...]:
    return told.subject, told.object, told.time, told.source, told.said_by


def done_parts(material: Material, *, full: bool) -> Iterator[Section]:
    """All that the sources tell as fact, or deny."""
    within = {uid for uid in material.things if material.within(uid)}
    events = {uid for uid in material.reach.events & within if material.happened(uid)}
    acts = {uid for uid in events if material.kind(uid) in _ACTS}
    written = {uid for uid in events if material.kind(uid) in WRITTEN}
    agreements = {uid for uid in material.reach.agreements & within if material.counts(uid)}
    yield _held(material)
    yield _relations(material, acts)
    many = agreements & material.reach.roll.many
    yield from _agreements(material, agreements - many, full=full)
    met = by_decade(material, events - acts - written, entry, full=full)
    yield Section("Meetings, visits and other contacts", sections=met)
    yield territories(material)
    yield from kin_parts(material)
    notes = by_decade(material, written, entry, full=full)
    yield Section("Notes, letters and telegrams", sections=notes)
    yield _posts(material)
    yield from _stated(material)
    yield _others(material)
    yield _of_many(material, many, full=full)


def _agreements(material: Material, uids: set[str], *, full: bool) -> Iterator[Section]:
    """Those that the two have with each other, then those that some others have with them."""
    if material.other is None:
        yield Section("Agreements", sections=by_decade(material, uids, entry, full=full))
        return
    few = uids & material.reach.roll.few
    yield Section(OF_TWO, sections=by_decade(material, uids - few, entry, full=full))
    told = by_decade(material, few, entry, full=full)
    remark = f"Those for which up to {MANY} others are on record too: {len(few)}."
    yield Section(OF_FEW, remarks=(remark,) if few else (), sections=told)


def _of_many(material: Material, uids: set[str], *, full: bool) -> Section:
    """Agreements in which the parties are two among many, apart from those of their own."""
    if not uids:
        return Section(OF_MANY)
    actors = any(party.kind not in ("Place", "Topic") for party in material.parties)
    others = f"more than {MANY} {'other ' if actors else ''}states are on record"
    steps = ", with the own steps of the parties to the dossier" if actors else ""
    remark = f"Those for which {others}: {len(uids)}, a line each{steps}. --all tells all of each."
    told = by_decade(material, uids, entry if full else of_many, full=full)
    return Section(OF_MANY, remarks=(remark,), sections=told)


def _relations(material: Material, acts: set[str]) -> Section:
    """The state of relations over time, from what the sources say and nothing between."""
    direct = [t for t in material.direct() if t.modality == "actual"]
    parts = []
    for heading, predicates in _RELATIONS:
        rows = [t for t in direct if t.predicate in predicates]
        if heading == "Succession" and material.other is None:
            continue
        lines = list(material.teller.lines(rows))
        here = (uid for uid in acts if _ACTS[material.kind(uid)] == heading)
        lines += [entry(material, uid) for _, uid in by_day(material, here)]
        if lines:
            parts.append(Section(heading, tuple(lines)))
    remark = "In the order of dates; between two dates nothing is concluded."
    return Section("The state of relations", (), (remark,) if parts else (), tuple(parts))


def _held(material: Material) -> Section:
    """The offices of the one person whom it is about."""
    rows = [t for t in material.direct() if t.predicate == "HELD_OFFICE" and t.modality == "actual"]
    own = [t for t in rows if material.one.kind == "Person" and t.subject in material.one.uids]
    return Section("Offices", material.teller.lines(own))


def _posts(material: Material) -> Section:
    """Who served with the other side, in which direction; of one party office by office."""
    names = material.teller.names
    groups: dict[str, list[Told]] = {}
    number = Counter(names.get(office, office) for office in material.reach.posts)
    for office, pairs in material.reach.posts.items():
        heading = "; ".join(f"{names.get(x, x)} to {names.get(y, y)}" for x, y in pairs)
        if not heading:
            heading = names.get(office, office)
            heading += _whose(material, office) if number[heading] > 1 else ""
        rows = [t for t in material.facts(office, "HELD_OFFICE") if material.bounds.holds(t)]
        if rows:
            groups.setdefault(heading, []).extend(rows)
    parts = [Section(name, material.teller.lines(rows)) for name, rows in _dated(groups)]
    return Section("Envoys and holders of offices", sections=tuple(parts))


def _whose(material: Material, office: str) -> str:
    """Whose office it is, where those of two states bear one name."""
    names = material.teller.names
    owners = {t.object for t in material.facts(office, "OFFICE_OF") if t.object and t.counts}
    told = ", ".join(sorted(names.get(uid, uid) for uid in owners))
    return f" ({told})" if told else ""


def _dated(groups: dict[str, list[Told]]) -> list[tuple[str, list[Told]]]:
    """Offices in the order in which they are first on record."""
    first = {name: min(moment(t.day) for t in rows) for name, rows in groups.items()}
    return sorted(groups.items(), key=lambda item: (first[item[0]], item[0]))


def _stated(material: Material) -> Iterator[Section]:
    """What each side said, in its own words where the source has them."""
    rows = [material.told[uid] for uid in sorted(material.reach.stated)]
    rows = [t for t in rows if t.counts and material.bounds.holds(t)]
    names, sides = material.teller.names, dict[str, list[Told]]()
    for party in material.parties:
        for told in rows:
            if told.subject in party.all:
                one = names.get(told.subject, told.subject)  # versions may stand apart
                sides.setdefault(party.words if material.other else one, []).append(told)
    parts = tuple(Section(side, material.teller.lines(own)) for side, own in sides.items())
    yield Section("Statements by side", sections=parts)
    yield _stated_on(material)


def _stated_on(material: Material) -> Section:
    """What was said on the one thing that it is about, by whoever said it."""
    if material.other is not None:
        return Section("Statements on it")
    names, speakers = material.teller.names, dict[str, list[Told]]()
    for told in material.direct():
        new = told.id not in material.teller.used and told.modality == "actual"
        if new and told.predicate == "STATED":
            speakers.setdefault(names.get(told.subject, told.subject), []).append(told)
    it, lines = material.one.uids[0], material.teller.lines
    parts = [Section(who, lines(rows, it)) for who, rows in sorted(speakers.items())]
    return Section("Statements on it", sections=tuple(parts))


def _others(material: Material) -> Section:
    """What links the two directly, or is told of the one, and has no part of its own."""
    told = {name for _, names in _RELATIONS for name in names}
    hidden = told | {"KIND", *_PLACED} if material.other is None else told
    entries = material.things.difference(material.one.uids)  # brief ones do not tell it
    rows = [
        t
        for t in material.direct()
        if t.modality == "actual" and t.predicate not in hidden and t.id not in material.teller.used
        if entries.isdisjoint((t.subject, t.object))
    ]
    return Section("Also on record", material.teller.lines(rows, None, lambda t: t.predicate))

"""Event data: reports that machines coded, gathered to events, each with who published it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.loading.files import ARCHIVES, named, opened
from kg.model import Claim, Locator, Mention, Source, source_id

from .codes import Kinds
from .tables import GDELT, MENTIONS, Actor, Report, gdelt, icews, polecat, publishers

if TYPE_CHECKING:
    from kg.loading import Context

_FIRST_LINE = 1 << 14


def load(context: Context) -> None:
    """Load the tables of one of the three data sets, as they come, packed or not."""
    context.described(name=context.path.stem)
    mentions: dict[str, set[str]] = {}
    for kind, table in _tables(context):
        if kind == "mentions":
            for key, told in publishers(context, table).items():
                mentions.setdefault(key, set()).update(told)
    gatherer = _Gatherer(context)
    for kind, table in _tables(context):
        if kind == "gdelt":
            gatherer.take(kind, gdelt(context, table, mentions))
        elif kind != "mentions":
            gatherer.take(kind, (icews if kind == "icews" else polecat)(context, table))
    for event in gatherer.events.values():
        _state(context, event)
    for reason, count in sorted(gatherer.passed.items()):
        context.note("reports not taken", context.path.name, f"{reason}: {count}")


def _tables(context: Context) -> Iterator[tuple[str, Any]]:
    """Each table, and whether it is one of gdelt, icews, polecat or of mentions."""
    for file in context.files():
        packed = file.name.lower().endswith(ARCHIVES)
        for table in (t for _, t in context.read.parts(file)) if packed else (file,):
            with opened(table) as stream:
                heads = stream.peek(_FIRST_LINE).partition(b"\n")[0].rstrip(b"\r").split(b"\t")
            yield _kind(heads, named(table)), table


def _kind(heads: list[bytes], where: str) -> str:
    if b"CAMEO Code" in heads:
        return "icews"
    if b"Event Type" in heads:
        return "polecat"
    if len(heads) in (MENTIONS, len(GDELT)) and heads[0].isdigit():
        return "mentions" if len(heads) == MENTIONS else "gdelt"
    raise BadInput("no table of GDELT 2, ICEWS or POLECAT", where=where)


@dataclass(slots=True)
class _Event:
    """One event: what it is, between which two states, on which day, and the reports of it."""

    key: str
    kind: str
    words: str
    date: str
    first: str
    sides: tuple[Mention, Mention]
    roles: tuple[str | None, str | None]
    reports: list[Report] = field(default_factory=list)


class _Gatherer:
    """Gathers reports of the same kind, by the same two, on the same day: one event."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.kinds = Kinds(context.settings)
        self.events: dict[str, _Event] = {}
        self.passed: Counter[str] = Counter()
        self._states: dict[tuple[str, str], Mention] = {}

    def take(self, data_set: str, reports: Iterator[Report]) -> None:
        """All reports of a table; those that are not taken are counted by the reason."""
        officials = frozenset(self.context.settings["of_states"][data_set])
        for report in reports:
            self.context.report.read += 1
            if reason := self._why_not(report, officials):
                self.passed[reason] += 1
            else:
                self._gather(report)

    def _why_not(self, report: Report, officials: frozenset[str]) -> str | None:
        actors = report.actors
        if report.date is None:
            return "without a date"
        if not all(actor.country for actor in actors):
            return "an actor of no country"
        if actors[0].country == actors[1].country:
            return "within one country"
        if any(a.sectors and not officials.intersection(a.sectors) for a in actors):
            return "an actor who is not of a government"
        return None if self.kinds.known(report) else f"the unknown code {report.code}"

    def _gather(self, report: Report) -> None:
        assert report.date is not None
        kind, roles = self.kinds.of(report)
        first, second = (actor.country for actor in report.actors)
        if roles == ("host", "guest") or (self.kinds.alike(kind) and first > second):
            first, second, roles = second, first, roles[::-1]
        # What a code says more exactly stays on the event; kinds without a name go by the code.
        what = kind if kind != "other" else report.code
        key = " | ".join((report.scheme, what, first, second, report.date))
        event = self.events.get(key)
        if event is None:
            sides = self._state(first, report.date), self._state(second, report.date)
            words = f"{self.kinds.name(report)}: {sides[0].words} – {sides[1].words}"
            event = _Event(key, kind, words, report.date, first, sides, roles)
            self.events[key] = event
        event.reports.append(report)

    def _state(self, country: str, on: str) -> Mention:
        """The state that a name or a code of ISO 3166 means on that day."""
        mention = self._states.get((country, on))
        if mention is None:
            found = self.context.gazetteer.coded("iso", country, on)
            words = found.candidates[0].label if found.status == "resolved" else country
            mention = self._states[country, on] = Mention("Polity", words, on=on)
        return mention


def _state(context: Context, event: _Event) -> None:
    """State the event once, and who took part once for each publisher that reported it."""
    what = Mention("Event", event.words, key=event.key)
    at = Locator(row=event.key)
    context.emit(Claim(what, "KIND", value=event.kind, locator=at))
    for authority, code in sorted({(r.scheme, r.code) for r in event.reports}):
        kept = {"authority": authority}
        context.emit(Claim(what, "CODE", value=code, qualifiers=kept, locator=at))
    context.emit(Claim(what, "TOOK_PLACE", time=event.date, locator=at))
    told: dict[str, list[Report]] = {}
    for report in event.reports:
        for publisher in report.publishers or ("",):
            told.setdefault(publisher, []).append(report)
    for publisher, reports in told.items():
        source = context.source(_published(publisher)) if publisher else None
        place = Locator(row=reports[0].row, seen_at=context.report.source if source else None)
        for side, role, actor in zip(
            event.sides, event.roles, _actors(event, reports[0]), strict=True
        ):
            claim = Claim(
                side,
                "PARTICIPATED_IN",
                what,
                qualifiers={"role": role} if role else {},
                time=event.date,
                source=source,
                locator=place,
                original_subject=actor.words,
                note=f"reports: {len(reports)}",
            )
            context.emit(claim)


def _actors(event: _Event, report: Report) -> tuple[Actor, ...]:
    """The actors of a report in the order of the sides of the event."""
    in_order = report.actors[0].country == event.first
    return report.actors if in_order else report.actors[::-1]


def _published(name: str) -> Source:
    """A publisher, known by its name or the address of its site alone."""
    return Source(source_id(name, None, None), "other", title=name, publisher=name)

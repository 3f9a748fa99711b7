"""Events of an article: mentions of one meeting, visit or call put together, none lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.antecedents import polities_of
from kg.extract.occurrences import Occurrence
from kg.extract.reading import Reading
from kg.extract.things import Hit, Thing

__all__ = ["Event", "Part", "Telling", "merge"]

_NOUNS = {
    "meeting": "meeting", "negotiation_round": "talks", "call": "call", "summit": "summit",
    "visit": "visit", "conference": "conference", "audience": "audience", "mediation": "mediation",
    "expulsion": "expulsion", "demarche": "démarche", "note": "note", "letter": "letter",
    "telegram": "telegram", "ultimatum": "ultimatum",
}  # fmt: skip
_TALKS = frozenset({"meeting", "negotiation_round", "summit", "audience", "call", ""})
_FAR = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an event."""

    hit: Hit
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One occurrence that tells of an event; an empty kind says "some kind of talks"."""

    told: Occurrence
    kind: str
    parts: tuple[Part, ...]
    topics: tuple[str, ...] = ()
    place: Hit | None = None
    name: str | None = None
    medium: str | None = None

    @property
    def happened(self) -> bool:
        """Whether it is told as a fact."""
        return self.told.mood.modality == "actual" and self.told.mood.polarity == "asserted"


@dataclass(slots=True)
class Event:
    """What one or more tellings are about."""

    tellings: list[Telling] = field(default_factory=list)
    number: int = 1

    @property
    def kind(self) -> str:
        """The kind that the words give it: a plain meeting counts for more than "talks"."""
        kinds = [t.kind for t in self.tellings if t.kind]
        return min(kinds, key=lambda k: _RANK.get(k, 9)) if kinds else ""

    @property
    def time(self) -> str | None:
        """The most exact date among the tellings."""
        times = [t.told.time for t in self.tellings if t.told.time]
        return max(times, key=len) if times else None

    @property
    def place(self) -> Hit | None:
        """The first place that a telling names."""
        return next((t.place for t in self.tellings if t.place), None)

    def people(self) -> list[Hit]:
        """Everyone and every state that takes part, once."""
        found: dict[tuple[str, str, str | None], Hit] = {}
        for part in (p for t in self.tellings for p in t.parts):
            found.setdefault(part.hit.thing.identity, part.hit)
        return list(found.values())

    def thing(self) -> Thing:
        """The event under words that tell it from the others of the article."""
        if name := next((t.name for t in self.tellings if t.name), None):
            return self._numbered(name)
        who = [h.thing.words for h in self._main()]
        noun = _NOUNS.get(self.kind, "talks")
        words = noun + (" of " + _and(who) if who else "")
        if self.kind == "visit" and self.place and self.place.thing.words not in who:
            words += f" to {self.place.thing.words}"
        elif self.kind == "visit" and (hosts := self._hosts()):
            words += f" to {_and(hosts)}"
        elif self.place:
            words += f", {self.place.thing.words}"
        if self.time:
            words += f", {self.time}"
        if not self.tellings[0].happened:
            mood = self.tellings[0].told.mood
            words += " (denied)" if mood.polarity == "denied" else f" ({mood.modality})"
        return self._numbered(words)

    def _numbered(self, words: str) -> Thing:
        return Thing("Event", words, key=f"{words} [{self.number}]" if self.number > 1 else words)

    def _hosts(self) -> list[str]:
        hosts = (p.hit.thing.words for t in self.tellings for p in t.parts if p.role == "host")
        return list(dict.fromkeys(hosts))

    def _main(self) -> list[Hit]:
        """Persons, or states where no person is named; of a visit the guests."""
        people = self.people()
        persons = [h for h in people if h.thing.type == "Person"]
        if self.kind == "visit":
            guests = [p.hit for t in self.tellings for p in t.parts if p.role == "guest"]
            return guests[:1] or people[:1]
        return (persons if len(persons) > 1 else people)[:6]


_RANK = {
    "summit": 0,
    "call": 1,
    "audience": 2,
    "conference": 3,
    "negotiation_round": 4,
    "meeting": 5,
}


def merge(tellings: Iterable[Telling], reading: Reading) -> list[Event]:
    """Put together tellings with the same sort, parties and fitting date and place."""
    events: list[Event] = []
    near: list[Event] = []  # those that a later telling may still be of
    for telling in tellings:
        here = telling.told.sentence.index
        near = [e for e in near if here - e.tellings[-1].told.sentence.index <= _FAR]
        fitting = [e for e in reversed(near) if _same(e, telling, reading)]
        mine = _persons(p.hit for p in telling.parts)
        # Those of the same persons before those of their states.
        fitting.sort(key=lambda e: not _persons(e.people()) & mine)
        fit = fitting[0] if fitting else None
        if fit is None:
            fit = Event()
            events.append(fit)
            near.append(fit)
        fit.tellings.append(telling)
    seen: dict[str, int] = {}
    for event in events:
        words = event.thing().words
        seen[words] = event.number = seen.get(words, 0) + 1
    return events


def _same(event: Event, new: Telling, reading: Reading) -> bool:
    last = event.tellings[-1]
    if (last.told.mood.modality, last.told.mood.polarity) != (
        new.told.mood.modality,
        new.told.mood.polarity,
    ):
        return False
    if not _same_sort(event.kind, new.kind) or (new.name or None) != (last.name or None):
        return False
    time, place = event.time, event.place
    if (
        time
        and new.told.time
        and not (time.startswith(new.told.time) or new.told.time.startswith(time))
    ):
        return False
    if place and new.place and place.thing.identity != new.place.thing.identity:
        return False
    return _same_parties(event, new, reading)


def _same_sort(one: str, two: str) -> bool:
    if one == two or not one or not two:
        return one == two or (one or two) in _TALKS
    return {one, two} <= {"meeting", "negotiation_round", "summit", "audience"}


def _same_parties(event: Event, new: Telling, reading: Reading) -> bool:
    """The same persons; or the same states, where one side names persons and the other does not."""
    old = event.people()
    mine = [p.hit for p in new.parts]
    if not mine or not old:
        return not mine and not old
    old_people, new_people = _persons(old), _persons(mine)
    if old_people and new_people:
        return old_people <= new_people or new_people <= old_people
    if (old_people or new_people) and (event.kind == "summit") != (new.kind == "summit"):
        return False  # A summit of two states is not what their ministers were at.
    states = {p.identity for h in old for p in polities_of(reading, h)}
    others = {p.identity for h in mine for p in polities_of(reading, h)}
    return (
        bool(states)
        and states == others
        and (event.time or "") == (new.told.time or event.time or "")
    )


def _persons(hits: Iterable[Hit]) -> set[tuple[str, str, str | None]]:
    return {h.thing.identity for h in hits if h.thing.type == "Person"}


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]

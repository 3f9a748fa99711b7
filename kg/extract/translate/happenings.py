"""Events as claims: kind, participants, place and date, topics; one set for each telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.antecedents import polities_of
from kg.extract.events import Event, Part, Telling
from kg.extract.occurrences import Occurrence
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title
from kg.extract.writer import Writer
from kg.model import Claim, Mention

__all__ = ["happening", "invited"]


def happening(event: Event, writer: Writer) -> Iterator[Claim]:
    """All claims that the tellings of one event give."""
    thing = event.thing()
    for number, telling in enumerate(event.tellings):
        certain = _enough(telling, event)
        told = telling.told
        hits = [p.hit for p in telling.parts]
        if event.kind and (number == 0 or telling.kind == event.kind):
            yield writer.claim(told, thing, "KIND", value=event.kind, hits=hits, sure=certain)
        for part in telling.parts:
            yield _part(telling, part, thing, writer, certain)
        yield from _where(telling, thing, writer, certain)
        if telling.medium and telling.kind == "call":
            yield writer.claim(told, thing, "MEDIUM", value=telling.medium, hits=hits, sure=certain)
        for topic in telling.topics:
            yield writer.claim(
                told, thing, "ABOUT", Mention("Topic", topic), hits=hits, sure=certain
            )


def invited(told: Occurrence, writer: Writer, events: Iterable[Event]) -> Iterator[Claim]:
    """An invitation is an offer of a visit that is planned, not a visit.

    `events` are those that its sentence tells of.
    """
    actors = [
        h for h in told.things("actor") if h.thing.type in ("Person", "Polity", "Organization")
    ]
    guests = [h for h in told.things("guest") if h.thing.type in ("Person", "Polity")]
    places = [h for h in told.things("destination") if h.thing.type in ("Place", "Polity")]
    if not actors or (not guests and not places):
        return
    words = "visit" + (f" of {guests[0].thing.words}" if guests else "")
    words += f" to {places[0].thing.words}" if places else ""
    visit = Thing("Event", words + " (planned)")
    guest_ids = {g.thing.identity for g in guests}
    for event in events:
        if event.kind == "visit" and any(
            t.told.sentence.index == told.sentence.index
            and not t.happened
            and guest_ids & {p.hit.thing.identity for p in t.parts}
            for t in event.tellings
        ):
            visit = event.thing()
    for actor in actors:
        qualifiers: dict[str, Mention | str] = {"stance": "offers"}
        if guests:
            qualifiers["addressee"] = writer.mention(guests[0].thing, told.time)
        yield writer.claim(
            told,
            actor.thing,
            "STATED",
            visit,
            hits=[actor, *guests],
            qualifiers=qualifiers,
            time=told.time,
        )
    for guest in guests if told.mood.polarity == "asserted" else ():
        yield writer.claim(
            told,
            guest.thing,
            "PARTICIPATED_IN",
            visit,
            hits=[guest],
            qualifiers={"role": "guest"},
            modality="planned",
        )


def _part(telling: Telling, part: Part, thing: Thing, writer: Writer, certain: bool) -> Claim:
    told = telling.told
    qualifiers: dict[str, Mention | str] = {"role": part.role} if part.role else {}
    who = part.hit.thing
    if who.type == "Person":
        on = told.time or writer.reading.published
        for holding in _current(writer, who):
            if holding.of is not None:
                state = writer.mention(holding.of, on)
                office = Thing("Office", holding.office, polity=state.words)
                qualifiers["capacity"] = writer.mention(office, on)
                qualifiers["on_behalf_of"] = state
    elif who.type == "Organization" and who.polity:
        for polity in polities_of(writer.reading, part.hit):
            qualifiers["on_behalf_of"] = writer.mention(polity, told.time)
    return writer.claim(
        told, who, "PARTICIPATED_IN", thing, hits=[part.hit], qualifiers=qualifiers, sure=certain
    )


def _current(writer: Writer, who: Thing) -> list[Title]:
    """The title under which the person acts now: the first that is not a former one."""
    titles = [h.title for h in writer.reading.offices(who)]
    fit = [t for t in titles if t.of is not None and not t.before & {"former", "ex", "late"}]
    return fit[:1]


def _where(telling: Telling, thing: Thing, writer: Writer, certain: bool) -> Iterator[Claim]:
    told = telling.told
    qualifiers: dict[str, Mention | str] = {}
    if told.context is not None:
        words = writer.phrase(told.context)
        qualifiers["context"] = Mention("Event", words, key=words)
    if telling.place is None and told.time is None:
        return
    hits: list[Hit] = [p.hit for p in telling.parts]
    place = telling.place.thing if telling.place else None
    sure = certain and (telling.place is None or telling.place.safe)
    yield writer.claim(
        told,
        thing,
        "TOOK_PLACE",
        place,
        hits=hits,
        qualifiers=qualifiers,
        time=told.time,
        sure=sure,
        original=(None, telling.place.span if telling.place else None),
    )


def _enough(telling: Telling, event: Event) -> bool:
    """A dependable event has two named participants, a guest and where to, or a name."""
    named = [p for p in telling.parts if p.hit.thing.named and p.hit.safe]
    return len(named) > 1 or (event.kind == "visit" and bool(named) and telling.place is not None)

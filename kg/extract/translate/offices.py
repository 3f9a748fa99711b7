"""HELD_OFFICE: titles that show a term, appointments that begin one, resignations that end it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.antecedents import polities_of
from kg.extract.occurrences import Occurrence
from kg.extract.people import Holding
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title
from kg.extract.translate.spells import begins, ends
from kg.extract.writer import Writer
from kg.model import Claim

__all__ = ["NOT_NOW", "appointed", "attested", "ended", "served", "succeeded", "terms"]

NOT_NOW = frozenset({"former", "ex", "late", "first"})
_NOT_YET = frozenset({"incoming"})
_ACTING = frozenset({"acting", "interim", "caretaker"})


def attested(
    holding: Holding, told: Occurrence, writer: Writer, time: str | None, sure: bool
) -> Iterator[Claim]:
    """A title before a name: the person held the office then, with unknown ends."""
    title = holding.title
    if title.of is None or title.before & NOT_NOW:
        return
    if "then" in title.before and time == writer.reading.published:
        time, sure = None, False
    modality = "planned" if title.before & _NOT_YET else "actual"
    yield writer.claim(
        told,
        holding.person,
        "HELD_OFFICE",
        Thing("Office", title.office, polity=_state(title, writer, time)),
        time=time if modality == "actual" else None,
        attested=modality == "actual",
        modality=modality,
        hits=[Hit(holding.span.start, holding.span.end, holding.person)],
        sure=sure and title.safe,
        qualifiers={"acting": "true"} if title.before & _ACTING else {},
        original=(holding.span, Span(title.start, title.end)),
    )


def appointed(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """A term that begins on the date of the appointment and whose end is unknown."""
    settings = told.frame.settings
    lemma = told.token.lemma_.lower()
    cause = settings.get("cause", {}).get(lemma)
    modality = "planned" if lemma in settings.get("planned", ()) else None
    time = begins(told.time) if told.time and "/" not in told.time else None
    for person, title in terms(told, writer):
        yield _term(
            told, writer, person, title, time, {"start_cause": cause} if cause else {}, modality
        )


def served(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """A term that the text tells of: over a period, or at its date."""
    for person, title in terms(told, writer):
        period = told.time if told.time and "/" in told.time else None
        past = told.token.tag_ in ("VBD", "VBN")
        if period or not past:
            time = period or writer.reading.published
            yield _term(told, writer, person, title, time, {}, None, attested=period is None)


def succeeded(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """The successor's term begins when the predecessor's ends, if the text tells the office."""
    time = told.time if told.time and "/" not in told.time else None
    for person, title in terms(told, writer):
        yield _term(told, writer, person, title, begins(time), {"start_cause": "succeeded"}, None)
        for former in told.things("former"):
            if former.thing.type == "Person" and time:
                yield _term(
                    told, writer, former, title, ends(time), {"end_cause": "replaced"}, None
                )


def ended(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """A term that ends on that date and whose beginning the text does not tell."""
    cause = told.frame.settings["cause"].get(told.token.lemma_.lower(), "other")
    if not told.time or "/" in told.time:
        return
    for person, title in terms(told, writer):
        yield _term(told, writer, person, title, ends(told.time), {"end_cause": cause}, None)


def _term(
    told: Occurrence,
    writer: Writer,
    person: Hit,
    title: Title,
    time: str | None,
    qualifiers: dict[str, str],
    modality: str | None,
    *,
    attested: bool = False,
) -> Claim:
    office = Thing("Office", title.office, polity=_state(title, writer, told.time))
    return writer.claim(
        told,
        person.thing,
        "HELD_OFFICE",
        office,
        hits=[person],
        time=time,
        qualifiers=qualifiers,
        modality=modality if told.mood.modality == "actual" else None,
        attested=attested,
        original=(person.span, Span(title.start, title.end)),
        sure=time is not None and title.safe,
    )


def terms(told: Occurrence, writer: Writer) -> Iterator[tuple[Hit, Title]]:
    """The persons of the sentence's verb with the title that it gives them."""
    people = [h for h in told.things("person") if h.thing.type == "Person"]
    span = told.words.get("person")
    if not people and span:
        people = [h for h in writer.reading.hits_in(span) if h.thing.type == "Person"][:1]
    if not people:
        return
    titles = writer.reading.titles_in(told.sentence.span)
    span = told.words.get("office")
    inside = [t for t in titles if span and span.overlaps(Span(t.start, t.end))]
    only_inside = told.frame.relation == "SERVED" or told.frame.settings.get("office_inside")
    behind = [] if only_inside else [t for t in titles if t.start >= told.trigger.end]
    for person in people:
        fit = [t for t in inside or behind if not (person.start <= t.start < person.end)]
        if fit:
            yield person, _with_state(fit[0], person, writer, told)
        elif told.frame.relation == "ENDED_OFFICE":
            for holding in writer.reading.offices(person.thing)[:1]:
                yield person, holding.title
        elif told.frame.relation == "SUCCEEDED":
            for former in told.things("former"):
                for holding in writer.reading.offices(former.thing)[:1]:
                    yield person, replace(holding.title, before=frozenset(), safe=False)


def _with_state(title: Title, person: Hit, writer: Writer, told: Occurrence) -> Title:
    """A title without a state is that of the person's other titles in the article."""
    if title.of is not None:
        return title
    known = {
        h.title.of.words: h.title.of for h in writer.reading.offices(person.thing) if h.title.of
    }
    of = next(iter(known.values())) if len(known) == 1 else None
    if of is None:
        by = [p for h in told.things("appointer") for p in polities_of(writer.reading, h)]
        of = by[0] if by else None
    return Title(title.start, title.end, title.office, title.rank, title.before, of, safe=False)


def _state(title: Title, writer: Writer, on: str | None) -> str | None:
    return writer.mention(title.of, on).words if title.of else None

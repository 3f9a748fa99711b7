"""From an article's text to its claims: read, match, put events together, translate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.extract.available import engines_that_read
from kg.extract.confirming import confirmed
from kg.extract.events import Event
from kg.extract.frames import Frame
from kg.extract.modality import Mood
from kg.extract.occurrences import Occurrence
from kg.extract.people import Holding
from kg.extract.spans import Span
from kg.extract.translate import TRANSLATIONS
from kg.extract.translate.happenings import happening, invited
from kg.extract.translate.names import Gloss, called, find_glosses, named
from kg.extract.translate.offices import attested
from kg.extract.understanding import Understood, understand
from kg.extract.writer import Writer
from kg.model import Claim

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["claims_of", "extract"]

_HALF = re.compile("[\ud800-\udfff]")
_TITLE = Frame("title", "HELD_OFFICE")
_NAME = Frame("name", "NAMED")


def extract(
    text: str,
    *,
    published: str | None,
    gazetteer: Gazetteer,
    language: str = "en",
    engine: str = "both",
) -> list[Claim]:
    """The claims of an article, in the order of its sentences.

    `published` is EDTF; without it words like "on Wednesday" stay undated and
    a day without a year keeps none. Offsets in the claims are code points.
    Each claim tells which engines found it. With both the first one's claims
    stand, and only what the second one reads in the same sentence, too, is among
    the surest; without a language model the second one reads alone.
    BadInput for a text that no file of UTF-8 could hold.
    """
    if not text.strip():
        return []
    if half := _HALF.search(text):
        raise BadInput(f"half a character (a lone surrogate) stands at {half.start()} of the text")

    def by(name: str) -> list[Claim]:
        read = understand(
            text, published=published, gazetteer=gazetteer, language=language, engine=name
        )
        return claims_of(read)

    names, _ = engines_that_read(engine)
    read = [by(name) for name in names]
    return confirmed(*read) if len(read) == 2 else read[0]


def claims_of(read: Understood) -> list[Claim]:
    """The claims in what an engine made of an article."""
    writer, found = read.writer, read.occurrences
    claims = [*_titles(found, writer), *_names(writer), *_events(read)]
    for told in found:
        if told.frame.relation in TRANSLATIONS:
            claims.extend(TRANSLATIONS[told.frame.relation](told, writer))
    return _once(claims)


def _events(read: Understood) -> Iterator[Claim]:
    for event in read.events:
        yield from happening(event, read.writer)
    told_in: dict[int, list[Event]] = {}
    for event in read.events:
        for index in dict.fromkeys(t.told.sentence.index for t in event.tellings):
            told_in.setdefault(index, []).append(event)
    for one in read.occurrences:
        if one.frame.relation == "INVITED":
            yield from invited(one, read.writer, told_in.get(one.sentence.index, ()))


def _titles(found: list[Occurrence], writer: Writer) -> Iterator[Claim]:
    """A title holds on the date of what the person does in that sentence, else of the article."""
    reading = writer.reading
    beside: dict[int, list[Occurrence]] = {}
    for one in found:
        beside.setdefault(one.sentence.index, []).append(one)
    for holding in reading.holdings:
        sentence = reading.sentence_at(holding.span.start)
        told = _plain(_TITLE, holding.span, writer)
        time, sure = _time_of(holding, beside.get(sentence.index, []), writer)
        if sentence.span.covers(holding.span):
            yield from attested(holding, told, writer, time, sure)


def _time_of(holding: Holding, found: list[Occurrence], writer: Writer) -> tuple[str | None, bool]:
    reading = writer.reading
    published, person = reading.published, holding.person.identity
    mine = [
        o for o in found
        if o.time and o.mood.modality == "actual" and o.sentence.span.covers(holding.span)
        and any(h.thing.identity == person for hits in o.slots.values() for h in hits)
    ]  # fmt: skip
    for told in mine:
        if told.time and re.fullmatch(r"\d{4}(-\d\d){0,2}", told.time):
            return told.time, told.safe
    sentence = reading.sentence_at(holding.span.start).span
    years = {
        w.edtf[:4] for w in reading.dates_in(Span(max(0, sentence.start - 400), sentence.end))
        if re.match(r"\d{4}(-|$)", w.edtf)
    }  # fmt: skip
    if years and years != {(published or "")[:4]}:
        return None, False
    return published, published is not None


def _names(writer: Writer) -> Iterator[Claim]:
    calls: dict[int, list[Gloss]] = {}
    for gloss in find_glosses(writer):
        sentence = writer.reading.sentence_at(gloss.span.start)
        if not sentence.span.covers(gloss.span):
            continue
        if gloss.sort == "calls":
            calls.setdefault(sentence.index, []).append(gloss)
        else:
            yield from named(gloss, _plain(_NAME, gloss.span, writer), writer, gloss.sort)
    for glosses in calls.values():
        yield from called(glosses, _plain(_NAME, glosses[0].span, writer), writer)


def _plain(frame: Frame, span: Span, writer: Writer) -> Occurrence:
    """An occurrence that the text presupposes: no mood and no speaker but the article."""
    sentence = writer.reading.sentence_at(span.start)
    return Occurrence(frame, sentence, sentence.doc[0], span, {}, {}, {}, Mood())


def _once(claims: list[Claim]) -> list[Claim]:
    """Each claim once for each sentence; of two alike the surer stays."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (
            claim.subject, claim.predicate, claim.object, claim.value, claim.time, claim.modality,
            claim.polarity, claim.locator.start,
            tuple(sorted((k, str(v)) for k, v in claim.qualifiers.items())),
        )  # fmt: skip
        if key not in kept or (claim.surest and not kept[key].surest):
            kept[key] = claim
    return sorted(
        kept.values(),
        key=lambda c: (c.locator.start or 0, c.locator.trigger or (0, 0), c.predicate),
    )

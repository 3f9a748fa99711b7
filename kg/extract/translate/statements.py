"""STATED and AGREED: who took which stance on what, in whose words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.antecedents import polities_of
from kg.extract.occurrences import Occurrence
from kg.extract.reporting import in_tail, tail_of
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.writer import Writer
from kg.model import Claim, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["agreed", "content_of", "may_state", "stated", "topic_of"]

_ACTORS = ("Person", "Polity", "Organization")
_OBJECTS = ("Agreement", "Place", "Event", "Topic")
_LINES = frozenset((
    "line", "border", "frontier", "base", "position", "barrack", "barracks", "boundary", "zone",
    "peninsula", "territory", "city", "capital", "province", "strip", "river", "town",
))  # fmt: skip
_LONGEST = 400


def stated(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Actor → Topic, Place, Agreement or Event, with stance and words."""
    settings = told.frame.settings
    actors = [h for h in told.things("actor") if h.thing.type in _ACTORS]
    topic = told.words.get("topic")
    if not may_state(told):
        return
    yield from _document_says(told, writer)
    if not actors:
        return
    if topic is None:
        topic = _quoted(told, writer)
    if topic is None and not settings.get("words"):
        return
    span = topic or told.sentence.span
    qualifiers: dict[str, Mention | str] = {"content": content_of(told, writer, topic)}
    if "stance" in settings:
        qualifiers["stance"] = settings["stance"]
    addressees = [h for h in told.things("addressee") if h.thing.type in _ACTORS]
    if addressees:
        qualifiers["addressee"] = writer.mention(addressees[0].thing, told.time)
    if told.mood.condition is not None:
        qualifiers["condition"] = condition_of(told, writer)
    about = topic_of(told, writer, span)
    for actor in actors:
        yield writer.claim(
            told,
            actor.thing,
            "STATED",
            about,
            hits=[actor],
            qualifiers=qualifiers,
            time=told.time,
            original=(actor.span, topic),
        )


def may_state(told: Occurrence) -> bool:
    """Whether the sentence has what the frame asks for: a clause, a topic, an addressee."""
    settings = told.frame.settings
    if settings.get("clause_needed") and not any(
        t.dep_ == "ccomp" for t in told.tokens.get("topic", ())
    ):
        return False
    if settings.get("topic_needed") and "topic" not in told.words:
        return False
    if settings.get("addressee_needed") and not told.tokens.get("addressee"):
        return False
    if settings.get("topic_place") and not _to_a_place(told):
        return False
    barred = settings.get("topic_not_type", ())
    return not (barred and any(h.thing.type in barred for h in told.things("topic")))


def _to_a_place(told: Occurrence) -> bool:
    """Whether the topic is a place or a line: "pulled back to the border"."""
    return any(h.thing.type in ("Place", "Polity") for h in told.things("topic")) or any(
        t.lemma_.lower() in _LINES for t in told.tokens.get("topic", ())
    )


def agreed(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Each side that agreed states it, with what was agreed as content."""
    actors = [h for h in told.things("actor", "partner") if h.thing.type in _ACTORS]
    topic = told.words.get("topic")
    if not actors or (topic is None and len(actors) < 2):
        return
    content: dict[str, Mention | str] = {"content": content_of(told, writer), "stance": "supports"}
    about = topic_of(told, writer, topic or told.sentence.span)
    for actor in actors:
        yield writer.claim(
            told,
            actor.thing,
            "STATED",
            about,
            hits=[actor],
            qualifiers=content,
            time=told.time,
            original=(actor.span, topic),
        )


def topic_of(told: Occurrence, writer: Writer, span: Span) -> Mention:
    """What it is about: an agreement, place or event in those words, else the words themselves."""
    tokens = told.tokens.get("topic", ())
    for kind in ("Agreement", "Place", "Event"):
        for hit in writer.reading.hits_in(span):
            if hit.thing.type == kind and hit.thing.named:
                return writer.mention(hit.thing)
    if tokens and tokens[0].pos_ in ("VERB", "AUX"):
        span = _nominal(told, tokens[0]) or span
    return Mention("Topic", writer.phrase(span, 10))


def content_of(told: Occurrence, writer: Writer, topic: Span | None = None) -> str:
    """The words of the statement: what follows the verb, or the whole sentence."""
    span = topic or told.words.get("topic") or told.sentence.span
    words = " ".join(span.of(writer.reading.text).split()).strip(' ,;"“”')
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def condition_of(told: Occurrence, writer: Writer) -> str:
    """The words of the condition."""
    token = told.mood.condition
    assert token is not None
    start = told.sentence.span.start
    edge = token.right_edge
    span = Span(start + token.left_edge.idx, start + edge.idx + len(edge))
    return " ".join(span.of(writer.reading.text).split()).strip(" ,;")


def _quoted(told: Occurrence, writer: Writer) -> Span | None:
    """The quotation that the sentence introduces or ends."""
    if not told.frame.settings.get("reports"):
        return None
    text, sentence = writer.reading.text, told.sentence.span
    words = sentence.of(text)
    if in_tail(told.token) and (tail := tail_of(words)):
        return Span(sentence.start, sentence.start + tail)
    marks = [m.start() for m in re.finditer(r"[\"“”]", words)]
    if len(marks) >= 2 and marks[-1] - marks[0] > 12:
        return Span(sentence.start + marks[0] + 1, sentence.start + marks[-1])
    if len(marks) == 1 and sentence.start + marks[0] < told.trigger.start and marks[0] > 12:
        return Span(sentence.start, sentence.start + marks[0])
    return None


def _nominal(told: Occurrence, verb: Token) -> Span | None:
    """The noun phrase that a clause turns on: its object, else its subject."""
    start = told.sentence.span.start
    for wanted in (("dobj",), ("nsubjpass", "nsubj")):
        for child in verb.children:
            if child.dep_ in wanted and child.pos_ == "NOUN":
                edge = child.right_edge
                return Span(start + child.left_edge.idx, start + edge.idx + len(edge))
    return None


def _document_says(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """What an agreement says is described as its content; an agreement is no actor."""
    for hit in told.things("actor"):
        if hit.thing.type == "Agreement" and "topic" in told.words:
            yield writer.claim(
                told,
                hit.thing,
                "DESCRIBED",
                value=content_of(told, writer),
                hits=[hit],
                modality=told.mood.modality,
                original=(hit.span, told.words["topic"]),
            )


def sides(writer: Writer, hits: list[Hit]) -> list[tuple[Hit, Thing]]:
    """The states behind the mentions, each once."""
    found: dict[tuple[str, str, str | None], tuple[Hit, Thing]] = {}
    for hit in hits:
        for polity in polities_of(writer.reading, hit):
            found.setdefault(polity.identity, (hit, polity))
    return list(found.values())

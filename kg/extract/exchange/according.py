"""Whom a text names as its source: "…, according to the Italian Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents
from kg.extract.exchange.fact import Argument, Fact
from kg.extract.exchange.keys import argument
from kg.extract.exchange.parts import ACTORS
from kg.extract.exchange.speech import description
from kg.extract.slots import passive, subjects
from kg.extract.voices import Speakers

if TYPE_CHECKING:
    from kg.extract.writer import Writer

__all__ = ["according_to"]


def according_to(writer: Writer) -> Iterator[Fact]:
    """A statement of each source that the text names so."""
    reading = writer.reading
    if "ccording to " not in reading.text:
        return
    speakers = Speakers(reading)
    for sentence in reading.sentences:
        for span, token in speakers.according(sentence):
            if any(c.dep_ == "acl" and passive(c) and subjects(c) for c in token.children):
                continue
            hit = reading.hit_at(token, sentence)
            meant = [hit] if hit else antecedents(reading, token, sentence)
            who = [argument(h, writer) for h in meant if h.thing.type in (*ACTORS, "Agreement")]
            named = who or description(token, sentence, papers=True)
            if named:
                yield Fact(
                    rel="STATED",
                    subj=tuple(named[:1]),
                    obj=(Argument("*", "*"),),
                    sentence=sentence.index,
                    sent_start=sentence.span.start,
                    sent_end=sentence.span.end,
                    start=span.start,
                    end=span.end,
                    sha256=reading.sha256,
                    words=span.of(reading.text),
                )

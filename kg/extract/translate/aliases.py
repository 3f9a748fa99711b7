"""NAMED: what else a thing is called: "the meridian, known as the sector line"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.names import NO_NAME
from kg.extract.slots import objects, passive, slot
from kg.extract.spans import Span
from kg.extract.things import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer
    from kg.model import Claim

__all__ = ["also_called", "other_names"]


def also_called(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """The other name of a place that has one; what has no name of its own is no thing here."""
    for thing, name, hit in other_names(told, writer):
        if hit is not None and hit.thing.type == "Place":
            yield writer.claim(
                told, hit.thing, "NAMED", value=name.of(writer.reading.text),
                hits=[hit], time=told.time, original=(name, thing),
            )  # fmt: skip


def other_names(told: Occurrence, writer: Writer) -> Iterator[tuple[Span, Span, Hit | None]]:
    """The noun and its other name, where the words are a name and no verdict."""
    if not passive(told.token):
        return
    named = [*slot(told.token, "as"), *slot(told.token, "oprd")]
    known = told.token.lemma_.lower() == "know"
    for thing in objects(told.token)[:1]:
        hit = writer.reading.hit_at(thing, told.sentence)
        if thing.pos_ not in ("NOUN", "PROPN") or (hit and hit.thing.type == "Person"):
            continue
        for name in named[:1]:
            if _is_name(name, known=known):
                yield _phrase(thing, told), _phrase(name, told), hit


def _is_name(token: Token, *, known: bool) -> bool:
    """ "Called Macedonia" and "known as the sector line" give names, "called Monday" does not."""
    if token.text in NO_NAME:
        return False
    definite = any(c.lower_ == "the" for c in token.children)
    return token.pos_ == "PROPN" or (known and definite and token.pos_ == "NOUN")


def _phrase(token: Token, told: Occurrence) -> Span:
    """Where the noun stands with the words before it, and with an "of" behind a name."""
    first = min((c for c in [token, *token.children] if _before(c, token)), key=lambda t: t.i)
    of = [t for c in token.children if c.lower_ == "of" for t in c.subtree]
    last = max([token, *(of if token.pos_ == "PROPN" else [])], key=lambda t: t.i)
    start = told.sentence.span.start
    return Span(start + first.idx, start + last.idx + len(last))


def _before(child: Token, noun: Token) -> bool:
    return child.i == noun.i or (child.i < noun.i and child.dep_ in ("amod", "compound"))

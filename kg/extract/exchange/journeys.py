"""Who visited which state or town, as facts of the exchange format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.exchange.keys import free
from kg.extract.exchange.parts import ACTORS, Parts, text_at
from kg.extract.names import NO_NAME
from kg.extract.tellings import tellings

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer

__all__ = ["visited"]

# "Reached by telephone", "the cable he sent": no journey where no goal is told.
_WITH_A_GOAL = frozenset(["reach-place", "expected-in", "send-person"])


def visited(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    if told.mood.polarity == "denied" and any(
        c.lower_ == "no" for t in told.tokens.get("visitor", ()) for c in t.children
    ):
        return  # "no Chilean leader has set foot in Lima" tells of nobody
    if not told.things("destination") and (town := _town(told)):
        wanted = told.frame.settings.get("visitor_type", ACTORS)
        guests = tuple(h for h in told.things("visitor") if h.thing.type in wanted or h.office)
        if guests:
            yield Parts("VISITED", guests, words=town)
        return
    for telling in tellings(told, writer):
        guests = tuple(p.hit for p in telling.parts if p.role == "guest")
        hosts = tuple(p.hit for p in telling.parts if p.role == "host")
        where = tuple(
            h for h in told.things("destination")
            if h.thing.type == "Place" or (h.thing.type == "Polity" and h.how == "metonym")
        )  # fmt: skip
        words = () if hosts or where else text_at(told, writer, "destination")
        if told.frame.name in _WITH_A_GOAL and not (hosts or where or words):
            continue
        mood = telling.told.mood.modality
        yield Parts("VISITED", guests, (*hosts, *where), words=words, modality=mood)


def _town(told: Occurrence) -> tuple[Argument, ...]:
    """A town that no list knows: "flew to Peking"."""
    if told.token.pos_ not in ("VERB", "AUX"):
        return ()
    for token in told.tokens.get("destination", ())[:1]:
        first = min([token.i, *(c.i for c in token.children if c.dep_ == "compound")])
        words = " ".join(t.text for t in token.doc if first <= t.i <= token.i)
        named = token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "ORG", "DATE", "EVENT")
        if named and words[0].isupper() and not set(words.split()) & NO_NAME:
            return (Argument(words, free(words)),)
    return ()

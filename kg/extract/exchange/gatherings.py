"""Where a conference, a summit or a vote was held, as facts of the exchange format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.exchange.keys import free
from kg.extract.exchange.parts import Parts, actors
from kg.extract.tellings import tellings

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer

__all__ = ["held"]

# What needs no name to be one event: "the congress met at Berlin".
_GATHERINGS = frozenset((
    "summit", "conference", "congress", "forum", "referendum", "plebiscite", "assembly",
    "ceremony",
))  # fmt: skip


def held(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    some = False
    meeting = told.token.lemma_.lower() == "hold" and actors(told, "host")
    for telling in tellings(told, writer):
        if telling.name and telling.place and not meeting:
            some = True
            event = Argument(telling.name, free(telling.name))
            mood = telling.told.mood.modality
            yield Parts("EVENT_HELD", (), (telling.place,), named=(event,), modality=mood)
    if not some and not meeting:
        yield from _without_a_name(told)


def _without_a_name(told: Occurrence) -> Iterator[Parts]:
    """ "The summit will be held in Kazan", "Kazan hosted the summit"."""
    nouns = [
        t for t in told.tokens.get("event", ())
        if t.lemma_.lower() in _GATHERINGS and any(c.dep_ == "det" for c in t.children)
    ]  # fmt: skip
    hosts = told.things("host") if told.token.lemma_.lower() == "host" else ()
    where = (told.place,) if told.place else tuple(h for h in hosts if h.thing.type != "Person")
    sure = told.mood.polarity == "asserted" and told.mood.modality in ("actual", "planned")
    if nouns and where and sure:
        words = nouns[0].text.lower()
        yield Parts("EVENT_HELD", (), where[:1], named=(Argument(words, free(words)),))

"""One fact of the exchange format before its keys: relation, mentions on both sides, free words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.exchange.keys import free

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.things import Hit
    from kg.extract.writer import Writer

__all__ = ["ACTORS", "Parts", "actors", "text_at"]

ACTORS = ("Person", "Polity", "Organization")


@dataclass(frozen=True, slots=True)
class Parts:
    """One fact before its keys: relation, mentions on both sides, free words for each side."""

    rel: str
    subj: tuple[Hit, ...]
    obj: tuple[Hit, ...] = ()
    named: tuple[Argument, ...] = ()
    words: tuple[Argument, ...] = ()
    modality: str | None = None
    mode: str | None = None
    polarity: str | None = None


def actors(told: Occurrence, *slots: str) -> tuple[Hit, ...]:
    return tuple(h for h in told.things(*slots) if h.thing.type in ACTORS)


def text_at(told: Occurrence, writer: Writer, *slots: str) -> tuple[Argument, ...]:
    for name in slots:
        aside = [t.lemma_.lower() for t in told.tokens.get(name, ())[:1]]
        if aside and aside[0] in ("sideline", "margin", "fringe"):
            continue
        if span := told.words.get(name):
            words = writer.phrase(span)
            return (Argument(words, free(words)),)
    return ()

"""Who met whom, also where a text gives one side no name: "met the visitors"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.exchange.parts import Parts, actors
from kg.extract.exchange.speech import description, was_said
from kg.extract.slots import heads, passive
from kg.extract.tellings import tellings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.exchange.fact import Argument
    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer

__all__ = ["met"]

# Whom a state's people do not meet as its people: the audience of a speech.
_AUDIENCE = frozenset((
    "journalist", "reporter", "correspondent", "media", "resident", "protester", "demonstrator",
    "historian", "scholar", "court", "tribunal", "party", "group", "officer", "delegation",
))  # fmt: skip


def met(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    some = False
    for telling in tellings(told, writer):
        some = True
        who = tuple(p.hit for p in telling.parts)
        light = told.noun if told.noun is not None else told.token
        mood = telling.told.mood.modality
        if light.lemma_.lower() == "consultation" and all(h.thing.type == "Polity" for h in who):
            yield Parts("DISCUSSED", who, modality=mood)
            continue
        yield Parts("MET_WITH", who, modality=mood, mode=telling.medium)
    if (
        not some
        and told.frame.name in ("meet", "gather")
        and was_said(told)
        and not passive(told.token)
    ):
        yield from _with_some(told)


def _with_some(told: Occurrence) -> Iterator[Parts]:
    """A meeting of one who is named with some who are not, or of some among themselves."""
    who = actors(told, "actor", "partner")
    sides = ("actor", "partner")
    some = tuple(a for side in sides for a in _described(told.tokens.get(side, ()), told))
    alone = not told.tokens.get("partner")
    if len(who) == 1 and len(some) == 1 and not alone:
        yield Parts("MET_WITH", who, named=some)
    elif not who and alone and len(some) == 1 and not told.words.get("topic"):
        yield Parts("MET_WITH", (), named=some)


def _described(tokens: tuple[Token, ...], told: Occurrence) -> Iterator[Argument]:
    for token in heads(tokens):
        plural = token.tag_ == "NNS"
        if plural and token.lemma_.lower() not in _AUDIENCE:
            yield from description(token, told.sentence, papers=False)

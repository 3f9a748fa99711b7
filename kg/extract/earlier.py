"""Whom the sentences before had as their subject, or named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.extract.mentioned import distinct
from kg.extract.slots import heads
from kg.extract.things import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["named_in", "subject_before", "subjects_before"]

# Whom a word without a name stands for.
Meant = Callable[["Reading", "Token", "Sentence"], list[Hit]]


def named_in(reading: Reading, index: int) -> list[Hit]:
    """All the persons of one sentence, where it names three or four."""
    if index < 0:
        return []
    inside = reading.hits_in(reading.sentences[index].span)
    people = distinct(h for h in inside if h.thing.type == "Person")
    return people if 2 < len(people) < 5 else []


def subjects_before(reading: Reading, sentence: Sentence, meant: Meant) -> list[Hit]:
    """The two or more whom the sentence before has as its subject."""
    if sentence.index == 0:
        return []
    before = reading.sentences[sentence.index - 1]
    for token in before.doc:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            found: list[Hit] = []
            for head in heads([token]):
                hit = reading.hit_at(head, before)
                found.extend([hit] if hit else meant(reading, head, before))
            actors = distinct(h for h in found if h.thing.type in ("Person", "Polity"))
            if len(actors) > 1:
                return actors
    return []


def subject_before(
    reading: Reading,
    sentence: Sentence,
    meant: Meant,
    start: int,
    end: int,
    types: tuple[str, ...] = ("Person",),
) -> list[Hit]:
    """The subject of this sentence's or the last one's main verb: likely, never certain."""
    here = [t for t in sentence.doc if sentence.span.start + t.idx < start and t.dep_ == "nsubj"]
    for token in reversed(here):
        hit = reading.hit_at(token, sentence)
        if hit and hit.thing.type in types:
            return [Hit(start, end, hit.thing, "antecedent", False)]
    for index in range(sentence.index - 1, max(-1, sentence.index - 5), -1):
        before, same = reading.sentences[index], False
        for token in before.doc:
            if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT":
                continue
            if token.dep_ == "nsubjpass" and token.pos_ == "PRON":
                continue
            hit = reading.hit_at(token, before)
            if hit is None and token.pos_ in ("NOUN", "PROPN") and types == ("Person",):
                known = meant(reading, token, before)
                hit = known[0] if len(known) == 1 else None
            if hit and (hit.thing.type in types or (hit.office and types == ("Person",))):
                office = hit.office if hit.thing.type == "Polity" else None
                return [Hit(start, end, hit.thing, "antecedent", False, office)]
            same = same or token.lower_ in ("he", "she", "they")
        if not same:
            return []
    return []

"""Somebody whom a text gives no name: a pronoun after him means nobody named before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.extract.frames import frame_file
from kg.extract.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence
    from kg.extract.things import Hit

__all__ = ["is_somebody_else"]

_PERSONS = frozenset((
    *frame_file("nouns.yml")["people"], "shah", "queen", "pasha", "viceroy", "regent",
    "officer", "aide", "adviser",
    "commander", "lawyer", "interpreter", "woman", "marshal", "captain", "consul", "speaker",
    "khedive", "emir", "bey", "mikado", "archduke", "duke", "nuncio", "legate", "analyst",
))  # fmt: skip
_Meaning = Callable[["Reading", "Token", "Sentence"], list["Hit"]]


def is_somebody_else(reading: Reading, token: Token, sentence: Sentence, meant: _Meaning) -> bool:
    """ "The Shah received me. He …", "the aide said he …": whom the text gives no name."""

    def nameless(noun: Token, of: Sentence) -> bool:
        person = noun.lemma_.lower() in _PERSONS or noun.ent_type_ == "PERSON"
        hit = reading.hit_at(noun, of)
        if noun.tag_ in ("NNS", "NNPS") or not person:
            return False
        if hit is not None and hit.thing.type != "Organization":
            return False
        return not meant(reading, noun, of)

    at = token
    for _ in range(6):
        if at.head is at:
            break
        if at.dep_ == "ccomp" and at.head.i < at.i:
            for child in at.head.children:
                if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN"):
                    return nameless(child, sentence)
        at = at.head
    start = reading.place_of(token, sentence).start
    inside = reading.hits_in(Span(sentence.span.start, start))
    if token.dep_ != "nsubj" or sentence.index == 0 or any(
        h.thing.type == "Person" for h in inside
    ):  # fmt: skip
        return False
    before = reading.sentences[sentence.index - 1]
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT" and nameless(t, before)
        for t in before.doc
        if t.pos_ in ("NOUN", "PROPN")
    )

"""Whether an event noun tells a fact: "during the visit" does, "a plan for a visit" does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.modality import PLANNING, mood_of
from kg.extract.slots import MEASURES

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_aside", "is_factual", "is_planned", "on_the_way"]

_DURING = frozenset((
    "during", "after", "at", "following", "in", "since", "throughout", "by", "through", "amid",
))  # fmt: skip
_ALWAYS = frozenset(["during", "after", "following", "since", "throughout", "amid"])
_OUTCOMES = frozenset(["result", "outcome", "course", "end", "aftermath", "conclusion", "wake"])
_PLANNED = frozenset((
    "upcoming", "planned", "possible", "future", "forthcoming", "proposed", "scheduled",
    "potential", "next", "soonest", "early", "coming", "expected", "imminent", "another",
))  # fmt: skip
_HOPED = frozenset((
    "call", "demand", "hope", "ask", "press", "push", "need", "propose", "offer", "suggest",
    "rule", "prevent", "avoid", "cancel", "postpone", "delay", "oppose", "refuse", "reject",
    "block", "urge", "threaten", "prepare", "plan", "await", "boycott", "facilitate", "attempt",
    "be", "halt", "suspend", "break",
))  # fmt: skip


def is_factual(token: Token, *, announced: bool = False) -> bool:
    """Whether the noun speaks of something that happened or is given a place in time.

    `announced`: what this noun names is done by being announced ("announced the appointment of").
    """
    if is_planned(token):
        return False
    if announced and token.dep_ in ("dobj", "nsubjpass"):
        verb = token.head
        mood = mood_of(verb)
        if verb.lemma_.lower() in ("announce", "declare", "order", "confirm", "proclaim"):
            return mood.modality == "actual" and mood.polarity == "asserted"
    if token.dep_ == "pobj":
        preposition, above = token.head, token.head.head
        word = preposition.lower_
        if word == "of" and above.lemma_.lower() in MEASURES:
            return is_factual(above)
        if word == "of":
            return above.lemma_.lower() in _OUTCOMES
        if word == "on":
            return above.pos_ == "PROPN" or (above.pos_ in ("VERB", "AUX") and _happened(above))
        if word in _ALWAYS:
            return True
        return word in _DURING and (above.pos_ not in ("VERB", "AUX") or _happened(above))
    if token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.pos_ in ("VERB", "AUX"):
        return _happened(token.head)
    return False


def is_planned(token: Token) -> bool:
    """Whether words on the noun itself put it into the future."""
    return any(
        c.lower_ in _PLANNED for c in token.children if c.dep_ in ("amod", "compound", "det")
    )


def _happened(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in PLANNING or lemma in _HOPED:
        return False
    mood = mood_of(verb)
    return mood.modality == "actual" and mood.polarity == "asserted"


def is_aside(noun: Token) -> bool:
    """ "After a meeting", "at their meeting": of the two of whom the clause tells."""
    if noun.dep_ != "pobj":
        return False
    words = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    if words == {"their"}:
        return noun.head.lower_ in ("at", "during", "after", "following", "in", "over")
    return noun.head.lower_ in ("after", "following", "over", "during") and words <= {"a", "an"}


def on_the_way(noun: Token) -> bool:
    """ "During a visit to Lima she said", "after his visit": who does it is who visits."""
    if noun.head.lower_ == "on":
        return True
    if noun.head.lower_ not in ("during", "after", "following", "in", "upon", "since"):
        return False
    words = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    return not words or bool(words & {"a", "an", "his", "her", "their"})

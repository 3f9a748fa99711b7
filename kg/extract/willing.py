"""What somebody wants of others, or will not have: "proposed that they meet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.conditions import condition_of
from kg.extract.slots import slot

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["bidden", "of_another", "unwilling"]

_UNABLE = frozenset(["can", "ca", "could", "would", "will", "wo", "'d", "never"])
_NOT = frozenset(["not", "n't", "n\u2019t", "never"])
_OPEN = frozenset(["if", "unless", "whether", "lest", "until", "till"])


def bidden(clause: Token, verb: Token) -> bool:
    """Whether a clause tells what is to be done: "that they meet", "that it should be held"."""
    helpers = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if "should" in words:
        return True
    if words - {"be"} or not any(c.dep_ == "mark" for c in clause.children):
        return False
    past = verb.tag_ in ("VBD", "VBN")
    return "be" in words or clause.tag_ == "VB" or (past and clause.tag_ == "VBP")


def of_another(verb: Token) -> bool:
    """ "Wants Chile to leave": what is wanted is done by another."""
    wanted = slot(verb, "inf")
    own = any(c.dep_ == "nsubj" for t in wanted for c in t.children)
    return own or bool(wanted and slot(verb, "obj"))


def unwilling(verb: Token) -> bool:
    """ "Would not hear of", "could not accept": a refusal, where no condition leaves it open."""
    words = [c for c in verb.children if c.dep_ in ("aux", "neg", "advmod")]
    denied = any(c.lower_ in _NOT for c in words)
    if not denied or not any(c.lower_ in _UNABLE for c in words):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return not marks & _OPEN and condition_of(verb) is None

"""Whom "which" and "who" stand for, in a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RELATIVES", "antecedent_of"]

RELATIVES = frozenset(["which", "who", "that", "whom"])


def antecedent_of(token: Token, verb: Token) -> Token:
    """For "which" and "who" the noun that the relative clause belongs to."""
    if token.lower_ not in RELATIVES or token.pos_ == "DET":
        return token
    at = verb
    while at.dep_ in ("conj", "xcomp", "ccomp") and at.head != at:
        at = at.head
    if at.dep_ != "relcl":
        return token
    return _person_before(token) or at.head


def _person_before(pronoun: Token) -> Token | None:
    """ "The advances of Chamberlain, who called for it": the person right before "who"."""
    before = pronoun.i - 1
    if before > 0 and pronoun.doc[before].text == ",":
        before -= 1
    if before < 0 or pronoun.lower_ not in ("who", "whom"):
        return None
    near = pronoun.doc[before]
    return near if near.ent_type_ == "PERSON" and near.pos_ == "PROPN" else None

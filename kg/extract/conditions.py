"""The clause on which something depends, in a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["condition_of"]


def condition_of(token: Token) -> Token | None:
    """The clause on which the thing depends: "if …", "unless …", "provided that …"."""
    for child in token.children:
        if _idle(child):
            continue
        if child.dep_ in ("advcl", "prep", "ccomp") and any(
            c.dep_ in ("mark", "advmod")
            and c.lower_ in ("if", "unless", "provided", "providing", "once")
            for c in child.children
        ):
            return child
        if child.dep_ == "advcl" and child.lower_ in ("provided", "providing"):
            return child
        if (
            child.dep_ == "advcl"
            and not _measured_time(child)
            and any(c.lower_ in ("after", "until", "before", "when") for c in child.children)
            and any(c.lower_ in ("would", "will", "could", "shall", "only") for c in token.children)
        ):
            return child
    return None


def _measured_time(clause: Token) -> bool:
    """ "A month after they left" is a date, not a condition."""
    first = clause.left_edge.i
    words = [t.lemma_.lower() for t in clause.doc[max(0, first - 1) : first + 4]]
    units = ("hour", "day", "week", "month", "year", "decade", "moment", "minute", "shortly")
    return any(w in units for w in words[:4]) and "after" in words


def _idle(clause: Token) -> bool:
    """ "If circumstances permit" is politeness, not a condition."""
    return clause.lemma_.lower() in ("permit", "possible", "necessary", "need", "allow")

"""The clause at the end of a news sentence that tells who says it: "…, the ministry said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["in_tail", "tail_of", "tail_verb"]

_SAID = (
    r"(?:said|says|announced|reported|reports|stated|noted|stressed|added|confirmed|declared|"
    r"explained|emphasi[sz]ed|underlined|recalled|warned|told|wrote|quoted|remarked|insisted|"
    r"disclosed|revealed|claimed|argued|commented|admitted|acknowledged)"
)
_NAME = r"(?:[^\W\d_][\w.\u2019'\-]*)"
_MORE = (
    r"(?:\s+(?:on|in|at|after|during|late|early|earlier|later|today|yesterday|last|this|following|"
    r"by|via|here|there|as|upon|citing|before|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|separately)\b[^\"“”;]*|\s+[^\s,]+(?:\s[^\s,]+){0,5})?"
)
_TAIL = re.compile(
    rf"(?P<lead>[,?!]|,?[\"”])\s+(?P<who>{_NAME}(?: {_NAME}){{0,9}}?) "
    rf"(?:has |have |had )?(?:also |later |earlier )?{_SAID}{_MORE}[.]?[\"”]?$"
    rf"|(?P<back>[,?!](?=\s+sa(?:id|ys)\b)|,?[\"”])\s+(?!told){_SAID} "
    r"(?=[A-Z]|the |an? )(?!.*\bthat\b)"
    r"(?:[^\",“”;]|, )*[.]?$"
)
_CLAUSE = re.compile(
    r"\b(?:\w+ed|was|were|is|are|has|have|had|will|would|could|may|that|which|who|when|if|as|to|"
    r"it)\b"
    r"|\b(?:met|held|told|took|gave|left|said)\b"
)
_NOT_SUBJECT = frozenset(
    (
        "In",
        "On",
        "At",
        "After",
        "Before",
        "During",
        "But",
        "And",
        "also",
        "in",
        "on",
        "at",
        "but",
        "and",
        "while",
        "though",
        "although",
        "which",
        "whereas",
    )
)

_OPENING = frozenset((
    "In", "On", "At", "After", "Before", "During", "Following", "Over", "By", "From", "Upon",
    "Since", "Amid", "With", "Without", "For", "Under", "Despite", "Within", "Ahead", "Speaking",
))  # fmt: skip
_FINITE = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|is|are|has|have|had|will|would|could|may|met|held|told|took|gave|"
    r"left|came|went|made|said|did|does|began|fell|rose|sent|won|lost|broke|became)\b"
)


def tail_of(sentence: str) -> int | None:
    """Where the reporting clause at the end begins, or None; what stands before is a clause."""
    for match in _TAIL.finditer(sentence):
        start = match.end("lead") if match["lead"] is not None else match.end("back")
        head = sentence[: match.start()]
        if len(head.split()) < 5 and not head.lstrip().startswith(('"', "“")):
            continue
        if head.split()[0] in _OPENING and not _FINITE.search(head):
            continue  # "During his visit, the minister announced a plan" is one clause
        who = match["who"]
        if re.search(r", (?:who|which|whose)\b[^,]*$", head):
            continue
        if who and (_CLAUSE.search(who) or who.split()[0] in _NOT_SUBJECT):
            continue
        if sentence[match.end("who") if who else match.start() :].lstrip().startswith("that "):
            continue
        while start < len(sentence) and sentence[start].isspace():
            start += 1
        return start
    return None


def in_tail(token: Token) -> bool:
    """Whether a token stands in the reporting clause that was parsed apart."""
    return bool(token.sent.start > 0)


def tail_verb(token: Token) -> Token | None:
    """The reporting verb at the end of the sentence, for a token that stands before it."""
    if in_tail(token) or token.sent.end >= len(token.doc):
        return None
    tail = token.doc[token.sent.end :]
    return next((t for t in tail if any(c.dep_ == "nsubj" for c in t.children)), None)

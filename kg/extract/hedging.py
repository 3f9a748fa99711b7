"""Words before a verb that leave open or deny that it happened, wherever a parser hangs them.

Told by the words alone, for both engines: a parser that goes wrong must not turn "Whether
Peru signs …" into a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.frames import frame_file

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["signs_before"]

_WORDS = frame_file("moods.yml")
_BEFORE = {
    **dict.fromkeys(_WORDS["negations"], "denied"),
    **dict.fromkeys(_WORDS["hedges"], "alleged"),
    **dict.fromkeys(_WORDS["maybe"], "hypothetical"),
}  # fmt: skip
_INVERTED = frozenset(_WORDS["inverted"])
_DENYING = frozenset(_WORDS["denying"])
_FACTS = frozenset(_WORDS["facts"])
_PAUSES = frozenset([",", ";", ":", "(", "\u2013", "\u2014"])


def _phrases(name: str) -> re.Pattern[str]:
    words = sorted(_WORDS[name], key=len, reverse=True)
    return re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, words))), re.IGNORECASE)


_THAT = re.compile(
    r"\b(demand|insist|propose|suggest|request|recommend|urge|den(?=ied|ies|y))"
    r"(?:s|d|ed|ied|ies|y)? that\b",
    re.IGNORECASE,
)
_NOUNS = re.compile(rf"\b(?:{'|'.join(_WORDS['open_nouns'])})s? that\b", re.IGNORECASE)
# "Wants the treaty signed"; "wants to keep the treaty signed in 1990" is another matter.
_WANTED = re.compile(r"\bwant(?:s|ed)? (?!to\b)(?:\S+ ){1,6}$", re.IGNORECASE)
_OPENERS, _DISCLAIMERS = _phrases("openers"), _phrases("disclaimers")


def signs_before(token: Token) -> Iterator[str]:
    """The signs that stand right before a verb or noun, or open its stretch of the sentence."""
    doc, first = token.doc, token.i
    yield from _beside(token)
    while first > 0 and doc[first - 1].text not in _PAUSES:
        first -= 1
    lead = doc.text[doc[first].idx : token.idx]
    relative = any(
        c.lower_ == "that" and c.dep_ in ("dobj", "nsubj", "nsubjpass") for c in token.children
    )
    told = relative or token.lemma_.lower() in _DENYING
    if _OPENERS.search(lead) or (_NOUNS.search(lead) and not told):
        yield "hypothetical"
    asked = _THAT.search(lead)
    if asked and not (asked[1].lower() == "insist" and token.tag_ in ("VBZ", "VBD")):
        yield "denied" if asked[1].lower().startswith("den") else "demanded"
    if token.tag_ == "VBN" and _WANTED.search(lead) and not any(
        c.dep_ in ("aux", "auxpass") for c in token.children
    ):  # fmt: skip
        yield "demanded"
    if _DISCLAIMERS.search(lead):
        yield "denied"
    opening = doc[first].lower_ in _INVERTED and "?" not in doc.text[-3:]
    if opening and token.i > first + 1 and doc[first + 1].pos_ in ("PROPN", "PRON", "DET", "NOUN"):
        yield "hypothetical"
    if _said_by_noun(token):
        yield "hypothetical"


def _beside(token: Token) -> Iterator[str]:
    """ "Never signed", "has reportedly signed": adverbs right before the verb."""
    at = token.i - 1
    while at >= 0 and token.doc[at].pos_ in ("ADV", "AUX", "PART"):
        if (sign := _BEFORE.get(token.doc[at].lower_)) and token.doc[at].lower_ != "without":
            yield sign
        at -= 1


def _said_by_noun(token: Token) -> bool:
    """ "The proposal that Peru sign it", "rumours that Peru had signed it"."""
    at, depth = token, 0
    while at.head != at and depth < 12:
        noun = at.head
        opened = any(c.lower_ == "that" and c.dep_ == "mark" for c in at.children)
        if at.dep_ == "acl" and opened and noun.pos_ == "NOUN":
            return noun.lemma_.lower() not in _FACTS
        at, depth = noun, depth + 1
    return False

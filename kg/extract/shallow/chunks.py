"""A sentence cut into noun phrases, verb groups and the small words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.shallow.tokens import Token

__all__ = ["Chunk", "chunks"]

_NOMINAL = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN", "X"])
_DAYS = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
_OF_STATE = re.compile(r"^[A-Z]\w+(?:ese|ish|ian|an|ch|ic|i|en|ss)$")
_RELATIVE = frozenset(["who", "which", "whom"])


@dataclass(frozen=True, slots=True)
class Chunk:
    """`kind` is NP, V, P, C (and), S (if), W (who), T (that), A (adverb), or the mark itself."""

    kind: str
    head: Token
    first: int
    last: int


def chunks(tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks of a clause, left to right; words inside a phrase already hang on its head."""
    found: list[Chunk] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.lower_ == "that" and _opens_clause(tokens, at):
            chunk = Chunk("T", token, at, at)
        elif token.pos_ in ("AUX", "VERB") or token.tag_ == "TO":
            chunk = _verb_group(tokens, at)
        elif token.pos_ in _NOMINAL or token.tag_ == "PRP$":
            chunk = _noun_phrase(tokens, at)
        elif token.pos_ == "PRON":
            chunk = Chunk("W" if token.lower_ in _RELATIVE else "NP", token, at, at)
        else:
            kind = {"ADP": "P", "CCONJ": "C", "SCONJ": "S", "ADV": "A", "PART": "A"}
            chunk = Chunk(kind.get(token.pos_, token.text), token, at, at)
        found.append(chunk)
        at = chunk.last + 1
    return found


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None or after is None:
        return False
    if after.pos_ in ("VERB", "AUX"):
        return True
    return before.pos_ in ("VERB", "ADJ", "ADV", "NOUN", "PUNCT", "PROPN", "NUM")


def _noun_phrase(tokens: Sequence[Token], start: int) -> Chunk:
    end = start
    inside = [start]
    while end + 1 < len(tokens):
        after, last = tokens[end + 1], tokens[end]
        if after.tag_ == "POS" or (after.text in ("'", "\u2019") and last.lower_.endswith("s")):
            end += 1
            continue
        if after.lower_ == "and" and _two_states(tokens, end):
            after.hang(last, "cc")
            tokens[end + 2].hang(last, "conj")
            end += 2
            continue
        if after.pos_ not in _NOMINAL or (
            after.pos_ == "DET" and last.lower_ not in ("all", "both", "half")
        ):
            break
        if last.lower_ in _DAYS or (
            last.pos_ == "NUM" and last.text.isdigit() and len(last.text) == 4
        ):
            break
        end += 1
        inside.append(end)
    words = [tokens[i] for i in inside]
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN")]
    head = nouns[-1] if nouns else words[-1]
    owner = None
    for i in range(start, end + 1):
        token = tokens[i]
        if token.tag_ == "POS" or token.text in ("'", "\u2019"):
            owner = tokens[i - 1] if i > start else None
            if owner is not None and owner is not head:
                for k in range(start, i - 1):
                    tokens[k].hang(owner, _inside(tokens[k]))
                owner.hang(head, "poss")
                token.hang(owner, "case")
    for token in words:
        if token is not head:
            token.hang(head, _inside(token))
    return Chunk("NP", head, start, end)


def _two_states(tokens: Sequence[Token], end: int) -> bool:
    """ "French and British ministers": two adjectives of state before one noun."""
    if end + 3 >= len(tokens):
        return False
    first, second, noun = tokens[end], tokens[end + 2], tokens[end + 3]
    return bool(
        _OF_STATE.search(first.text) and _OF_STATE.search(second.text) and noun.text.islower()
        and noun.pos_ in ("NOUN", "ADJ")
    )  # fmt: skip


def _inside(token: Token) -> str:
    if token.tag_ == "PRP$":
        return "poss"
    return {"DET": "det", "NUM": "nummod", "ADJ": "amod"}.get(token.pos_, "compound")


def _verb_group(tokens: Sequence[Token], start: int) -> Chunk:
    end, parts = start, []
    while end < len(tokens):
        token = tokens[end]
        if token.pos_ == "VERB":
            break
        if token.pos_ == "AUX" or token.tag_ == "TO" or token.tag_ == "RB" or token.pos_ == "ADV":
            parts.append(token)
            end += 1
            continue
        break
    if end < len(tokens) and tokens[end].pos_ == "VERB":
        head = tokens[end]
    else:
        while parts and parts[-1].pos_ in ("ADV", "PART") and parts[-1].tag_ != "TO":
            parts.pop()
        if not parts:
            return Chunk("A", tokens[start], start, start)
        head = parts.pop()
        end = start + len(parts)
    be = None
    for token in parts:
        if token.pos_ == "AUX" and token.lemma_ == "be":
            be = token
    for token in parts:
        passive = token is be and head.tag_ == "VBN"
        dep = "auxpass" if passive else "neg" if token.lemma_ in ("not", "never") else "aux"
        token.hang(head, "advmod" if dep == "aux" and token.pos_ == "ADV" else dep)
    if (
        any(t.tag_ == "MD" or t.tag_ == "TO" for t in parts)
        and head.tag_ in ("VBP", "VBD")
        and be is None
    ):
        head.tag_ = "VB"
    return Chunk("V", head, start, max(start, head.i - tokens[0].i))

"""Headlines in the present tense: "Peru and Chile sign deal", where "sign" looks like a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.frames import frame_file

__all__ = ["HeadlineVerb", "headline_verb"]

_WORDS = frame_file("words.yml")
_VERBS: dict[str, str] = _WORDS["headlines"]
_NAME = r"[A-Z][\w.\u2019'\-]*(?: [A-Z][\w.\u2019'\-]*){0,4}"
_LINE = re.compile(
    rf"{_NAME}(?:, {_NAME}){{0,3}}(?:, | and | & ){_NAME} (?P<verb>{'|'.join(_VERBS)})"
    r" (?!(?:of|is|are|was|were|has|have|and|or)\b)(?=\w)"
)
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class HeadlineVerb:
    """The verb of a headline: where it stands, and the past tense that a story would have."""

    start: int
    lemma: str
    past: str


def headline_verb(text: str) -> HeadlineVerb | None:
    """The verb that two or more names at the head of a line do, or None."""
    line = text.strip()
    if line[-1:] in tuple('.!?:"\u201d') or len(line.split()) > _LONGEST:
        return None
    match = _LINE.match(text)
    if match is None:
        return None
    return HeadlineVerb(match.start("verb"), match["verb"], _VERBS[match["verb"]])

"""Headlines in the present tense: "Peru signs deal", where "signs" looks like a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.frames import frame_file

__all__ = ["HeadlineVerb", "headline_verb"]

_WORDS = frame_file("words.yml")
_VERBS: dict[str, str] = _WORDS["headlines"]
_THIRD = {
    f"{v[:-1]}ies" if v[-2:] == "fy" else f"{v}es" if v[-2:] in ("ch", "sh", "ss") else f"{v}s": v
    for v in _VERBS
}
_NAME = r"[A-Z][\w.\u2019'\-]*(?: [A-Z][\w.\u2019'\-]*){0,4}"
_LINE = re.compile(
    rf"{_NAME}(?:, {_NAME}){{0,3}}(?:, | and | & ){_NAME} (?P<verb>{'|'.join(_VERBS)})"
    r" (?!(?:of|is|are|was|were|has|have|and|or)\b)(?=\w)"
)
_ALONE = re.compile(
    rf"{_NAME} (?P<verb>{'|'.join(_THIRD)})"
    r" (?!(?:of|is|are|was|were|has|have|and|or|that)\b)(?=\w)"
)
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class HeadlineVerb:
    """The verb of a headline: where it stands, and the past tense that a story would have."""

    start: int
    lemma: str
    past: str


def headline_verb(text: str) -> HeadlineVerb | None:
    """The verb that the names at the head of a line do, or None: "Peru signs deal"."""
    line = text.strip()
    if line[-1:] in tuple('.!?:"\u201d') or len(line.split()) > _LONGEST:
        return None
    match = _LINE.match(text) or _ALONE.match(text)
    if match is None:
        return None
    lemma = _THIRD.get(match["verb"], match["verb"])
    return HeadlineVerb(match.start("verb"), lemma, _VERBS[lemma])

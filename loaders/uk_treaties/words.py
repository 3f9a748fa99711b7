"""What the words of a title and of a reference say: the kind of an agreement, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Where the name of the thing ends and its parties and matter begin.
_END = re.compile(
    r"\s+(?:to|between|of|on|for|with|concerning|regarding|respecting|relating|relative|amending|"
    r"extending|modifying|prolonging|under|by|in|at|from|establishing)\b|[,(\[:;]",
    re.IGNORECASE,
)
# What a body of a treaty agreed upon later is no treaty: "The Antarctic Treaty: Recommendations".
_DECIDED = re.compile(r":\s*(?:Recommendations?|Measures?|Resolutions?|Decisions?)\b")
_WORD = re.compile(r"[^\W\d_]+")


def kinds_of(title: str, settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each kind that the beginning of the title names, with its words; none where it names none."""
    plain = title.removeprefix("The ")
    for words, kind in settings["kinds_by_beginning"].items():
        if plain.casefold().startswith(words):
            yield kind, plain[: len(words)]
            return
    if _DECIDED.search(plain):
        return
    head = _END.split(plain, maxsplit=1)[0]
    found = dict.fromkeys(settings["kinds"].get(w.casefold()) for w in _WORD.findall(head))
    for kind in found:
        if kind is not None:
            yield kind, head


# "Treaty Series 001/1896: C. 7930" is a number in a series, and that of the Command Paper.
_SERIES = re.compile(
    r"((?:Treaty|Country|Miscellaneous) Series) (\d+/\d{4}): (C[a-z]{0,3}\.? ?\d.*)"
)
_PAPER = re.compile(r"Command Paper (\d+)/(\d+): ((?:C|P)[a-z]{0,3}\.? ?\d.*)")
_REGISTERED = re.compile(r"UN Registration ([1-9]\d*)/0: 0")
_EMPTY = re.compile(r"/0: 0$")


def codes_of(reference: str) -> Iterator[tuple[str, str]]:
    """Authority and number, once or twice; other references in their own words."""
    if match := _SERIES.fullmatch(reference):
        yield "uk_series", f"{match[1]} {match[2]}"
        yield "command_paper", match[3]
    elif match := _PAPER.fullmatch(reference):
        yield "command_paper", match[3]
    elif match := _REGISTERED.fullmatch(reference):
        yield "unts", match[1]
    else:
        yield "other", _EMPTY.sub("", reference)

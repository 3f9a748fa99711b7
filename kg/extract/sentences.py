"""Sentences of news prose: headlines, datelines, "U.S.", initials, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.spans import Span

__all__ = ["blocks", "dateline", "label", "sentences"]

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[ \t\u00a0]*(?:\r\n|[\r\n\u2028\u2029])")
_END = re.compile(r"(?:[.!?]+|…)[\"”\u2019'»)\]]*(?=\s+\S|\s*$)")
_DATELINE = re.compile(
    r"[A-Z][\w.\u2019'\-]*+(?:(?:[ ,/]+|\./?)[\[\w.\u2019'\-]++\]?){0,7}?[.,]? ?"
    r"(?:/[A-Z][\w .\-]*/\.?\s*[-\u2013—]*"
    r"|\((?:[A-Z][\w.,/ &\-]{1,30})\) ?(?:[-\u2013—:]+))\s*(?=[A-Z\"\u201c])"
    r"|[A-Z][\w\u2019'\-]+(?: [A-Z][\w\u2019'\-]+){0,2}, [A-Z][a-z]{2,8}\.? \d{1,2}(?: \d{4})?"
    r"(?: [A-Z][\w.\-]+)?,? ?(?:[\u2013—]+|--?|:)\s+"
    r"|[A-Z][A-Z.\u2019'\- ]{2,40}(?:, [A-Z]\w+)?, "
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r"(?:,? \d{4})?(?:\s?(?:[\u2013—]+|--?|:)| \([A-Z][\w ./&\-]{1,30}\))\s+(?=[A-Z\"\u201c])"
    r"|[A-Z][A-Z.\u2019'\- ]{2,40}(?:, [A-Z][\w.]*(?: \d{1,2})?){0,2}\s*(?:\s[\u2013—]+|\s--?|:)\s+"
)
_LABEL = re.compile(
    r"[A-Z][\w.\u2019'\-]*(?: (?:(?:of|for|the|and) )*[A-Z][\w.\u2019'\-]*){0,5}: (?=[A-Z\"\u201c])"
)
_ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "maj", "sgt", "adm", "sen",
    "rep", "gov", "hon", "rev", "st", "jr", "sr", "no", "nos", "vs", "etc", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "art", "arts",
    "para", "paras", "sec", "vol", "pp", "fig", "cf", "approx", "messrs", "brig", "cmdr",
    "amb", "ft", "mt", "inc", "ltd", "co", "corp",
))  # fmt: skip
_ACRONYM = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
_INITIAL = re.compile(r"(?:^|[\s(\"“])[A-Z]\.$")
_WORD = re.compile(r"([A-Za-z]+)\.$")
_STARTERS = frozenset((
    "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "This", "That",
    "These", "Those", "But", "And", "However", "Its", "His", "Her", "Their", "After",
    "Before", "When", "While", "Since", "As", "If", "For", "From", "By", "With", "There",
    "Both", "Earlier", "Later", "Meanwhile", "According", "Under", "During",
))  # fmt: skip
_NEXT = re.compile(r"[\"“\u2018'«(\[]*([^\W\d_]+|\d)")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order, without surrounding space; a headline is one, too."""
    return [span for block in blocks(text) for span in _of_block(text, block)]


def blocks(text: str) -> list[Span]:
    """Paragraphs: lines of their own, or hard-wrapped lines put together."""
    found: list[Span] = []
    start = 0
    for gap in [*(m.span() for m in _BLANK.finditer(text)), (len(text), len(text))]:
        lines = [
            Span(m.start() + start, m.end() + start) for m in _LINE.finditer(text[start : gap[0]])
        ]
        lines = [s for line in lines if (s := _trim(text, line))]
        if _wrapped(text, lines):
            found.append(Span(lines[0].start, lines[-1].end))
        else:
            found.extend(lines)
        start = gap[1]
    return found


def dateline(text: str, block: Span) -> Span | None:
    """The place, date and agency that open a news report, if the block opens with them."""
    match = _DATELINE.match(text, block.start, min(block.end, block.start + 90))
    return Span(block.start, match.end()) if match and match.end() < block.end else None


def label(text: str, block: Span) -> Span | None:
    """The name that opens a paragraph of a transcript: "Spokesperson Lin Jia: …"."""
    match = _LABEL.match(text, block.start, min(block.end, block.start + 70))
    return Span(block.start, match.end()) if match and match.end() < block.end else None


def _wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < 2:
        return False
    full = [line.end - line.start for line in lines[:-1]]
    ends = sum(text[line.end - 1] in '.!?:"”' for line in lines[:-1])
    return max(full) <= 100 and min(full) >= 45 and ends * 2 <= len(full)


def _of_block(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    head = dateline(text, block) or label(text, block)
    if head and (opening := _trim(text, head)):
        yield opening
        start = head.end
    for match in _END.finditer(text, start, block.end):
        if match.end() <= start or not _ends(text, start, match, block.end):
            continue
        if span := _trim(text, Span(start, match.end())):
            yield span
        start = match.end()
    if span := _trim(text, Span(start, block.end)):
        yield span


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Whether a full stop ends the sentence, going by the words on both sides of it."""
    following = _NEXT.match(text, _skip_space(text, match.end(), limit), limit)
    if following is None:
        return True
    word = following.group(1)
    if not (word[0].isupper() or word[0].isdigit() or following.group(0) != word):
        return not word[0].islower()
    before = text[max(start, match.start() - 24) : match.start() + 1]
    if match.group(0)[0] != ".":
        return word[0].isupper() or following.group(0) != word
    if _ACRONYM.search(before):
        return word in _STARTERS or len(match.group(0)) > 1
    if _INITIAL.search(before) and word[0].isupper():
        return False
    last = _WORD.search(before)
    if last and last.group(1).lower() in _ABBREVIATIONS:
        return last.group(1).islower() and last.group(1) not in {"no", "art"} and word in _STARTERS
    return following.group(0) != word or word[0].isupper() or not word[0].isalpha()


def _skip_space(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None

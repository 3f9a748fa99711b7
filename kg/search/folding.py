"""Words as they are compared: without case and diacritics, scripts without blanks taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kg.model.romanized import romanized
from kg.page import Span, Text

__all__ = ["folded", "in_latin", "marked", "query_of"]

# Marks that change how a letter sounds, not which letter it is: Latin, Greek and Cyrillic accents,
# Hebrew and Arabic points. A voiced kana or an Indic vowel is another letter.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                          "ı": "i", "ʼ": "'", "’": "'", "ʻ": "'"})  # fmt: skip
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGN = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w\u0900-\u0dff])+")
_ROOM = 70  # characters on either side of what was found


def folded(text: str) -> str:
    """The words of a text for the index, one blank between two."""
    return " ".join(_words(_fold(text)))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain))
    return plain.casefold().translate(_LETTERS)


def _words(text: str) -> Iterator[str]:
    return (found.group() for found in _WORD.finditer(text))


def query_of(words: str) -> tuple[str, tuple[str, ...]]:
    """A query for the index in which all words are wanted, each as a beginning; and its words.

    What stands in quotation marks, and signs of a script without blanks, are
    wanted next to each other. Nothing that is typed is read as an operator.
    """
    parts, wanted = [], []
    for quoted, single in re.findall(r'["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+)', words):
        found = list(_words(_fold(quoted or single)))
        if not found:
            continue
        open_end = not quoted and not _SIGN.fullmatch(found[-1])
        parts.append(f'"{" ".join(found)}"{"*" if open_end else ""}')
        wanted.append(" ".join(found))
    return " AND ".join(parts), tuple(wanted)


def in_latin(words: str) -> str | None:
    """Cyrillic words as they are to be looked for in Latin letters; None without such words.

    Each is a whole word, but for a last y or i, which some leave out: Serge(i|y), Dmitr(i|y|ii).
    """
    text = romanized(words)
    if text is None:
        return None
    found = (re.sub(r"(?<=\w\w)[iy]+$", "", word) for word in _words(text))
    return " ".join(word if word not in text.split() else f'"{word}"' for word in found)


def marked(text: str, wanted: Sequence[str]) -> Text:
    """The part of a text around the first find, with every find marked."""
    line = " ".join(text.split())
    spots = list(_spots(line, wanted))
    if not spots:
        return (Span(line[: 2 * _ROOM] + ("…" if len(line) > 2 * _ROOM else "")),)
    first, last = max(spots[0][0] - _ROOM, 0), min(spots[0][1] + _ROOM, len(line))
    spans, place = [Span("…")] if first else [], first
    for begin, end in spots:
        if begin < place or end > last:
            continue
        spans += [Span(line[place:begin]), Span(line[begin:end], "mark")]
        place = end
    spans.append(Span(line[place:last] + ("…" if last < len(line) else "")))
    return tuple(span for span in spans if span.text)


def _spots(line: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the wanted words stand, from left to right."""
    tokens = [
        (word, found.start(), found.end())
        for found in _WORD.finditer(line)
        for word in _words(_fold(found.group()))
    ]
    place = 0
    while place < len(tokens):
        length = max((_matches(tokens[place:], want.split()) for want in wanted), default=0)
        if length:
            yield tokens[place][1], tokens[place + length - 1][2]
        place += max(length, 1)


def _matches(tokens: Sequence[tuple[str, int, int]], want: Sequence[str]) -> int:
    """How many tokens the wanted words cover here; the last may be a beginning."""
    some = [token[0] for token in tokens[: len(want)]]
    if len(some) < len(want) or some[:-1] != list(want[:-1]) or not some[-1].startswith(want[-1]):
        return 0
    return len(want)

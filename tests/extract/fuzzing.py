"""Texts that nobody would write: real sentences with every kind of dirt in them.

    python -m tests.extract.fuzzing 10000 regex

reads so many of them and says what crashed and which spans were wrong.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Callable

from kg.extract import extract
from kg.resolve import Gazetteer
from tests.extract.reading_aloud import PUBLISHED, text_of

__all__ = ["dirty", "wrong_spans"]

_SENTENCES = [
    sentence for name in sorted(PUBLISHED)
    for sentence in text_of(name).replace("\n", " ").split(". ") if sentence
]  # fmt: skip
_DIRT = [
    "\r\n", "\r", "\x85", "\x0b", "\x0c", "\u2028", "\u2029", "\n\n", "\t", "\xa0", "\u3000",
    "\x00", "\x07", "\x1b[31m", "\x7f", "\ufeff", "\u200b", "\u200d", "\u2060", "\xad",
    "\u202e", "\u202c", "\u2067", "שר החוץ", "وزير الخارجية", "ſ", "ﬁ", "ﬀ", "ß", "ẞ", "İ", "ı",
    "ǅ", "\u0301", "\u0308\u0323", "\u20dd", "ñ", "ﷺ", "😀", "👩🏽\u200d🚀", "🇯🇵", "日本の外相",
    "𝕄inister", "\ue000", "\uffff", "\U0010ffff", "<p>", "</p", "&nbsp;", "&#x27;", "<!--",
    "<script>", "]]>", '"', "“", "”", "‘", "’", "«", "»", "„", "“ “ “", '" " "', "(", ")",
    "[", "[[", "]", "{", "—", "-", "…", "..", "?!", ";", ":", "U.S. ", "Mr. ", ", said ",
    "'s ", "’s ", "1956", "٣", "²", "Ⅻ",
    "30 February 2019", "2019-13-40", "the two ministers ", "both sides ", "The Secretary ", "\\",
    "%s", "{0}", "\\ud800", "of the of the ", "his counterpart ", "if ", "not ", "x" * 70,
]  # fmt: skip


def _insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_DIRT) * chance.choice((1, 1, 1, 2, 40)) + text[at:]


def _any_character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    code = chance.choice((0x2FFF, 0xD7FF, 0x10FFFF))
    character = chr(chance.randint(0, code))
    return text[:at] + ("" if "\ud800" <= character <= "\udfff" else character) + text[at:]


def _cut(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 30) :]


def _repeat(chance: random.Random, text: str) -> str:
    at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
    return text[:at] + text[other : other + chance.randint(1, 80)] + text[at:]


def _case(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    turn = chance.choice((str.swapcase, str.upper, str.title, str.casefold))
    return text[:at] + turn(text[at : at + 40]) + text[at + 40 :]


_CHANGES: tuple[Callable[[random.Random, str], str], ...] = (
    _insert, _insert, _insert, _any_character, _cut, _repeat, _case,
)  # fmt: skip


def dirty(chance: random.Random) -> str:
    """One such text; at times an empty one."""
    text = ". ".join(chance.choice(_SENTENCES) for _ in range(chance.randint(0, 5)))
    for _ in range(chance.randint(0, 9)):
        text = chance.choice(_CHANGES)(chance, text)
    return text[:2500]


def wrong_spans(text: str, engine: str, published: str | None) -> tuple[int, list[str]]:
    """How many claims are read, and the spans that are not what they say."""
    claims = extract(text, published=published, gazetteer=Gazetteer.load(), engine=engine)
    wrong = []
    for claim in claims:
        place, exact = claim.locator, claim.locator.exact or ""
        start, end = place.start or 0, place.end or 0
        at = -1
        for _ in range(place.occurrence or 0):
            at = text.find(exact, at + 1)
        trigger = place.trigger or (-1, -1)
        if not (
            exact
            and text[start:end] == exact
            and at == start
            and 0 <= trigger[0] < trigger[1] <= len(exact)
            and text[max(0, start - 32) : start] == place.prefix
            and text[end : end + 32] == place.suffix
        ):
            wrong.append(f"{start}-{end} {exact[:60]!r} {trigger}")
    return len(claims), wrong


def main(count: int, engine: str, seed: int = 1) -> int:
    """Read that many texts; the exit code tells whether all went well."""
    chance = random.Random(seed)
    claims, wrong, crashed = 0, 0, 0
    for number in range(count):
        text = dirty(chance)
        try:
            read, bad = wrong_spans(text, engine, chance.choice((None, "2019-09-26", "1956")))
        except Exception:
            crashed += 1
            print(number, repr(text[:400]), traceback.format_exc(limit=-3))
            continue
        claims, wrong = claims + read, wrong + len(bad)
        if bad:
            print(number, repr(text[:400]), bad)
    print(f"{engine}: {count} texts, {claims} claims, {wrong} wrong spans, {crashed} crashes")
    return int(bool(wrong or crashed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])))

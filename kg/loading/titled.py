"""Titles with names in the short notes of diplomatic registers.

"President Putin, Prime Minister Lavrov, and Russian Foreign Minister Ivanov" are three persons;
only the last is said to be Russian. Nothing is read past the first words that are no titled name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.resolve import Gazetteer
from kg.resolve.titles import comparable

__all__ = ["Titled", "read_titled", "read_visitor"]

_WORD = re.compile(r"[^\W\d_][\w.'\u2019\-]*|\d(?:st|nd|rd|th)")
_JOIN = re.compile(r",? and (?:with )?(?:the )?|, (?:with )?(?:the )?|; ")
_BEFORE = frozenset((
    "Acting", "Former", "former", "Interim", "late", "Transitional", "Deputy", "Vice", "First",
    "Senior",
))  # fmt: skip
_PORTFOLIO = re.compile(
    r"(?:(?!and |Prime |Foreign (?!Affairs ))[A-Z][\w.-]* ){0,3}(?:Minister|Secretary|Commissioner|"
    r"Chairman|Chairperson|Governor|Leader|Representative|Adviser|Advisor|Ambassador|Speaker|General)"
)
_SMALL = frozenset((
    "al", "bin", "ibn", "van", "von", "de", "da", "del", "der", "el", "ul", "ben",
    "bint", "la", "le", "dos", "di", "du", "zu", "ul-haq", "e", "y", "arap", "das",
    "do",
))  # fmt: skip
_TAIL = re.compile(r",? (?:Jr|Sr)\.|,? (?:III|II|IV|3rd)\b")
_STOP = frozenset((
    "and", "at", "in", "on", "with", "to", "for", "during", "while", "after", "before", "The",
    "A", "An",
))  # fmt: skip
_NO_OWNER = _STOP | {"His", "Her", "Prime", "Foreign", "Crown", "Cabinet", "Minister"}
# "Met with President Poe May 10": a date, and no name; some months are no name of anybody.
_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"(?:January|February|July|September|October|November|December)\b"
)
_COMING = re.compile(r"- ?(?:elect|designate)$")
_OF = re.compile(r" of (?:the )?(?=[A-Z])")
# "George V. Attended": the number of a king ends the sentence where an initial would not.
_NEXT_ACT = re.compile(r" (?:[A-Z][a-z]+ed|Met|Held|Gave|Took|Spoke|Left)\b")
_WIDEST = 9


@dataclass(frozen=True, slots=True)
class Titled:
    """A person as the note names somebody: `owner` is the state or body told before the title."""

    start: int
    end: int
    title: str | None
    name: str
    owner: str | None
    owner_type: str | None


@cache
def _titles() -> frozenset[str]:
    return frozenset(w for w, kind, _ in Gazetteer.load().phrases() if kind == "title")


def read_titled(text: str, at: int) -> tuple[list[Titled], int]:
    """The titled names that follow one another from `at`, and where they end."""
    found: list[Titled] = []
    end = at
    for link in (re.compile(r"(?:the )?"), *([_JOIN] * 40)):
        joined = link.match(text, end)
        one = _one(text, joined.end()) if joined else None
        if one is None:
            break
        found.append(one)
        end = one.end
    return found, end


def read_visitor(
    text: str, styles: Mapping[str, str | None] = MappingProxyType({})
) -> list[Titled]:
    """Who is meant by the whole of a field: titles and names and nothing else.

    `styles` are words with which a name may begin where that is no title of ours: what is meant
    by them, or None where they are a rank or a style and no office.
    """
    found: list[Titled] = []
    style = max((s for s in styles if text.startswith(s)), key=len, default=None)
    if style is not None and not _title(text, 0):
        name = text[len(style) :].strip()
        return [Titled(0, len(text), styles[style], name, None, None)]
    cuts = [0]
    for join in _JOIN.finditer(text):
        if _title(text, join.end()) and _title(text, cuts[-1]):
            title = _title(text, cuts[-1])
            if title and title < join.start():
                cuts += [join.start(), join.end()]
    cuts.append(len(text))
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        title = _title(text[:end], start)
        name_at = title + 1 if title else start
        found.append(
            Titled(
                start,
                end,
                _said(text[start:title]) if title else None,
                text[name_at:end],
                None,
                None,
            )
        )
    return found


def _one(text: str, at: int) -> Titled | None:
    owners = [(None, None, at), *_owners(text, at)]
    for portfolios in (False, True):
        for words, type, start in owners:
            title = _title(text, start, portfolios)
            end = _name(text, title + 1) if title else None
            if title and end:
                name = text[title + 1 : end]
                if words is None:
                    words, type, end = _owner_after(text, end)
                return Titled(at, end, _said(text[start:title]), name, words, type)
    return None


def _said(title: str) -> str:
    """A title as it is usually written: "President-elect", not "President- elect"."""
    return title.replace("- ", "-")


def _owner_after(text: str, at: int) -> tuple[str | None, str | None, int]:
    """The state or body told after a name, "of Syria"; also one that is not known."""
    of = _OF.match(text, at)
    words = _words(text, of.end(), 5) if of else []
    for count in range(len(words), 0, -1):
        said = text[words[0].start() : words[count - 1].end()].rstrip(".")
        said = said.removesuffix("'s").removesuffix("\u2019s")
        if type := _known_owners().get(comparable(said)):
            return said, type, words[0].start() + len(said)
    upper = [word for word in words if word[0][0].isupper()]
    if not upper or upper[0] is not words[0]:
        return None, None, at
    said = words[0][0].rstrip(".")
    return said, "Polity", words[0].start() + len(said)


def _owners(text: str, at: int) -> list[tuple[str, str, int]]:
    """A state or body before a title: "Russian", "NATO"; also one that is not known."""
    words = _words(text, at, 6)
    if words and words[0][0] in _BEFORE:
        at, words = words[1].start() if len(words) > 1 else at, words[1:]
    known: list[tuple[str, str, int]] = []
    others: list[tuple[str, str, int]] = []
    for count in range(min(4, len(words) - 1), 0, -1):
        said = text[at : words[count - 1].end()].removesuffix("'s").removesuffix("\u2019s")
        if type := _known_owners().get(comparable(said)):
            known.append((said, type, words[count].start()))
        elif all(w[0][0].isupper() and w[0] not in _NO_OWNER for w in words[:count]):
            others.insert(0, (said, "Polity", words[count].start()))
    return known + others


@cache
def _known_owners() -> dict[str, str]:
    """Names and adjectives of polities and bodies, each with what it is."""
    types = {"polity": "Polity", "organization": "Organization"}
    found: dict[str, str] = {}
    for words, _, uid in Gazetteer.load().phrases():
        if type := types.get(uid.partition("-")[0]):
            found.setdefault(comparable(words), type)
    return found


def _title(text: str, at: int, portfolios: bool = False) -> int | None:
    """Where the longest title that begins here ends."""
    words = _words(text, at, _WIDEST)
    best = None
    for count in range(1, len(words)):
        said = text[at : words[count - 1].end()]
        if not said[0].isupper():
            break
        if _is_title(said, portfolios):
            best = words[count - 1].end()
    return best


def _is_title(said: str, portfolios: bool) -> bool:
    while True:
        if comparable(_COMING.sub("", said)) in _titles():
            return True
        first, _, rest = said.partition(" ")
        if first not in _BEFORE or not rest:
            break
        said = rest
    if portfolios and _PORTFOLIO.fullmatch(said):
        return True
    first, joined, second = said.partition(" and ")
    return bool(joined) and _is_title(first, False) and _is_title(second, True)


def _name(text: str, at: int) -> int | None:
    """Where the personal name that begins here ends."""
    end = None
    for count, word in enumerate(_words(text, at, 8)):
        said = word[0]
        if said in _STOP or not (
            said[0].isupper()
            or said[:2] in ("d'", "d\u2019")
            or said[0].isdigit()
            or said in _SMALL
        ):
            break
        if count and (text[word.start() - 1] != " " or _DATE.match(text, word.start())):
            break
        if said not in _SMALL and said != "Dr.":
            initial = re.fullmatch(r"(?:[A-Z]\.)+", said)
            stop = word.end() if initial else word.start() + len(said.rstrip("."))
            end = stop - 2 if text[stop - 2 : stop] in ("'s", "\u2019s") else stop
            if stop != word.end() or end != stop or (initial and _NEXT_ACT.match(text, stop)):
                break
    if end is not None and (tail := _TAIL.match(text, end)):
        end = tail.end()
    return end


def _words(text: str, at: int, count: int) -> list[re.Match[str]]:
    """Words that stand side by side from `at`, only spaces between them."""
    found: list[re.Match[str]] = []
    while len(found) < count and (word := _WORD.match(text, at)):
        found.append(word)
        if text[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return found

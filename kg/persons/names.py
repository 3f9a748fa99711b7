"""Names of persons: their parts, and whether two of them may be one person's.

"Kamikawa Yoko" and "Yoko Kamikawa", "Kōmura" and "Koumura", "Mikhail S.
Gorbachev" and "President Gorbachev" may be; "George W. Bush" and "George H. W.
Bush" cannot. That names agree never tells by itself who is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import yaml

from kg.paths import schema_dir
from kg.resolve.files import read_gazetteer
from kg.resolve.titles import title_words

__all__ = [
    "FAMILY",
    "INITIALS",
    "SAME",
    "SHORTER",
    "VARIANT",
    "PersonName",
    "agreement",
    "read_name",
    "sound",
]

SAME, INITIALS, SHORTER, VARIANT, FAMILY = "same", "initials", "shorter", "variant", "family"
"""How two names agree, the closest first: all parts alike; initials for some; parts left out by
one; another romanization or form of a part; one is a family name alone."""

Order = tuple[str, tuple[str, ...]]
"""A family name, and the given names in their order."""

_LEVELS = (SAME, INITIALS, SHORTER, VARIANT, FAMILY)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss",
                          "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"})  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_JOINED = re.compile(r"['’‘`ʻʼ-]|\u2010|\u2011")
_WORD = re.compile(r"[^\W_]+\.?")
_ROMAN = (
    (re.compile("[yj]"), "i"),
    (re.compile("ou|oo|oh(?=[^aeiou]|$)|oe"), "o"),
    (re.compile("ue|uu"), "u"),
    (re.compile("ae"), "a"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("ks"), "x"),
    (re.compile("tz"), "ts"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile("^ie"), "e"),
    (re.compile("iev"), "ev"),
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: `parts` in their order, in plain small letters; a suffix like jr or iii.

    `parts` has no titles and particles; it is empty where the words name nobody,
    only an office. `before` keeps the words that stood before the name.
    """

    words: str
    parts: tuple[str, ...]
    suffix: str | None = None
    before: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it tells more than a family name or a ruler's name."""
        return len(self.parts) > 1 and any(len(part) > 1 for part in self.parts[:-1])

    @property
    def bare(self) -> str:
        """The words without what stands before the name, as they are written."""
        words = self.words.split()
        article = words[:1] in (["the"], ["The"])
        return " ".join(words[len(self.before.split()) + article :]) or self.words

    @property
    def key(self) -> tuple[str, ...]:
        """The same for all spellings and orders of the same parts."""
        return (*sorted(sound(part) for part in self.parts), self.suffix or "")

    @property
    def keys(self) -> set[tuple[str, ...]]:
        """Its key, also with two parts as one: "Ban Ki Moon" and "Ban Ki-moon" share one."""
        cuts = _cuts(self.parts)
        return {(*sorted(sound(part) for part in cut), self.suffix or "") for cut in cuts}

    @property
    def ends(self) -> tuple[str, ...]:
        """The roots of what may be the family name."""
        ends = (*self.parts[:1], *self.parts[-1:], *(self.parts[-2:-1] if self.parts[2:] else ()))
        return tuple(dict.fromkeys(_root(part) for part in ends))

    def blocks(self) -> Iterator[str]:
        """Where to look for names that may agree: each part with the initial of another."""
        for parts in _cuts(self.parts):
            whole = [p for p in parts if len(p) > 1]
            for part in whole:
                for other in parts:
                    if other is not part:
                        yield f"{_root(part)} {_root(other)[0]}"


@lru_cache(maxsize=200_000)
def read_name(words: str) -> PersonName:
    """The name in some words, whatever titles and honorifics they begin with."""
    text = _ASIDE.sub(" ", words)
    text = _turned(text)
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    found = [w.rstrip(".") for w in _WORD.findall(_JOINED.sub("", _unhyphenated(plain)))]
    before, rest = _after_titles(found[1:] if found[:1] == ["the"] else found, len(found))
    table = _table()
    while rest and rest[-1] in table["after"]:
        rest = rest[:-1]
    suffix = None
    if len(rest) > 1 and rest[-1] in table["suffixes"] and not _is_initial(words, rest):
        suffix, rest = table["suffixes"][rest[-1]], rest[:-1]
    kept = [part for part in rest if part not in table["particles"]] or rest
    return PersonName(words, tuple(kept), suffix, " ".join(before))


@lru_cache(maxsize=400_000)
def agreement(one: PersonName, other: PersonName) -> str | None:
    """How closely two names agree; None if they cannot be one person's."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if not one.parts or not other.parts:
        return None
    found = {_agree(a, b) for a in _cuts(one.parts) for b in _cuts(other.parts)} - {None}
    level = next((level for level in _LEVELS if level in found), None)
    if level in (SAME, INITIALS) and one.suffix != other.suffix:
        return SHORTER
    return level


@lru_cache(maxsize=100_000)
def sound(part: str) -> str:
    """A part as it is compared: long vowels, y and i, w and v are written either way."""
    for pattern, put in _ROMAN:
        part = pattern.sub(put, part)
    return part or "-"


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if len(one) == 1 or len(other) == 1:
        return _agree_family(one, other)
    # At least one of the two has its family name last: of two that are turned the same way,
    # that is compared already, and two mothers' names are not to be left out of both.
    a, b = _orders(one), _orders(other)
    found = {
        level
        for a_order, b_order in (*((a[0], order) for order in b), *((order, b[0]) for order in a))
        if (level := _agree_in_order(a_order, b_order))
    }
    return next((level for level in _LEVELS if level in found), None)


def _agree_in_order(one: Order, other: Order) -> str | None:
    family = _part(one[0], other[0])
    if family not in (SAME, VARIANT) or min(len(one[0]), len(other[0])) == 1:
        return None
    return _worse(family, _given(one[1], other[1]))


def _agree_family(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if len(one) == len(other):
        return FAMILY if _part(one[0], other[0]) in (SAME, VARIANT) else None
    alone, parts = (one[0], other) if len(one) == 1 else (other[0], one)
    ends = {parts[0], parts[-1], *(parts[-2:-1] if len(parts) > 2 else ())}
    return FAMILY if any(_part(alone, end) in (SAME, VARIANT) for end in ends) else None


def _orders(parts: tuple[str, ...]) -> list[Order]:
    """Family name last, first, or (as in Spanish) before the mother's."""
    found = [(parts[-1], parts[:-1]), (parts[0], parts[1:])]
    if len(parts) > 2:
        found.append((parts[-2], (*parts[:-2], "")))
    return found


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    level = SAME
    dropped = "" in one or "" in other
    one, other = tuple(p for p in one if p), tuple(p for p in other if p)
    if not one or not other:
        return None
    for a, b in zip(one, other, strict=False):
        found = _part(a, b)
        if found is None:
            return _called_by_middle_name(one, other)
        level = _worse(level, found) or level
    return _worse(level, SHORTER) if dropped or len(one) != len(other) else level


def _called_by_middle_name(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """ "Arthur Neville" is called "Neville": all whole parts of the one stand in the other."""
    few, many = sorted((one, other), key=len)
    known = {sound(part) for part in many}
    within = len(few) < len(many) and all(len(p) > 1 and sound(p) in known for p in few)
    return VARIANT if within else None


def _worse(one: str, other: str | None) -> str | None:
    return None if other is None else max(one, other, key=_LEVELS.index)


def _part(one: str, other: str) -> str | None:
    if one == other or sound(one) == sound(other):
        return SAME
    if min(len(one), len(other)) == 1:
        if not (one[0].isalpha() and other[0].isalpha()):
            return None
        return INITIALS if _root(one)[0] == _root(other)[0] or one[0] == other[0] else None
    return VARIANT if _root(one) == _root(other) else None


@lru_cache(maxsize=100_000)
def _root(part: str) -> str:
    """What all romanizations of a part have in common."""
    found: str = _table()["roots"].get(sound(part), sound(part))
    return found


def _cuts(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The parts as they stand, and with two that others write as one ("Ki Moon", "Ki-moon")."""
    if len(parts) != 3 or min(map(len, parts)) == 1:
        return [parts]
    return [parts, (parts[0], parts[1] + parts[2]), (parts[0] + parts[1], parts[2])]


def _turned(text: str) -> str:
    """ "Lavrov, Sergey" as "Sergey Lavrov"; a suffix behind a comma stays behind."""
    head, comma, tail = text.partition(",")
    first = re.sub(r"\W", "", tail.strip().split(" ")[0].casefold()) if tail.strip() else ""
    table = _table()
    if not comma or not first or first in table["suffixes"] or first in table["after"]:
        return text
    given, _, rest = tail.partition(",")
    return f"{given} {head} {rest}"


def _unhyphenated(text: str) -> str:
    """ "al-Sadat" is written with and without its article."""
    return re.sub(r"\b(al|el|as|ad|an|ar|ash|at|az)-(?=\w)", r"\1 ", text)


def _is_initial(words: str, rest: list[str]) -> bool:
    return len(rest[-1]) == 1 and words.rstrip().endswith(".") and len(rest) > 2


def _after_titles(found: list[str], words: int) -> tuple[list[str], list[str]]:
    """Words cut where the titles before a name end: "Soviet Foreign Minister of the USSR".

    A single word that is a title too ("King") is a name where nothing follows it
    and no article goes before.
    """
    titles, states = _titles()
    at, titled = 0, 0
    while at < len(found):
        if size := titles.match(found, at):
            titled = max(titled, size)
        elif state := states.match(found, at + (of := _of(found, at))):
            if not (of and titled) and not titles.match(found, at + state):
                break
            size = of + state
        else:
            break
        if at + size == len(found) and titled == 1 and words == len(found):
            break
        at += size
    return found[:at], found[at:]


def _of(found: list[str], at: int) -> int:
    """How many words lead from a title to a state: "of", "of the", or none."""
    if found[at : at + 2] == ["of", "the"]:
        return 2
    return int(found[at] == "of")


class _Phrases:
    """Phrases, for finding the longest that stands at a place in some words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        self._longest = max(len(phrase.split()) for phrase in self._phrases)

    def match(self, words: list[str], at: int) -> int:
        """The number of words in the longest phrase there; 0 for none."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in self._phrases:
                return size
        return 0


@cache
def _table() -> dict[str, Any]:
    data = yaml.safe_load((schema_dir() / "person_names.yml").read_text("utf-8"))
    roots = {sound(part): sound(row[0]) for row in data["equivalents"] for part in row}
    return {
        "suffixes": data["suffixes"],
        "after": frozenset(data["after"]),
        "particles": frozenset(data["particles"]),
        "honorifics": data["honorifics"],
        "roots": roots,
    }


@cache
def _titles() -> tuple[_Phrases, _Phrases]:
    """Titles and honorifics; names and adjectives of states, which stand before and behind them."""
    entities, table = read_gazetteer()
    words = [title_words(w) for row in table["titles"] for w in row["words"]]
    words += _table()["honorifics"]
    words += [w.replace(" ", "") for w in words if " " in w]
    states = {
        title_words(name["words"])
        for row in entities
        if row["type"] == "Polity"
        for name in (*row.get("names", ()), {"words": row["label"]})
        if name.get("kind") not in ("metonym", "capital", "loose")
    }
    return _Phrases(words), _Phrases(states)

"""Names of persons, taken apart: titles before them, their parts, suffixes behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.memory import remembered
from kg.persons.spelling import cuts, root, sound, table
from kg.resolve.files import read_gazetteer
from kg.resolve.titles import title_words

__all__ = ["PersonName", "read_name"]


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss",
                          "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"})  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_JOINED = re.compile(r"['’‘`ʻʼ-]|\u2010|\u2011")
_WORD = re.compile(r"[^\W_]+\.?")


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
        return {
            (*sorted(sound(part) for part in cut), self.suffix or "") for cut in cuts(self.parts)
        }

    @property
    def ends(self) -> tuple[str, ...]:
        """The roots of what may be the family name."""
        ends = (*self.parts[:1], *self.parts[-1:], *(self.parts[-2:-1] if self.parts[2:] else ()))
        return tuple(dict.fromkeys(root(part) for part in ends))

    def blocks(self) -> Iterator[str]:
        """Where to look for names that may agree: each part with the initial of another."""
        for parts in cuts(self.parts):
            whole = [p for p in parts if len(p) > 1]
            for part in whole:
                for other in parts:
                    if other is not part:
                        yield f"{root(part)} {root(other)[0]}"


@remembered(200_000)
def read_name(words: str) -> PersonName:
    """The name in some words, whatever titles and honorifics they begin with."""
    text = _ASIDE.sub(" ", words)
    text = _turned(text)
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    found = [w.rstrip(".") for w in _WORD.findall(_JOINED.sub("", _unhyphenated(plain)))]
    before, rest = _after_titles(found[1:] if found[:1] == ["the"] else found, len(found))
    known = table()
    while rest and rest[-1] in known["after"]:
        rest = rest[:-1]
    suffix = None
    if len(rest) > 1 and rest[-1] in known["suffixes"] and not _is_initial(words, rest):
        suffix, rest = known["suffixes"][rest[-1]], rest[:-1]
    kept = [part for part in rest if part not in known["particles"]] or rest
    return PersonName(words, tuple(kept), suffix, " ".join(before))


def _turned(text: str) -> str:
    """ "Lavrov, Sergey" as "Sergey Lavrov"; a suffix behind a comma stays behind."""
    head, comma, tail = text.partition(",")
    first = re.sub(r"\W", "", tail.strip().split(" ")[0].casefold()) if tail.strip() else ""
    known = table()
    if not comma or not first or first in known["suffixes"] or first in known["after"]:
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
def _titles() -> tuple[_Phrases, _Phrases]:
    """Titles and honorifics; names and adjectives of states, which stand before and behind them."""
    entities, data = read_gazetteer()
    words = [title_words(w) for row in data["titles"] for w in row["words"]]
    words += table()["honorifics"]
    words += [w.replace(" ", "") for w in words if " " in w]
    states = {
        title_words(name["words"])
        for row in entities
        if row["type"] == "Polity"
        for name in (*row.get("names", ()), {"words": row["label"]})
        if name.get("kind") not in ("metonym", "capital", "loose")
        and name.get("lang", "en") == "en"
    }
    return _Phrases(words), _Phrases(states)

"""Words such as "the Japanese foreign minister", taken apart into a title and a polity."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import normal_words

__all__ = ["Title", "TitleTable", "bare", "comparable", "government_of", "of_holder", "title_words"]

# Words that qualify the holder and not the office.
_BEFORE_TITLES = frozenset(
    {"new", "former", "then", "current", "acting", "outgoing", "late", "incoming", "interim"}
)
_CROWNED = frozenset({"imperial", "royal"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the roles it can stand for, the likeliest first.

    `only` names the polities (slugs) that use it in this sense; `alone` lets the
    title stand for the one of them that existed then, where no polity is told.
    """

    words: str
    roles: tuple[str, ...]
    only: tuple[str, ...] = ()
    alone: bool = False


class TitleTable:
    """All titles, for finding the longest one in some words."""

    def __init__(self, rows: list[Mapping[str, Any]]) -> None:
        self._titles: dict[str, list[Title]] = {}
        for row in rows:
            for words in row["words"]:
                title = Title(
                    title_words(words),
                    tuple(row["roles"]),
                    tuple(row.get("only", ())),
                    bool(row.get("alone", False)),
                )
                self._titles.setdefault(title.words, []).append(title)

    def words(self) -> list[str]:
        """All titles in comparable form."""
        return list(self._titles)

    def split(self, words: str) -> list[tuple[Title, str]]:
        """Each reading of the words as a title and the polity's words ("" for none), best first.

        "Japanese foreign minister", "Japan's foreign minister" and "foreign
        minister of Japan" are read alike.
        """
        parts = of_holder(title_words(words).split())
        found: list[tuple[Title, str]] = []
        for cut in range(len(parts)):
            for title in self._titles.get(" ".join(parts[cut:]), ()):
                found.append((title, bare(parts[:cut])))
        for cut in range(len(parts) - 2, 0, -1):
            if parts[cut] in ("of", "for", "to", "in"):
                for title in self._titles.get(" ".join(parts[:cut]), ()):
                    found.append((title, bare(parts[cut + 1 :])))
        return found

    def split_portfolio(
        self, words: str, role_of: Callable[[str], str | None]
    ) -> list[tuple[Title, str]]:
        """Each reading as a minister of a portfolio for which `role_of` knows the role."""
        parts = of_holder(title_words(words).split())
        found: list[tuple[Title, str]] = []
        for end in range(len(parts), 1, -1):
            if end < len(parts) and parts[end] not in ("of", "in"):
                continue
            for start in range(end - 1):
                role = role_of(_portfolio(parts[start:end]))
                if role and (end == len(parts) or start == 0):
                    owner = parts[:start] or parts[end + 1 :]
                    found.append((Title(" ".join(parts[start:end]), (role,)), bare(owner)))
        return found


def _portfolio(parts: list[str]) -> str:
    """The portfolio in "minister of finance" and "finance minister"; "" where there is none."""
    if parts[:1] == ["federal"]:
        parts = parts[1:]
    if parts[-1] == "minister":
        return " ".join(parts[:-1])
    if parts[0] == "minister" and len(parts) > 2 and parts[1] in ("of", "for"):
        return " ".join(parts[2:])
    return ""


def comparable(words: str) -> str:
    """Normal words without a leading article, and initials written as one word."""
    text = normal_words(words).removeprefix("the ")
    if " " in text and all(len(w) == 1 for w in text.split()):
        return text.replace(" ", "")
    return text


def title_words(words: str) -> str:
    """Comparable words without diacritics: a title is written with and without them."""
    plain = unicodedata.normalize("NFKD", comparable(words))
    return "".join(c for c in plain if not unicodedata.combining(c))


def of_holder(parts: list[str]) -> list[str]:
    """Words without what is said of the holder: "acting Foreign Minister", "… ad interim"."""
    while parts and parts[0] in _BEFORE_TITLES:
        parts = parts[1:]
    if parts[-2:] == ["ad", "interim"]:
        parts = parts[:-2]
    return parts


def government_of(words: str) -> str | None:
    """The polity's words in "the Soviet government" and "the government of Japan".

    Whose crown it has says nothing of whose it is: "the Royal Hungarian Government".
    """
    parts = comparable(words).split()
    if len(parts) > 2 and parts[0] in _CROWNED:
        parts = parts[1:]
    if len(parts) > 1 and parts[-1] == "government":
        return bare(parts[:-1])
    if len(parts) > 2 and parts[:2] == ["government", "of"]:
        return bare(parts[2:])
    return None


def bare(parts: list[str]) -> str:
    """The words of a polity without possessive and article, written large as names are."""
    if not parts:
        return ""
    initials = all(len(p) == 1 for p in parts)
    if initials:
        return "".join(parts).upper()
    kept = parts[:-1] if parts[-1] == "s" else parts
    if kept and kept[0] == "the":
        kept = kept[1:]
    if kept and kept[-1] in _BEFORE_TITLES:
        return bare(kept[:-1])
    return " ".join(kept).title()

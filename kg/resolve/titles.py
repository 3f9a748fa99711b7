"""Words such as "the Japanese foreign minister", taken apart into a title and a polity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import normal_words

__all__ = ["Title", "TitleTable", "comparable", "government_of"]

# Words that qualify the holder and not the office.
_BEFORE_TITLES = frozenset(
    {"new", "former", "then", "current", "acting", "outgoing", "late", "incoming"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the roles it can stand for, the likeliest first.

    `only` names the polities (slugs) that use it in this sense; where there is
    one and no other polity is told, `alone` lets the title stand for it.
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
                    comparable(words),
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
        parts = comparable(words).split()
        found: list[tuple[Title, str]] = []
        for cut in range(len(parts)):
            for title in self._titles.get(" ".join(parts[cut:]), ()):
                found.append((title, _bare(parts[:cut])))
        for cut in range(len(parts) - 2, 0, -1):
            if parts[cut] in ("of", "for", "to"):
                for title in self._titles.get(" ".join(parts[:cut]), ()):
                    found.append((title, _bare(parts[cut + 1 :])))
        return found


def comparable(words: str) -> str:
    """Normal words without a leading article, and initials written as one word."""
    text = normal_words(words).removeprefix("the ")
    if " " in text and all(len(w) == 1 for w in text.split()):
        return text.replace(" ", "")
    return text


def government_of(words: str) -> str | None:
    """The polity's words in "the Soviet government" and "the government of Japan"."""
    parts = comparable(words).split()
    if len(parts) > 1 and parts[-1] == "government":
        return _bare(parts[:-1])
    if len(parts) > 2 and parts[:2] == ["government", "of"]:
        return _bare(parts[2:])
    return None


def _bare(parts: list[str]) -> str:
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
        return _bare(kept[:-1])
    return " ".join(kept).title()

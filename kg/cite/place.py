"""Where in a work a thing is said, as a note writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["named", "pages_words", "part_of_place", "place_words"]

_PARTS = ("archive", "fonds", "box", "volume", "document")
_WORDS = {"archive": "", "fonds": "fonds", "box": "box", "volume": "vol.", "document": "document"}


def part_of_place(locator: Mapping[str, Any]) -> dict[str, str]:
    """The fields that tell which part of a work is meant, rather than where in it."""
    return {name: str(locator[name]) for name in _PARTS if locator.get(name)}


def place_words(locator: Mapping[str, Any], known: Mapping[str, str]) -> tuple[str, ...]:
    """The places in the work: section, article, page, folio, record; `known` is told already."""
    found = []
    for name, part in part_of_place(locator).items():
        if known.get(name) != part:
            found.append(named(_WORDS[name], part))
    for name, word in (("section", "section"), ("article", "article"), ("row", "record")):
        if text := locator.get(name):
            found.append(f"{word} {text}")
    if page := locator.get("page"):
        found.append(pages_words(str(page)))
    if folio := locator.get("folio"):
        found.append(named("folio", str(folio)))
    return tuple(found)


def named(word: str, text: str) -> str:
    """ "fonds 80", "vol. VI"; a text that names its own kind ("opis 1, delo 940") stays."""
    first = text.split(",")[0].split()
    plain = len(first) == 1 and (first[0][0].isdigit() or len(first[0]) < 5)
    return f"{word} {text}" if word and plain else text


def pages_words(pages: str) -> str:
    """ "p. 7" or "pp. 32–53"; what names itself stays as it is."""
    if not pages[:1].isdigit():
        return pages
    several = any(sign in pages for sign in "-–,") or pages.endswith("ff.")
    return f"{'pp.' if several else 'p.'} {pages.replace('-', '–')}"

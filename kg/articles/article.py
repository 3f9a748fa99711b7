"""One article or document: its text, and what it says of its own origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.model import Source

__all__ = ["FIELDS", "Article", "Mark"]

FIELDS = (
    "title", "publisher", "author", "published", "url", "language", "licence", "citation",
)  # fmt: skip
"""What may be known of an article's origin; also the options by which a person tells it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an editor marked in a text: a person (`ref` is the edition's own id) or a date (EDTF).

    `start` and `end` are code points of the text, `name` is the person's name in
    the edition's list of persons.
    """

    start: int
    end: int
    ref: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it is kept, to the code point; what nobody says of it is None.

    `where` is its place for messages ("feed.xml: item 3"), `name` what it is
    called where it has no title. `key` is its id in a collection. `published`
    and `document_date` are EDTF; `pages` are the offsets at which its pages begin,
    `notes` what a person who loads it should know, by kind.
    """

    text: str
    where: str = ""
    name: str = ""
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    citation: str | None = None
    kind: str = "article"
    key: str | None = None
    document_date: str | None = None
    part_of: Source | None = None
    persons: tuple[Mark, ...] = ()
    dates: tuple[Mark, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def told(self, fields: Mapping[str, str]) -> Article:
        """The same article with what somebody tells of its origin."""
        known: dict[str, Any] = {name: text for name, text in fields.items() if text}
        return replace(self, **known)

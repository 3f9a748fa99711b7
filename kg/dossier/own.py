"""A reader's own notes on a page: shown as such, and never among what the sources say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.page import Line, Page, Section, Span

__all__ = ["notes_page", "own_part"]

_REMARK = "Words of readers of this graph, not of its sources; nothing above rests on them."


def own_part(rows: Iterable[Mapping[str, Any]], names: Mapping[str, str] | None = None) -> Section:
    """The notes as a section of their own."""
    known = names or {}
    lines = tuple(
        Line(
            (Span(known.get(row["thing"], row["thing"]), "strong"), Span(f": {row['text']} — "),
             Span(f"{row['by']}, {row['recorded_at'][:10]} "), Span(row["thing"], "code")),
            standing="own note",
        )
        for row in rows
    )  # fmt: skip
    return Section("Own notes", lines, (_REMARK,) if lines else ())


def notes_page(rows: Iterable[Mapping[str, Any]]) -> Page:
    """A page of notes alone."""
    return Page("Own notes", sections=(own_part(rows),))

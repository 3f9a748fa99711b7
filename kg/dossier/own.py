"""A reader's own notes on a page: shown as such, and never among what the sources say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.dossier.sentences import sentence_of
from kg.dossier.told import labels_of, read_statements
from kg.page import Line, Page, Section, Span

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["names_of", "notes_page", "own_part"]

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
    """A page of notes alone; rows may bring the `name` of what they are on."""
    known = list(rows)
    names = {row["thing"]: row["name"] for row in known if row.get("name")}
    return Page("Own notes", sections=(own_part(known, names),))


def names_of(store: ox.Store, ids: Iterable[str]) -> dict[str, str]:
    """What things are called; statements by their sentences."""
    wanted = set(ids)
    told = read_statements(store, (uid for uid in wanted if uid.startswith("st-")))
    names = labels_of(store, wanted | {uid for one in told.values() for uid in one.mentions()})
    said = {uid: sentence_of(one, names) for uid, one in told.items()}
    return {uid: name for uid, name in (names | said).items() if uid in wanted}

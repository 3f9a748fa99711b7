"""Small graph folders of our own: sheets written, loaded and compared by what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kg.ledger import Ledger
from kg.loading import LoadReport, find_loader, load_path
from kg.view import Scope, View

PERSONS = ("Anna Alba", "Boris Bruno", "Clara Corso", "David Duval", "Elena Egger")
THINGS: dict[str, dict[str, str]] = {
    **{name: {"type": "Person"} for name in PERSONS},
    "Japan": {"type": "Polity", "uid": "polity-japan"},
    "Soviet Union": {"type": "Polity", "uid": "polity-soviet-union"},
    "Germany": {"type": "Polity", "uid": "polity-germany"},
    "FM Japan": {"type": "Office", "uid": "office-japan-foreign-minister"},
    "FM USSR": {"type": "Office", "uid": "office-soviet-union-foreign-minister"},
    "Envoy": {"type": "Office", "words": "Special envoy for the northern talks"},
    "talks": {"type": "Event", "words": "Talks about fish"},
    "visit": {"type": "Event", "words": "Visit to the harbour"},
    "treaty": {"type": "Agreement", "words": "Treaty about fish"},
    "protocol": {"type": "Agreement", "words": "Protocol about nets"},
    "Rock": {"type": "Place", "words": "Lonely Rock"},
    "Moscow": {"type": "Place", "uid": "place-moscow"},
    "Tokyo": {"type": "Place", "uid": "place-tokyo"},
    "Hall": {"type": "Place", "words": "Spiridonovka hall"},
    "fish": {"type": "Topic", "words": "Fish and nets"},
}
SOURCES: dict[str, dict[str, str]] = {
    "diary": {"kind": "book", "title": "A diary", "author": "A. Clerk"},
    "gazette": {"kind": "series", "title": "The gazette", "publisher": "Harbour Press"},
    "issue": {"kind": "article", "title": "An issue of the gazette", "part_of": "gazette"},
}

Row = Mapping[str, Any]


def write_sheet(path: Path, rows: Sequence[Row], title: str | None = None) -> Path:
    """A fact sheet with these rows; the same title makes it an edition of the same sheet."""
    used = {str(cell) for row in rows for cell in row.values()}
    sources = {key for key in SOURCES if key in used}
    sheet = {
        "sheet": {"title": title or path.stem, "publisher": "Tests"},
        "sources": {k: v for k, v in SOURCES.items() if k in sources or "issue" in sources},
        "things": {name: thing for name, thing in THINGS.items() if name in used},
        "facts": [dict(row) for row in rows],
    }
    text = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


def load_sheet(ledger: Ledger, path: Path, *, dry_run: bool = False) -> LoadReport:
    """Load it with the real loader."""
    return load_path(ledger, find_loader("facts"), path, {}, by="test", dry_run=dry_run)


def load_rows(
    ledger: Ledger, folder: Path, rows: Sequence[Row], title: str = "sheet"
) -> LoadReport:
    """Write the rows as a sheet of that title and load it."""
    return load_sheet(ledger, write_sheet(folder / f"{title}.yml", rows, title))


def withdraw(ledger: Ledger, source: str, event: str = "withdrawn") -> None:
    """Take a source out of the graph, or put it back."""
    with ledger.run("retract", "test") as run:
        run.add("withdrawals", source=source, event=event, by="test", why=None)


def meaning(ledger: Ledger, scope: Scope = Scope()) -> dict[str, list[tuple[Any, ...]]]:
    """What the ledger amounts to in a scope, apart from runs, order and clock."""
    with View(ledger, scope) as view:
        return {
            "nodes": view.rows(
                "SELECT uid, label, markers, name, names, attributes FROM node ORDER BY uid"
            ),
            "edges": view.rows("SELECT * FROM edge ORDER BY uid"),
            "statements": view.rows(
                "SELECT id, s, p, o, counts, rank, review, anchor FROM st ORDER BY id"
            ),
            "contradictions": view.rows("SELECT a, b, kind FROM contradiction ORDER BY ALL"),
            "sources": view.rows("SELECT id, attributes FROM out_source ORDER BY id"),
        }


def edges(ledger: Ledger, type: str) -> list[dict[str, Any]]:
    """The edges of one type, in the order of their ends."""
    columns = ("s", "o", "time", "quals", "statements", "sources", "contested", "be", "el")
    with View(ledger) as view:
        rows = view.rows(
            f"SELECT {', '.join(columns)} FROM edge WHERE type = '{type}' ORDER BY s, o, time"
        )
    return [dict(zip(columns, row, strict=True)) for row in rows]


def contradictions(ledger: Ledger) -> list[str]:
    """The kinds of contradictions that there are."""
    with View(ledger) as view:
        return [kind for (kind,) in view.rows("SELECT kind FROM contradiction ORDER BY kind")]

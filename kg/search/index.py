"""The index of words: a projection of the ledger, caught up when asked, made anew at any time.

The ledger only grows, and so does the index: it knows the last row of each
table that it has taken in. What no longer counts is left out when asking.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphBusy
from kg.ledger import Ledger
from kg.search.folding import folded

__all__ = ["WordIndex"]

_SHAPE = "1"  # changes with what is indexed, and how words are folded
_BATCH = 20_000
_TABLES = """
CREATE TABLE known (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (text, content='', prefix='2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'");
"""
_ORIGINAL = "json_array(s.original_subject, s.original_object)"
Texts = Callable[[tuple[object, ...]], Iterator[tuple[str, str]]]


def _name(row: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    yield "name", str(row[2])


def _said(row: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    """The texts of a statement: what it names or describes, its quotation, its own words."""
    _, _, predicate, value, qualifiers, locator, originals, names = row
    if value and predicate in ("NAMED", "DESCRIBED", "CODE"):
        yield ("name" if predicate == "NAMED" else "words"), str(value)
    told = json.loads(str(qualifiers))
    for key in ("content", "condition", "reservation", "legal_basis", "right", "part"):
        if key in told:
            yield "words", str(told[key])
    if exact := json.loads(str(locator)).get("exact"):
        yield "quotation", str(exact)
    known = json.loads(str(names))
    for text in json.loads(str(originals)):
        if text and text not in known:
            yield "words", str(text)


def _described(row: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    known = json.loads(str(row[2]))
    fields = ("title", "author", "publisher", "citation", "archive")
    yield "source", " · ".join(str(known[name]) for name in fields if known.get(name))


def _noted(row: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    yield "note", str(row[2])


_FEEDS: dict[str, tuple[str, Texts]] = {
    "records": ("SELECT rowid, id, words FROM records WHERE rowid > ? ORDER BY rowid", _name),
    "sources": (
        "SELECT rowid, id, attributes FROM sources WHERE rowid > ? ORDER BY rowid", _described,
    ),
    "statements": (
        "SELECT s.rowid, s.id, s.predicate, s.value, s.qualifiers, s.locator, "
        f"{_ORIGINAL}, json_array(a.words, b.words) FROM statements s "
        "LEFT JOIN records a ON a.id = s.subject LEFT JOIN records b ON b.id = s.object "
        "WHERE s.rowid > ? ORDER BY s.rowid", _said,
    ),
    "notes": (
        "SELECT seq, seq, text FROM notes WHERE seq > ? AND event = 'noted' ORDER BY seq", _noted,
    ),
}  # fmt: skip


class WordIndex:
    """`words/index.sqlite` in a graph folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "words" / "index.sqlite"

    @contextmanager
    def reading(self, ledger: Ledger, tell: Callable[[str], None]) -> Iterator[sqlite3.Connection]:
        """The index as the ledger stands now."""
        if not self._is_current(ledger):
            tell("indexing words")
            self._catch_up(ledger)
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            yield connection
        finally:
            connection.close()

    def _is_current(self, ledger: Ledger) -> bool:
        if not self.path.is_file():
            return False
        with _closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            try:
                known = dict(connection.execute("SELECT name, value FROM known"))
            except sqlite3.DatabaseError:
                return False
        return known.get("shape") == _SHAPE and known.get("sequence") == str(ledger.sequence)

    def _catch_up(self, ledger: Ledger) -> None:
        """Take in the new rows of the ledger in one transaction; one process at a time does."""
        self.path.parent.mkdir(exist_ok=True)
        with _closing(sqlite3.connect(self.path, isolation_level=None, timeout=60)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                self._make(connection)
                sequence = ledger.sequence
                for table, (sql, texts) in _FEEDS.items():
                    _take(connection, ledger, table, sql, texts)
                _remember(connection, "sequence", str(sequence))
                connection.execute("COMMIT")
            except sqlite3.OperationalError as error:
                raise GraphBusy(
                    f"the index of words cannot be brought up to date ({error}); try again"
                ) from error

    def _make(self, connection: sqlite3.Connection) -> None:
        """The tables, empty; those of another shape are dropped, and all is indexed anew."""
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "known" in names:
            shape = connection.execute("SELECT value FROM known WHERE name = 'shape'").fetchone()
            if shape == (_SHAPE,):
                return
            for name in ("known", "entry", "words"):
                connection.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        _remember(connection, "shape", _SHAPE)


def _take(
    connection: sqlite3.Connection, ledger: Ledger, table: str, sql: str, texts: Texts
) -> None:
    known = connection.execute("SELECT value FROM known WHERE name = ?", (table,)).fetchone()
    last = int(known[0]) if known else 0
    (number,) = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    rows = ledger.connection.execute(sql, (last,))
    while batch := rows.fetchmany(_BATCH):
        found = [
            (kind, str(row[1]), words)
            for row in batch
            for kind, text in texts(row)
            if (words := folded(text))
        ]
        numbered = list(enumerate(found, number + 1))
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?)",
            [(n, kind, owner) for n, (kind, owner, _) in numbered],
        )
        connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(n, text) for n, (_, _, text) in numbered],
        )
        number += len(found)
        last = batch[-1][0]
    _remember(connection, table, str(last))


def _remember(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (name, value))


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()

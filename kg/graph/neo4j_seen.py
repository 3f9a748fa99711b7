"""What one push has written, remembered on disk so that the rest can be told apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

__all__ = ["Seen"]

CHUNK = 900


class Seen:
    """A set of (kind, key) that may hold millions: SQLite's temporary file, gone when closed."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute(
            "CREATE TABLE seen (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )
        self._db.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._db.close()

    def add(self, kind: str, keys: Iterable[str]) -> None:
        """Remember these keys; a key seen before counts once."""
        rows = ((kind, key) for key in keys)
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)

    def count(self, kind: str) -> int:
        """How many different keys of this kind were seen."""
        row = self._db.execute("SELECT count(*) FROM seen WHERE kind = ?", (kind,)).fetchone()
        return int(row[0])

    def unseen(self, kind: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys that were not seen."""
        missing = set(keys)
        for begin in range(0, len(keys), CHUNK):
            chunk = keys[begin : begin + CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key FROM seen WHERE kind = ? AND key IN ({marks})"
            missing.difference_update(key for (key,) in self._db.execute(query, (kind, *chunk)))
        return missing

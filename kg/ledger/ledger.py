"""The ledger: the only truth. Everything else can be deleted and made again from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.ledger.connection import HELD, LEDGER_FILE, connect, create
from kg.model.ids import canonical_json
from kg.model.source import Source

__all__ = ["Ledger", "Run"]


class Run:
    """One transaction: who does what to the ledger, when. All of it is kept, or none.

    `changed` counts the rows that matter; a run that changed nothing leaves no trace.
    """

    def __init__(self, connection: sqlite3.Connection, kind: str, by: str) -> None:
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()
        self.id: int = last + 1
        self.connection = connection
        self.kind = kind
        self.by = by
        self.dataset: str | None = None
        self.sha256: str | None = None
        self.method: str | None = None
        self.report: dict[str, Any] = {}
        self.changed = 0

    def add(self, table: str, **values: object) -> None:
        """One more row of this run in `table`."""
        row = {**values, "run": self.id}
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
        )
        self.changed += 1

    def source(self, source: Source) -> None:
        """Note how the data set of this run describes a source, if that is new."""
        attributes = canonical_json(source.attributes())
        by = self.dataset or source.id
        found = self.connection.execute(
            "SELECT attributes FROM sources WHERE id = ? AND described_by = ? "
            "ORDER BY run DESC LIMIT 1",
            (source.id, by),
        ).fetchone()
        if found is None or found[0] != attributes:
            try:
                self.add("sources", id=source.id, described_by=by, attributes=attributes)
            except sqlite3.IntegrityError as error:
                raise BadInput(
                    f"the source {source.id!r} is described twice, differently"
                ) from error

    def close(self) -> None:
        self.connection.execute(
            "INSERT INTO runs (id, kind, by, dataset, sha256, method, recorded_at, report) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.id,
                self.kind,
                self.by,
                self.dataset,
                self.sha256,
                self.method,
                datetime.now(UTC).isoformat(timespec="seconds"),
                canonical_json(self.report),
            ),
        )


class Ledger:
    """Statements, sources, runs, judgements, reviews, ranks and withdrawals of one graph folder."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self.path = folder / LEDGER_FILE
        self.connection = create(self.path) if new else connect(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def hold(self, mebibytes: int = HELD) -> None:
        """Hold no more of the file in memory than that."""
        self.connection.execute(f"PRAGMA cache_size = {-1024 * mebibytes:d}")

    @property
    def sequence(self) -> int:
        """The number of the last run: what a projection says that it reflects."""
        (last,) = self.connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()
        return int(last)

    @contextmanager
    def run(self, kind: str, by: str, *, dry: bool = False) -> Iterator[Run]:
        """A transaction that is kept when the block ends well and changed something.

        With `dry` it is undone at the end, so that a report can tell what would happen.
        """
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            run = Run(self.connection, kind, by)
            yield run
            if dry or not run.changed:
                self.connection.execute("ROLLBACK")
            else:
                run.close()
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
        """All rows of a query as mappings; for questions whose answer is small."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def source(self, source: str) -> dict[str, Any] | None:
        """What is known of a source now, or None."""
        import json

        from kg.ledger.live import LIVE_STATEMENTS

        found = self.connection.execute(
            f"{LIVE_STATEMENTS} SELECT attributes FROM known WHERE id = ?", (source,)
        ).fetchone()
        return None if found is None else {"id": source, **json.loads(found[0])}

    def is_withdrawn(self, source: str) -> bool:
        """Whether the source was taken out of the graph and not put back."""
        found = self.connection.execute(
            "SELECT event FROM withdrawals WHERE source = ? ORDER BY seq DESC LIMIT 1", (source,)
        ).fetchone()
        return found is not None and found[0] == "withdrawn"

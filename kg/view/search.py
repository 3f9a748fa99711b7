"""Looking things up in the ledger by sets: identities of records, statements about things."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kg.identity import Clusters

__all__ = ["LedgerSearch"]

Row = tuple[str, str, str, str | None]  # statement, subject, predicate, object


class LedgerSearch:
    """Questions about sets of ids, each answered through an index.

    Identities are taken broadly: everything that a record was ever judged to
    be, what stands for that in any of the `clusters` (those before a change,
    those after it), and the record itself. What is asked for may be found in
    statements that no longer count; the view sorts that out.
    """

    def __init__(self, connection: sqlite3.Connection, *clusters: Clusters) -> None:
        self.connection = connection
        self.clusters = clusters
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (x TEXT PRIMARY KEY)")

    def one(self, sql: str, asked: Iterable[str]) -> set[str]:
        """The first column of a query that joins the table `asked`."""
        found: Iterable[tuple[str | None, ...]] = self._run(sql, asked)
        return {row[0] for row in found if row[0] is not None}

    def uids_of(self, records: Iterable[str]) -> set[str]:
        """Whom the records stand for."""
        known = set(records)
        sql = 'SELECT "right" FROM asked CROSS JOIN judgements ON "left" = x'
        known |= self.one(sql, known)
        return known | {found.uid(thing) for found in self.clusters for thing in known}

    def records_of(self, uids: Iterable[str]) -> set[str]:
        """The records that stand for them."""
        known = set(uids)
        known |= {x for found in self.clusters for thing in known for x in found.all_of(thing)}
        sql = 'SELECT "left" FROM asked CROSS JOIN judgements ON "right" = x'
        return known | self.one(sql, known)

    def statements(self, column: str, records: Iterable[str]) -> list[Row]:
        """Statements with one of the records as "id", "subject" or "object"."""
        return self._run(
            "SELECT s.id, s.subject, s.predicate, s.object "
            f"FROM asked CROSS JOIN statements s ON s.{column} = x",
            records,
        )

    def mentioning(self, records: Iterable[str]) -> list[Row]:
        """Statements that name one of the records in a qualifier or as a voice."""
        return self._run(
            "SELECT s.id, s.subject, s.predicate, s.object FROM asked "
            "CROSS JOIN mentions m ON m.record = x JOIN statements s ON s.id = m.statement",
            records,
        )

    def mentioned(self, statements: Iterable[str]) -> set[str]:
        """The records that the statements name in qualifiers or as voices."""
        sql = "SELECT m.record FROM asked CROSS JOIN mentions m ON m.statement = x"
        return self.one(sql, statements)

    def _run(self, sql: str, asked: Iterable[str]) -> list[Row]:
        self.connection.execute("DELETE FROM asked")
        self.connection.execute(
            "INSERT OR IGNORE INTO asked SELECT value FROM json_each(?)", (json.dumps(list(asked)),)
        )
        return list(self.connection.execute(sql))

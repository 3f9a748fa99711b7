"""Taking in an edition: what it adds, keeps, corrects, and no longer says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from kg.ledger.judgements import POLICY
from kg.ledger.ledger import Run
from kg.model.source import Edition
from kg.model.statement import Record, Statement

__all__ = ["Changes", "Judged", "Staging"]

SOURCE_RANK = "policy:source-rank"
_PART = " (part)"  # after the method of an edition that only added to the ones before
_GONE = "('withdrawn', 'replaced', 'superseded')"
_COLUMNS = [field.name for field in fields(Statement)]
_CELLS = attrgetter(*_COLUMNS)
_RECORD_CELLS = attrgetter(*(field.name for field in fields(Record)))
_INSERT = (
    f"INSERT OR IGNORE INTO statements ({', '.join(_COLUMNS)}, run) "
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
)
_TEMPORARY = """
CREATE TEMP TABLE staged (statement TEXT PRIMARY KEY, record_row TEXT, anchor TEXT, surest INTEGER,
    engines TEXT)
    WITHOUT ROWID;
CREATE TEMP TABLE weighed (statement TEXT PRIMARY KEY, rank TEXT) WITHOUT ROWID;
CREATE TEMP TABLE judged ("left" TEXT PRIMARY KEY, "right" TEXT, verdict TEXT, by TEXT, why TEXT,
    evidence TEXT);
CREATE TEMP TABLE held (statement TEXT PRIMARY KEY, event TEXT, anchor TEXT, record_row TEXT)
    WITHOUT ROWID;
CREATE TEMP TABLE outcome (statement TEXT PRIMARY KEY, event TEXT, record_row TEXT, anchor TEXT,
    replaced_by TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """Who a record is, by whose word; verdict "unsure" where the name leaves it open."""

    record: str
    uid: str
    verdict: str
    by: str
    why: str
    evidence: str | None


_JUDGED_CELLS = attrgetter(*(field.name for field in fields(Judged)))


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition did to the statements of its data set, in counts."""

    added: int = 0
    unchanged: int = 0
    reinstated: int = 0
    reanchored: int = 0
    replaced: int = 0
    withdrawn: int = 0
    superseded: int = 0

    @property
    def any(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name != "unchanged")


class Staging:
    """Collects an edition's statements inside a run, then compares it with the one before."""

    def __init__(self, run: Run, edition: Edition, method: str) -> None:
        self.run = run
        self.edition = edition
        self.method = method
        self.connection: sqlite3.Connection = run.connection
        for table in ("staged", "weighed", "judged", "held", "outcome"):
            self.connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        for statement in _TEMPORARY.split(";"):
            self.connection.execute(statement)

    def records(self, records: Iterable[tuple[Record, Judged | None]]) -> None:
        """Things that the edition speaks of, each with the judgement who it is, if there is one."""
        batch = list(records)
        self.connection.executemany(
            "INSERT OR IGNORE INTO records "
            "(id, dataset, type, key, words, used_on, polity, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*_RECORD_CELLS(record), self.run.id) for record, _ in batch],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO judged VALUES (?, ?, ?, ?, ?, ?)",
            [_JUDGED_CELLS(judged) for _, judged in batch if judged is not None],
        )

    def statements(
        self, batch: Iterable[tuple[Statement, tuple[str, ...], str | None, str, bool, str | None]]
    ) -> None:
        """Statements, each with other records it mentions, row key, anchor, surest, engines."""
        rows = list(batch)
        run = self.run.id
        self.connection.executemany(_INSERT, [(*_CELLS(row[0]), run) for row in rows])
        self.connection.executemany(
            "INSERT OR IGNORE INTO mentions VALUES (?, ?)",
            [(record, row[0].id) for row in rows for record in row[1]],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?, ?)",
            [(row[0].id, *row[2:]) for row in rows],
        )

    def hold(self, statement: str, record_row: str | None, anchor: str) -> None:
        """A statement of the ledger that this edition still holds, at that place."""
        self.connection.execute(
            "INSERT OR IGNORE INTO staged VALUES (?, ?, ?, 0, NULL)",
            (statement, record_row, anchor),
        )

    def ranks(self, ranks: Iterable[tuple[str, str]]) -> None:
        """Statements to which the source itself gives another rank than the normal one."""
        self.connection.executemany("INSERT OR IGNORE INTO weighed VALUES (?, ?)", ranks)

    def finish(self, *, partial: bool = False) -> Changes:
        """Compare with what the data set held before, and write the difference as rows.

        A `partial` edition adds to the ones before and takes nothing back.
        """
        if partial:
            self.method += _PART
        same_bytes = self._same_bytes()
        self._outcome("superseded" if same_bytes else "withdrawn")
        if partial:
            self.connection.execute(
                "DELETE FROM outcome WHERE event IN ('withdrawn', 'replaced', 'superseded')"
            )
        counts = dict(self.connection.execute("SELECT event, count(*) FROM outcome GROUP BY event"))
        changes = Changes(**counts)
        if changes.any:
            self.connection.execute(
                "INSERT INTO holdings (statement, event, record_row, anchor, replaced_by, run) "
                "SELECT statement, event, record_row, anchor, replaced_by, ? FROM outcome "
                "WHERE event <> 'unchanged' ORDER BY statement",
                (self.run.id,),
            )
            self.run.changed += 1
        self._judge()
        self._rank()
        self._find()
        self._note_edition()
        return changes

    def _same_bytes(self) -> bool:
        found = self.connection.execute(
            "SELECT sha256, method FROM editions WHERE source = ? ORDER BY run DESC LIMIT 1",
            (self.edition.source,),
        ).fetchone()
        self._last_edition = found
        # What other parts brought was never in these bytes: the whole does not have it.
        return (
            found is not None
            and found[0] == self.edition.sha256
            and not str(found[1]).endswith(_PART)
        )

    def _outcome(self, gone: str) -> None:
        execute = self.connection.execute
        execute(
            "INSERT INTO held SELECT s.id, h.event, h.anchor, h.record_row FROM statements s "
            "JOIN holdings h ON h.seq = (SELECT max(seq) FROM holdings WHERE statement = s.id) "
            "WHERE s.dataset = ?",
            (self.edition.source,),
        )
        execute(
            "INSERT INTO outcome SELECT g.statement, CASE WHEN h.statement IS NULL THEN 'added' "
            f"WHEN h.event IN {_GONE} THEN 'reinstated' "
            "WHEN h.anchor <> g.anchor THEN 'reanchored' ELSE 'unchanged' END, "
            "g.record_row, g.anchor, NULL FROM staged g LEFT JOIN held h USING (statement)"
        )
        execute(
            "INSERT INTO outcome SELECT h.statement, "
            "CASE WHEN n.successor IS NULL THEN ? ELSE 'replaced' END, "
            "h.record_row, h.anchor, n.successor FROM held h LEFT JOIN "
            "(SELECT record_row, min(statement) AS successor FROM outcome "
            " WHERE event IN ('added', 'reinstated') AND record_row IS NOT NULL "
            " GROUP BY record_row HAVING count(*) = 1) n ON n.record_row = h.record_row "
            f"WHERE h.event NOT IN {_GONE} AND h.statement NOT IN (SELECT statement FROM staged)",
            (gone,),
        )

    def _judge(self) -> None:
        """Write what a policy judged, where it is new; a person's word stands beside it."""
        cursor = self.connection.execute(
            'INSERT INTO judgements ("left", "right", verdict, by, why, evidence, run) '
            'SELECT j."left", j."right", j.verdict, j.by, j.why, j.evidence, ? FROM judged j '
            "LEFT JOIN judgements o ON o.seq = "
            '(SELECT max(seq) FROM judgements WHERE "left" = j."left" '
            f"AND by GLOB '{POLICY}*') "
            "WHERE o.seq IS NULL AND j.verdict = 'same' OR o.seq IS NOT NULL AND "
            '(o."right", o.verdict, o.why) IS NOT (j."right", j.verdict, j.why) '
            'ORDER BY j."left"',
            (self.run.id,),
        )
        self.run.changed += cursor.rowcount

    def _rank(self) -> None:
        """Write the source's own ranks where they are new; what a person ranked stays as it is."""
        cursor = self.connection.execute(
            "INSERT INTO ranks (statement, rank, by, why, run) "
            "SELECT g.statement, coalesce(w.rank, 'normal'), ?, 'the rank in the source', ? "
            "FROM staged g LEFT JOIN weighed w USING (statement) "
            "LEFT JOIN (SELECT statement, rank, by, max(seq) FROM ranks GROUP BY statement) l "
            "USING (statement) "
            "WHERE (l.by IS NULL OR l.by = ?) "
            "AND coalesce(w.rank, 'normal') <> coalesce(l.rank, 'normal') ORDER BY g.statement",
            (SOURCE_RANK, self.run.id, SOURCE_RANK),
        )
        self.run.changed += cursor.rowcount

    def _find(self) -> None:
        """Write which engines found a statement, where others did at the last reading."""
        cursor = self.connection.execute(
            "INSERT INTO findings (statement, engines, run) SELECT g.statement, g.engines, ? "
            "FROM staged g WHERE g.engines IS NOT NULL AND g.engines IS NOT (SELECT engines "
            "FROM findings WHERE statement = g.statement ORDER BY seq DESC LIMIT 1) "
            "ORDER BY g.statement",
            (self.run.id,),
        )
        self.run.changed += cursor.rowcount

    def _note_edition(self) -> None:
        if self._last_edition == (self.edition.sha256, self.method):
            return
        self.run.add(
            "editions",
            source=self.edition.source,
            sha256=self.edition.sha256,
            retrieved=self.edition.retrieved,
            version=self.edition.version,
            method=self.method,
        )

    def changed(self, event: str, limit: int | None = 5) -> list[tuple[str | None, ...]]:
        """Statements of one outcome, for the load report: the first, or all.

        Id, subject, predicate, object or value, time, and key of the record.
        """
        return self.connection.execute(
            "SELECT s.id, s.original_subject, s.predicate, coalesce(s.original_object, s.value), "
            "s.time, o.record_row FROM outcome o CROSS JOIN statements s ON s.id = o.statement "
            "WHERE o.event = ? ORDER BY o.record_row, s.id LIMIT ?",
            (event, -1 if limit is None else limit),
        ).fetchall()

    def accept_surest(self, policy: str) -> int:
        """Let a named policy accept the surest statements that nobody reviewed yet."""
        cursor = self.connection.execute(
            "INSERT INTO reviews (statement, verdict, by, kind, why, run) "
            "SELECT g.statement, 'accepted', ?, 'policy', "
            "'grounded, asserted, actual, all arguments resolved', ? FROM staged g "
            "WHERE g.surest AND NOT EXISTS "
            "(SELECT 1 FROM reviews r WHERE r.statement = g.statement) ORDER BY g.statement",
            (policy, self.run.id),
        )
        self.run.changed += cursor.rowcount
        return cursor.rowcount

"""Reading the judgements between things from the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from kg.identity.clusters import Clusters, build_clusters
from kg.identity.word import Row, last_words
from kg.ledger.judgements import BETWEEN, POLICY, is_record
from kg.ledger.live import dead_sources

__all__ = ["clusters", "judged_since", "judgements_between"]

_COLUMNS = 'seq, "left", "right", verdict, by, evidence'


def judgements_between(connection: sqlite3.Connection, known_at: int) -> list[Row]:
    """All judgements between things as known after a run, and what policies say of those records.

    Left out is what policies alone say of records that nobody else speaks of.
    """
    rows: list[Row] = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements INDEXED BY judgements_between "
        f"WHERE {BETWEEN} AND run <= ?",
        (known_at,),
    ).fetchall()
    told = {row[1] for row in rows} | {row[2] for row in rows}
    records = [thing for thing in told if is_record(thing)]
    if records:
        rows += connection.execute(
            f'SELECT {_COLUMNS} FROM json_each(?) CROSS JOIN judgements ON "left" = value '
            f"WHERE NOT {BETWEEN} AND run <= ?",
            (json.dumps(records), known_at),
        )
    return rows


def clusters(
    connection: sqlite3.Connection, known_at: int, dead: Collection[str] | None = None
) -> Clusters:
    """The clusters as known after a run; `dead` are the sources that do not count."""
    rows = judgements_between(connection, known_at)
    if not rows:
        return Clusters()
    ids = {row[1] for row in rows} | {row[2] for row in rows if not _of_record(row)}
    gone = dead_sources(connection, known_at) if dead is None else dead
    words = list(last_words(rows, gone).values())
    ids |= {word.right for word in words if word.verdict == "same"}
    return build_clusters(words, ids, lambda some: _known(connection, some, known_at))


def judged_since(connection: sqlite3.Connection, run: int) -> bool:
    """Whether anybody judged anything after a run."""
    sql = "SELECT EXISTS (SELECT 1 FROM judgements WHERE run > ?)"
    return bool(connection.execute(sql, (run,)).fetchone()[0])


def _of_record(row: Row) -> bool:
    return row[4].startswith(POLICY) and is_record(row[1])


def _known(connection: sqlite3.Connection, ids: Iterable[str], known_at: int) -> set[str]:
    """Which of the ids the gazetteer has."""
    sql = (
        'SELECT EXISTS (SELECT 1 FROM judgements j JOIN records r ON r.id = j."left" '
        "WHERE j.\"right\" = ? AND r.dataset = 'gazetteer' AND j.run <= ?)"
    )
    return {thing for thing in ids if connection.execute(sql, (thing, known_at)).fetchone()[0]}

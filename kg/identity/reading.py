"""Reading the judgements between things from the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from kg.identity.clusters import Clusters, build_clusters
from kg.identity.renamed import renamed, ways_of
from kg.identity.word import Row, last_words
from kg.ledger.judgements import BETWEEN, POLICY, is_record
from kg.ledger.live import dead_sources

__all__ = [
    "clusters",
    "dissolved",
    "judged_since",
    "judgements_about",
    "placed_by_policy",
    "standing_id",
]

_COLUMNS = 'seq, "left", "right", verdict, by, evidence'
_LAST = 2**62  # later than any run
_ABOUT = f"""
SELECT j.seq, j."left", j."right", j.verdict, j.by, j.why, j.evidence, r.recorded_at
FROM json_each(?) CROSS JOIN (
    SELECT * FROM judgements INDEXED BY judgements_between WHERE {BETWEEN}
) j ON value IN (j."left", j."right") LEFT JOIN runs r ON r.id = j.run
GROUP BY j.seq ORDER BY j.seq
"""
_RECORD_OF = f"""
SELECT "right" FROM judgements WHERE "left" = ? AND by GLOB '{POLICY}*'
AND verdict = 'same' AND coalesce(evidence, '') NOT IN (SELECT value FROM json_each(?))
AND seq = (SELECT max(seq) FROM judgements WHERE "left" = ? AND by GLOB '{POLICY}*')
"""


def judgements_between(connection: sqlite3.Connection, known_at: int) -> list[Row]:
    """All judgements between things as known after a run, and what policies say of those records.

    Left out is what policies alone say of records that nobody else speaks of.
    """
    rows: list[Row] = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements INDEXED BY judgements_between "
        f"WHERE {BETWEEN} AND run <= ?",
        (known_at,),
    ).fetchall()
    seen: set[str] = set()
    told = {thing for row in rows for thing in row[1:3]}
    while records := sorted(thing for thing in told - seen if is_record(thing)):
        seen |= told
        of_records = connection.execute(
            f'SELECT {_COLUMNS} FROM json_each(?) CROSS JOIN judgements ON "left" = value '
            f"WHERE NOT {BETWEEN} AND run <= ?",
            (json.dumps(records), known_at),
        ).fetchall()
        rows += of_records
        told = {row[2] for row in of_records}
    return rows


def clusters(
    connection: sqlite3.Connection,
    known_at: int | None = None,
    dead: Collection[str] | None = None,
) -> Clusters:
    """The clusters as known after a run (now); `dead` are the sources that do not count."""
    run = _LAST if known_at is None else known_at
    rows = judgements_between(connection, run)
    if not rows:
        return Clusters()
    ids = {row[1] for row in rows} | {row[2] for row in rows if not _of_record(row)}
    gone = dead_sources(connection, known_at) if dead is None else dead
    words = list(last_words(rows, gone).values())
    apart = {word.pair for word in words if word.by_person and word.verdict == "not_same"}
    words += renamed(connection, ids, run, gone, apart)
    ids |= {word.right for word in words if word.verdict == "same"}
    return build_clusters(words, ids, lambda some: _known(connection, some, run))


def dissolved(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Ids that somebody judged and that policies gave up since, whose records have several now.

    What was judged of such an id holds for none of them: nobody can tell which was meant.
    """
    rows = judgements_between(connection, _LAST)
    gone = dead_sources(connection)
    words = last_words(rows, gone).values()
    apart = {word.pair for word in words if word.by_person and word.verdict == "not_same"}
    ids = {thing for word in words if word.by_person for thing in word.pair}
    ways = ways_of(connection, ids, _LAST, gone, apart)
    return {former: found for former, found in sorted(ways.items()) if len(found) > 1}


def standing_id(connection: sqlite3.Connection, thing: str) -> str | None:
    """The id that stands now for one that was once given; None for one that never was.

    One that policies gave up and whose records went different ways stands for itself.
    """
    found = clusters(connection)
    if thing in found.uid_of:
        return found.uid(thing)
    placed = placed_by_policy(connection, thing)
    if placed is not None:
        return found.uid(placed)
    ways = ways_of(connection, [thing], _LAST, dead_sources(connection), ()).get(thing, set())
    if len(ways) == 1:
        return found.uid(next(iter(ways)))
    sql = (
        "SELECT EXISTS (SELECT 1 FROM records WHERE id = ?1) "
        'OR EXISTS (SELECT 1 FROM judgements WHERE "right" = ?1)'
    )
    return thing if connection.execute(sql, (thing,)).fetchone()[0] else None


def placed_by_policy(connection: sqlite3.Connection, record: str) -> str | None:
    """Which thing a record is by the last word of a policy, before any merge."""
    dead = json.dumps(sorted(dead_sources(connection)))
    row = connection.execute(_RECORD_OF, (record, dead, record)).fetchone()
    return None if row is None else str(row[0])


def judgements_about(connection: sqlite3.Connection, ids: Iterable[str]) -> list[dict[str, Any]]:
    """What was judged between any of the ids and others, the first judgement first."""
    names = ("seq", "left", "right", "verdict", "by", "why", "evidence", "when")
    rows = connection.execute(_ABOUT, (json.dumps(sorted(ids)),))
    return [dict(zip(names, row, strict=True)) for row in rows]


def judged_since(connection: sqlite3.Connection, run: int) -> bool:
    """Whether anybody judged anything after a run."""
    sql = "SELECT EXISTS (SELECT 1 FROM judgements WHERE run > ?)"
    return bool(connection.execute(sql, (run,)).fetchone()[0])


def _of_record(row: Row) -> bool:
    return row[4].startswith(POLICY) and is_record(row[1])


def _known(connection: sqlite3.Connection, ids: Iterable[str], run: int) -> set[str]:
    """Which of the ids the gazetteer has."""
    sql = (
        'SELECT EXISTS (SELECT 1 FROM judgements j JOIN records r ON r.id = j."left" '
        "WHERE j.\"right\" = ? AND r.dataset = 'gazetteer' AND j.run <= ?)"
    )
    return {thing for thing in ids if connection.execute(sql, (thing, run)).fetchone()[0]}

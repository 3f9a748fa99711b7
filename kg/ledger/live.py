"""Which statements the graph holds: those of editions that count, from sources nobody withdrew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

__all__ = ["LIVE_STATEMENTS", "dead_sources", "live_records"]

_SOURCES = """
last_withdrawal AS (
    SELECT source, event FROM withdrawals w
    WHERE seq = (SELECT max(seq) FROM withdrawals WHERE source = w.source {known}) {left_out}),
described AS (
    SELECT id, attributes, described_by = id AS own, described_by IN
        (SELECT source FROM last_withdrawal WHERE event = 'withdrawn') AS gone
    FROM (SELECT id, described_by, attributes, max(run) FROM sources WHERE true {known}
          GROUP BY id, described_by)),
known AS (
    SELECT id, attributes FROM (
        SELECT id, attributes, row_number() OVER (PARTITION BY id
            ORDER BY gone, own DESC, length(attributes) DESC, attributes) AS place FROM described)
    WHERE place = 1),
dead(id) AS (
    SELECT source FROM last_withdrawal WHERE event = 'withdrawn'
    UNION SELECT id FROM described GROUP BY id HAVING min(gone)
    UNION SELECT k.id FROM known k JOIN dead d ON k.attributes ->> 'part_of' = d.id)
"""

LIVE_STATEMENTS = f"""
WITH RECURSIVE {_SOURCES.format(known="", left_out="")},
let_go AS (
    SELECT statement, event FROM holdings h WHERE event IN ('withdrawn', 'replaced', 'superseded')
      AND seq = (SELECT max(seq) FROM holdings WHERE statement = h.statement)),
live AS (
    SELECT * FROM statements WHERE id NOT IN (SELECT statement FROM let_go)
      AND source NOT IN (SELECT id FROM dead) AND dataset NOT IN (SELECT id FROM dead))
"""
"""The statements that the graph holds now, as the table `live`; to be followed by a SELECT."""

_MENTIONED = "SELECT m.record FROM live l JOIN mentions m ON m.statement = l.id"


def live_records(connection: sqlite3.Connection) -> set[str]:
    """The records of which a live statement speaks, at its ends or in its qualifiers."""
    found: set[str] = set()
    # Put together here: SQL takes three times as long for a union of such lists.
    for ends in connection.execute(f"{LIVE_STATEMENTS} SELECT subject, object FROM live"):
        found.update(ends)
    found.update(row[0] for row in connection.execute(f"{LIVE_STATEMENTS} {_MENTIONED}"))
    return found - {None}


def dead_sources(
    connection: sqlite3.Connection,
    known_at: int | None = None,
    left_out: Collection[str] = (),
) -> set[str]:
    """The sources that are withdrawn, or lie in a withdrawn one, as known after a run (now).

    What is `left_out` counts as withdrawn.
    """
    known = "" if known_at is None else f"AND run <= {known_at:d}"
    others = "UNION ALL SELECT value, 'withdrawn' FROM json_each(?)"
    sql = f"WITH RECURSIVE {_SOURCES.format(known=known, left_out=others)} SELECT id FROM dead"
    return {row[0] for row in connection.execute(sql, (json.dumps(list(left_out)),))}

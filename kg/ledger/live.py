"""Which statements the graph holds: those of editions that count, from sources nobody withdrew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

__all__ = ["LIVE_STATEMENTS", "dead_sources"]

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
held AS (
    SELECT statement, event, max(seq) FROM holdings GROUP BY statement),
live AS (
    SELECT s.* FROM held h JOIN statements s ON s.id = h.statement
    WHERE h.event NOT IN ('withdrawn', 'replaced', 'superseded')
      AND s.source NOT IN (SELECT id FROM dead) AND s.dataset NOT IN (SELECT id FROM dead))
"""
"""The statements that the graph holds now, as the table `live`; to be followed by a SELECT."""


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

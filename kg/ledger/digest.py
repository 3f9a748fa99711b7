"""One digest for what a ledger says, whoever loaded it, when, and in which order."""

from __future__ import annotations

from hashlib import sha256

from kg.ledger.ledger import Ledger

__all__ = ["LIVE_STATEMENTS", "ledger_digest"]

LIVE_STATEMENTS = """
WITH RECURSIVE
last_withdrawal AS (
    SELECT source, event FROM withdrawals w
    WHERE seq = (SELECT max(seq) FROM withdrawals WHERE source = w.source)),
described AS (
    SELECT id, attributes, described_by = id AS own, described_by IN
        (SELECT source FROM last_withdrawal WHERE event = 'withdrawn') AS gone
    FROM (SELECT id, described_by, attributes, max(run) FROM sources GROUP BY id, described_by)),
known AS (
    SELECT id, attributes FROM (
        SELECT id, attributes, row_number() OVER (PARTITION BY id
            ORDER BY gone, own DESC, length(attributes) DESC, attributes) AS place FROM described)
    WHERE place = 1),
dead(id) AS (
    SELECT source FROM last_withdrawal WHERE event = 'withdrawn'
    UNION SELECT id FROM described GROUP BY id HAVING min(gone)
    UNION SELECT k.id FROM known k JOIN dead d ON k.attributes ->> 'part_of' = d.id),
held AS (
    SELECT statement, event, max(seq) FROM holdings GROUP BY statement),
live AS (
    SELECT s.* FROM held h JOIN statements s ON s.id = h.statement
    WHERE h.event NOT IN ('withdrawn', 'replaced', 'superseded')
      AND s.source NOT IN (SELECT id FROM dead) AND s.dataset NOT IN (SELECT id FROM dead))
"""
"""The statements that the graph holds now, as the table `live`; to be followed by a SELECT."""

_PARTS = (
    "SELECT 'statement ' || id AS line FROM live ORDER BY id",
    "SELECT 'review ' || r.statement || ' ' || r.verdict || ' ' || r.kind FROM reviews r "
    "JOIN live l ON l.id = r.statement WHERE r.seq = (SELECT seq FROM reviews o "
    "WHERE o.statement = r.statement ORDER BY o.kind = 'person' DESC, o.seq DESC LIMIT 1) "
    "ORDER BY r.statement",
    "SELECT 'rank ' || k.statement || ' ' || k.rank FROM ranks k JOIN live l ON l.id = k.statement "
    "WHERE k.seq = (SELECT max(seq) FROM ranks WHERE statement = k.statement) "
    "ORDER BY k.statement",
    "SELECT 'who ' || j.\"left\" || ' ' || j.\"right\" || ' ' || j.verdict FROM judgements j "
    'WHERE j.seq = (SELECT max(seq) FROM judgements WHERE "left" = j."left") '
    "AND j.verdict <> 'unsure' AND coalesce(j.evidence, '') NOT IN (SELECT id FROM dead) "
    'AND j."left" IN (SELECT subject FROM live UNION SELECT object FROM live '
    "UNION SELECT m.record FROM mentions m JOIN live l ON l.id = m.statement) "
    'ORDER BY j."left"',
    "SELECT 'source ' || id || ' ' || attributes FROM known WHERE id NOT IN (SELECT id FROM dead) "
    "AND id IN (SELECT source FROM live UNION SELECT dataset FROM live) ORDER BY id",
)


def ledger_digest(ledger: Ledger) -> str:
    """A SHA-256 over the live statements, their standing, who their records are, and their sources.

    Equal for two ledgers that say the same, however they came to say it.
    """
    total = sha256()
    for part in _PARTS:
        for (line,) in ledger.connection.execute(f"{LIVE_STATEMENTS} {part}"):
            total.update(line.encode())
            total.update(b"\n")
    return total.hexdigest()

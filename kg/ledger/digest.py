"""One digest for what a ledger says, whoever loaded it, when, and in which order."""

from __future__ import annotations

from hashlib import sha256

from kg.ledger.judgements import BETWEEN, POLICY
from kg.ledger.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS

__all__ = ["ledger_digest"]

_PARTS = (
    "SELECT 'statement ' || id AS line FROM live ORDER BY id",
    "SELECT 'review ' || r.statement || ' ' || r.verdict || ' ' || r.kind FROM standing_reviews r "
    "JOIN live l ON l.id = r.statement WHERE r.verdict <> 'proposed' ORDER BY r.statement",
    "SELECT 'rank ' || k.statement || ' ' || k.rank FROM ranks k JOIN live l ON l.id = k.statement "
    "WHERE k.seq = (SELECT max(seq) FROM ranks WHERE statement = k.statement) "
    "ORDER BY k.statement",
    "SELECT 'who ' || j.\"left\" || ' ' || j.\"right\" FROM judgements j "
    f"WHERE j.by GLOB '{POLICY}*' "
    "AND j.seq = (SELECT max(seq) FROM judgements "
    f'WHERE "left" = j."left" AND by GLOB \'{POLICY}*\') '
    "AND j.verdict = 'same' AND coalesce(j.evidence, '') NOT IN (SELECT id FROM dead) "
    'AND j."left" IN (SELECT subject FROM live UNION SELECT object FROM live '
    "UNION SELECT m.record FROM mentions m JOIN live l ON l.id = m.statement) "
    'ORDER BY j."left"',
    # The last word on a pair, whichever way round; what is not the same has no direction.
    "SELECT 'between ' || verdict || ' ' || CASE verdict WHEN 'same' "
    "THEN \"left\" || ' ' || \"right\" ELSE one || ' ' || other END || ' ' || policy "
    "FROM (SELECT *, row_number() OVER "
    "(PARTITION BY one, other, policy ORDER BY seq DESC) AS place "
    'FROM (SELECT *, min("left", "right") AS one, max("left", "right") AS other, '
    f"by GLOB '{POLICY}*' AS policy "
    f"FROM judgements INDEXED BY judgements_between WHERE {BETWEEN})) "
    "WHERE place = 1 AND verdict <> 'unsure' "
    "AND coalesce(evidence, '') NOT IN (SELECT id FROM dead) ORDER BY one, other, policy",
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

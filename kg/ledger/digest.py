"""One digest for what a ledger says, whoever loaded it, when, and in which order."""

from __future__ import annotations

from hashlib import sha256

from kg.ledger.judgements import BETWEEN, POLICY
from kg.ledger.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS, live_records

__all__ = ["ledger_digest"]

# A line each; where a record stands beside it, only if a live statement speaks of that.
_PARTS = (
    "SELECT 'statement ' || id AS line FROM live ORDER BY line",  # by id the store reads at random
    "SELECT 'review ' || r.statement || ' ' || r.verdict || ' ' || r.kind FROM standing_reviews r "
    "JOIN live l ON l.id = r.statement WHERE r.verdict <> 'proposed' ORDER BY r.statement",
    "SELECT 'rank ' || k.statement || ' ' || k.rank FROM ranks k JOIN live l ON l.id = k.statement "
    "WHERE k.seq = (SELECT max(seq) FROM ranks WHERE statement = k.statement) "
    "ORDER BY k.statement",
    'SELECT \'who \' || j."left" || \' \' || j."right", j."left" FROM judgements j '
    f"WHERE j.by GLOB '{POLICY}*' "
    "AND j.seq = (SELECT max(seq) FROM judgements "
    f'WHERE "left" = j."left" AND by GLOB \'{POLICY}*\') '
    "AND j.verdict = 'same' AND coalesce(j.evidence, '') NOT IN (SELECT id FROM dead) "
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
    "SELECT 'source ' || k.id || ' ' || attributes FROM known k "
    "WHERE k.id NOT IN (SELECT id FROM dead) "
    "AND EXISTS (SELECT 1 FROM live WHERE source = k.id OR dataset = k.id) ORDER BY k.id",
)


def ledger_digest(ledger: Ledger) -> str:
    """A SHA-256 over the live statements, their standing, who their records are, and their sources.

    Equal for two ledgers that say the same, however they came to say it.
    """
    total = sha256()
    spoken_of = live_records(ledger.connection)
    for part in _PARTS:
        for line, *record in ledger.connection.execute(f"{LIVE_STATEMENTS} {part}"):
            if spoken_of.issuperset(record):
                total.update(line.encode())
                total.update(b"\n")
    return total.hexdigest()

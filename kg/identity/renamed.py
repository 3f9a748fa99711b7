"""Ids that policies gave and took back: whom a person meant by them.

A policy names a person or a meeting after what the sources tell, and gives
another id when they tell more. What a person judged of the former id holds for
the thing that goes by another one now, if that is certain.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable

from kg.identity.word import Word
from kg.ledger.judgements import POLICY, RECORD_GLOB

__all__ = ["renamed", "ways_of"]

_POLICY = f"by GLOB '{POLICY}*' AND run <= :run"
_GIVEN_UP = f"""
SELECT a.value FROM json_each(:ids) a
WHERE (a.value GLOB 'person-*' OR a.value GLOB 'event-*' OR a.value GLOB 'agreement-*')
  AND NOT EXISTS (SELECT 1 FROM records WHERE id = a.value)
  AND NOT EXISTS (
    SELECT 1 FROM judgements j WHERE j."right" = a.value AND j.verdict = 'same' AND {_POLICY}
    AND j."left" GLOB '{RECORD_GLOB}'
    AND seq = (SELECT max(seq) FROM judgements WHERE "left" = j."left" AND {_POLICY}))
"""
_NOW = f"""
SELECT DISTINCT a.value, j."left", n."right", n.evidence FROM json_each(:ids) a
CROSS JOIN judgements j ON j."right" = a.value AND j.verdict = 'same' AND j.by GLOB '{POLICY}*'
    AND j.run <= :run AND j."left" GLOB '{RECORD_GLOB}'
JOIN judgements n ON n.seq =
    (SELECT max(seq) FROM judgements WHERE "left" = j."left" AND {_POLICY})
WHERE n.verdict = 'same'
"""


def renamed(
    connection: sqlite3.Connection,
    ids: Iterable[str],
    run: int,
    dead: Container[str],
    apart: Container[tuple[str, str]],
) -> list[Word]:
    """Each id that policies gave up, with the one id that its records have now.

    Where the records went different ways, nobody can tell which was meant.
    """
    return [
        Word(former, next(iter(found)), "same", by_person=False, of_record=False)
        for former, found in sorted(ways_of(connection, ids, run, dead, apart).items())
        if len(found) == 1
    ]


def ways_of(
    connection: sqlite3.Connection,
    ids: Iterable[str],
    run: int,
    dead: Container[str],
    apart: Container[tuple[str, str]],
) -> dict[str, set[str]]:
    """Each id that policies gave up, with those that its records have now.

    Those that a person told `apart` from it are not asked.
    """
    rows = connection.execute(_GIVEN_UP, {"ids": json.dumps(sorted(ids)), "run": run})
    given_up = [row[0] for row in rows]
    if not given_up:
        return {}
    ways: dict[str, set[str]] = {}
    asked = {"ids": json.dumps(given_up), "run": run}
    for former, record, now, evidence in connection.execute(_NOW, asked):
        pair = (min(former, record), max(former, record))
        if pair not in apart and (evidence or "") not in dead:
            ways.setdefault(former, set()).add(now)
    return ways

"""Which statements are otherwise in one state of the graph than in another.

A state is a scope, and a run of the ledger after which it is looked at.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from kg.identity import Clusters, clusters, judged_since, reassigned_ids
from kg.ledger import Ledger
from kg.ledger.live import dead_sources
from kg.view.scope import Scope

__all__ = ["Changed", "changed"]

_LIMIT = 5_000  # beyond so many changed statements, building anew is quicker
_EVERYONES = "gazetteer"  # without it nobody has a name

_CHANGED = """
SELECT statement FROM holdings WHERE run > :since
UNION SELECT statement FROM reviews WHERE run > :since
UNION SELECT statement FROM ranks WHERE run > :since
UNION SELECT statement FROM findings WHERE run > :since
UNION SELECT id FROM statements WHERE source IN (SELECT id FROM moved)
UNION SELECT id FROM statements WHERE dataset IN (SELECT id FROM moved)
UNION SELECT id FROM statements WHERE subject IN (SELECT record FROM rejudged)
UNION SELECT id FROM statements WHERE object IN (SELECT record FROM rejudged)
UNION SELECT statement FROM mentions WHERE record IN (SELECT record FROM rejudged)
"""
_MOVED = """
WITH RECURSIVE moved(id) AS (
    SELECT source FROM withdrawals WHERE run > :since
    UNION SELECT value FROM json_each(:left_out)
    UNION SELECT id FROM sources WHERE run > :since
    UNION SELECT s.id FROM sources s JOIN moved m
          ON m.id IN (s.attributes ->> 'part_of', s.attributes ->> 'derived_from',
                      s.attributes ->> 'translation_of', s.described_by)),
reassigned(uid) AS (SELECT value FROM json_each(:reassigned)),
rejudged(record) AS (
    SELECT "left" FROM judgements WHERE run > :since
    UNION SELECT "right" FROM judgements WHERE run > :since AND by NOT GLOB 'policy:*'
    UNION SELECT j."left" FROM json_each(:fallen) CROSS JOIN judgements j ON j.evidence = value
    UNION SELECT uid FROM reassigned
    UNION SELECT j."left" FROM reassigned r JOIN judgements j ON j."right" = r.uid)
"""
# What counts in one scope and not in the other, apart from sources and runs.
_PROPOSED = """
UNION SELECT id FROM statements WHERE basis NOT IN ('person', 'data_set')
      AND id NOT IN (SELECT statement FROM standing_reviews WHERE verdict <> 'proposed')
UNION SELECT statement FROM standing_reviews WHERE verdict = 'proposed'
"""
_UNSEEN = "UNION SELECT statement FROM standing_reviews WHERE kind = 'policy'\n"


@dataclass(frozen=True, slots=True)
class Changed:
    """The statements and sources that differ, and who was one with whom before, and is now.

    `reassigned` are the ids that stand for something else. Each set may be
    larger than need be, never smaller.
    """

    statements: set[str]
    sources: frozenset[str]
    before: Clusters
    now: Clusters
    reassigned: set[str]


def changed(ledger: Ledger, since: int, scope: Scope, before: Scope) -> Changed | None:
    """What a scope has otherwise than the scope `before` had after run `since`; None: too much."""
    left_out = set(scope.not_sources) ^ set(before.not_sources)
    if since <= 0 or _EVERYONES in left_out or scope.sources != before.sources:
        return None
    if scope.sources:  # who is one with whom there is known to the view alone
        return None
    connection = ledger.connection
    earlier = since if scope.known_at is None else min(since, scope.known_at)
    # Without a limit it is the state inside a run that is not closed yet.
    dead = dead_sources(connection, scope.known_at, scope.not_sources)
    dead_before = dead_sources(connection, since, before.not_sources)
    now = clusters(connection, scope.known_at, dead)
    then = now
    if dead != dead_before or judged_since(connection, earlier):
        then = clusters(connection, since, dead_before)
    reassigned = reassigned_ids(then, now)
    asked = {
        "since": earlier,
        "left_out": json.dumps(sorted(left_out)),
        "reassigned": json.dumps(sorted(reassigned)),
        "fallen": json.dumps(sorted(dead ^ dead_before)),
    }
    sql = f"{_MOVED} {_CHANGED}"
    if scope.proposed != before.proposed:
        sql += _PROPOSED
    if scope.reviewed != before.reviewed:
        sql += _UNSEEN
    found = {row[0] for row in connection.execute(f"{sql} LIMIT {_LIMIT + 1}", asked)}
    if len(found) > _LIMIT:
        return None
    sources = connection.execute(f"{_MOVED} SELECT id FROM moved", asked)
    return Changed(found, frozenset(row[0] for row in sources), then, now, reassigned)

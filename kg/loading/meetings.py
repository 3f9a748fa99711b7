"""When two data sets speak of one meeting.

A meeting is told by the persons who met and the day. Who they are may be judged
anew, and then so is the meeting. Where a data set has two such meetings on one
day, it tells them apart and they stay apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kg.ledger import Run
from kg.ledger.judgements import is_record, write_outcomes
from kg.model.ids import digest

__all__ = ["LIVE", "UID_OF", "judge_meetings"]

BY = "policy:same-meeting"
_WHY = "the same persons met on the same day"
_GONE = "what is told now does not tell it"
_PRESENT = range(2, 13)
_DAY = 10  # characters of a whole day: a month or a year does not tell two meetings apart
_KINDS = "('meeting', 'call', 'negotiation_round', 'summit', 'audience')"
LIVE = """
    s.dataset NOT IN (SELECT id FROM temp.dead_source)
    AND s.source NOT IN (SELECT id FROM temp.dead_source)
    AND (SELECT event FROM holdings WHERE statement = s.id ORDER BY seq DESC LIMIT 1)
        NOT IN ('withdrawn', 'replaced', 'superseded')
"""
"""SQL: the statement s is in the graph now (temp.dead_source holds the withdrawn sources)."""
_ASSERTED = f"s.polarity = 'asserted' AND s.modality = 'actual' AND {LIVE}"
# What a policy said last of a record; an id of our own where nobody could tell.
UID_OF = """
coalesce((SELECT CASE WHEN j.verdict = 'same' AND coalesce(j.evidence, '') NOT IN
                           (SELECT id FROM temp.dead_source) THEN j."right" END
          FROM judgements j WHERE j."left" = {record} AND j.by GLOB 'policy:*'
          ORDER BY j.seq DESC LIMIT 1), {record})
"""
_TOLD = f"""
WITH told AS MATERIALIZED (
    SELECT s.subject AS event, s.predicate, s.value, s.time
    FROM temp.asked_event CROSS JOIN statements s ON s.subject = x
    WHERE s.predicate IN ('KIND', 'TOOK_PLACE') AND {_ASSERTED}),
kind AS (
    SELECT event, min(value) AS kind FROM told
    WHERE predicate = 'KIND' AND value IN {_KINDS}
    GROUP BY event HAVING count(DISTINCT value) = 1),
day AS (
    SELECT event, min(time) AS day FROM told WHERE predicate = 'TOOK_PLACE' AND time IS NOT NULL
    GROUP BY event HAVING count(DISTINCT time) = 1),
present AS (
    SELECT DISTINCT s.object AS event, {UID_OF.format(record="s.subject")} AS uid
    FROM temp.asked_event CROSS JOIN statements s ON s.object = x
    WHERE s.predicate = 'PARTICIPATED_IN' AND s.subject GLOB 'person-*' AND {_ASSERTED})
SELECT r.dataset, k.event, CASE k.kind WHEN 'call' THEN 'call' ELSE 'meeting' END, d.day,
       p.uid
FROM kind k JOIN day d ON d.event = k.event JOIN present p ON p.event = k.event
JOIN records r ON r.id = k.event
"""
Key = tuple[str, str, str]


def judge_meetings(run: Run, events: Iterable[str], persons: Iterable[str]) -> int:
    """Judge the events anew, and those where the persons took part; returns how many rows it took.

    All are ids of records; to be called when it is judged who the persons are
    (temp.dead_source holds the withdrawn sources).
    """
    connection = run.connection
    reach = set(events) | _attended(connection, persons)
    if not reach:
        return 0
    keys, apart = _told(connection, reach)
    near = _attended(connection, _records({uid for key in keys.values() for uid in key[2].split()},
                                          connection))  # fmt: skip
    others, apart_too = _told(connection, near - reach)
    asked = set(keys.values())
    keys |= {event: key for event, key in others.items() if key in asked}
    datasets = apart | apart_too
    told: dict[tuple[str, Key], list[str]] = defaultdict(list)
    for event, key in keys.items():
        told[datasets[event], key].append(event)
    outcomes: dict[str, tuple[str, str] | None] = dict.fromkeys(reach | keys.keys())
    for (_, key), some in told.items():
        if len(some) == 1:
            outcomes[some[0]] = f"event-{digest(['event', *key])}", f"{_WHY} ({key[1]})"
    return len(write_outcomes(run, BY, outcomes, _GONE, lambda said, found: said.by != BY))


def _told(
    connection: sqlite3.Connection, events: Iterable[str]
) -> tuple[dict[str, Key], dict[str, str]]:
    """What tells each meeting of a known day between known persons, and its data set."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked_event (x TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.asked_event")
    connection.execute(
        "INSERT INTO temp.asked_event SELECT value FROM json_each(?)",
        (json.dumps(sorted(events)),),
    )
    present: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for dataset, event, kind, day, uid in connection.execute(_TOLD):
        if len(day) == _DAY and "X" not in day:
            present[dataset, event, kind, day].append(uid)
    named = {
        about: sorted(who)
        for about, who in present.items()
        if len(who) in _PRESENT and not any(is_record(uid) for uid in who)
    }
    keys = {event: (kind, day, " ".join(who)) for (_, event, kind, day), who in named.items()}
    return keys, {event: dataset for dataset, event, *_ in named}


def _attended(connection: sqlite3.Connection, persons: Iterable[str]) -> set[str]:
    sql = (
        "SELECT DISTINCT s.object FROM json_each(?) a "
        "CROSS JOIN statements s ON s.subject = a.value "
        "WHERE s.predicate = 'PARTICIPATED_IN' AND s.object GLOB 'event-*'"
    )
    return {row[0] for row in connection.execute(sql, (json.dumps(sorted(persons)),))}


def _records(uids: set[str], connection: sqlite3.Connection) -> set[str]:
    sql = (
        'SELECT DISTINCT j."left" FROM json_each(?) a '
        'CROSS JOIN judgements j ON j."right" = a.value '
        "WHERE j.verdict = 'same'"
    )
    return {row[0] for row in connection.execute(sql, (json.dumps(sorted(uids)),))}

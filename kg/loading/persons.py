"""After each change of what is live: who and what is meant by the records that it touches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.ledger import Ledger, Run
from kg.ledger.live import dead_sources
from kg.loading.meetings import judge_meetings
from kg.loading.recalled import judge_recalled
from kg.paths import digest_of_files, schema_dir
from kg.persons import judge_persons
from kg.resolve import Gazetteer

__all__ = [
    "JUDGED_BY",
    "LATER",
    "judge_again",
    "judge_changed",
    "judge_upgraded",
    "judge_waiting",
    "policy_version",
]

JUDGED_BY = "judged_by"  # under this name the report of a run tells the version of the policies
LATER = "judged_later"  # so the report of a run tells that whoever it touches is to be judged yet
_PROGRAM = Path(__file__).resolve().parents[1]
_OWN = (
    *(f"loading/{name}.py" for name in ("fitting", "meetings", "persons", "recalled")),
    "ledger/judgements.py",
    "resolve/agreement_titles.py",
)
_LAST_VERSION = f"""
SELECT report ->> '{JUDGED_BY}' FROM runs
WHERE report ->> '{JUDGED_BY}' IS NOT NULL ORDER BY id DESC LIMIT 1
"""

_TOUCHED = """
changed(id) AS ({changed})
SELECT s.subject FROM changed c CROSS JOIN statements s ON s.id = c.id
UNION SELECT s.object FROM changed c CROSS JOIN statements s ON s.id = c.id
WHERE s.object IS NOT NULL
UNION SELECT m.record FROM changed c CROSS JOIN mentions m ON m.statement = c.id
"""
# The day of an event tells when its participants were in office.
_PRESENT = """
SELECT DISTINCT s.subject FROM json_each(?) a CROSS JOIN statements s ON s.object = a.value
WHERE s.predicate = 'PARTICIPATED_IN' AND s.subject GLOB 'person-*'
"""
_EVER = """
SELECT value FROM json_each(?1) WHERE value GLOB 'person-*'
UNION SELECT j."left" FROM json_each(?1) a CROSS JOIN judgements j ON j."right" = a.value
WHERE j.by GLOB 'policy:*' AND j."left" GLOB 'person-*'
"""
_OF_EDITION = "SELECT statement FROM temp.outcome WHERE event <> 'unchanged'"
_OF_RUNS = """
SELECT h.statement FROM json_each(?) a CROSS JOIN holdings h ON h.run = a.value
"""
_WAITING = f"""
SELECT id, by FROM runs WHERE kind = 'load' AND report ->> '{LATER}' AND id >
    (SELECT coalesce(max(report ->> 'judged_to'), 0) FROM runs WHERE kind = 'judge') ORDER BY id
"""
_OF_SOURCE = """
SELECT s.id FROM moved CROSS JOIN statements s ON s.source = moved.source
UNION SELECT s.id FROM moved CROSS JOIN statements s ON s.dataset = moved.source
"""
# A source moves with the one it lies in, and with the only one that describes it.
_MOVED = """
WITH RECURSIVE moved(source) AS (
    SELECT ?
    UNION SELECT s.id FROM sources s JOIN moved m
          ON s.attributes ->> 'part_of' = m.source OR s.described_by = m.source)
"""


def judge_changed(run: Run, *, source: str | None = None) -> int:
    """Judge persons, meetings and things that texts recall anew where this run reaches them.

    The change is that of the staged edition or, with `source`, that the source
    was withdrawn or put back. Returns how many judgements are new.
    """
    execute = run.connection.execute
    if source is None:
        rows = execute(f"WITH {_TOUCHED.format(changed=_OF_EDITION)}")
    else:
        rows = execute(f"{_MOVED}, {_TOUCHED.format(changed=_OF_SOURCE)}", (source,))
    return _judge_touched(run, {row[0] for row in rows})


def judge_waiting(ledger: Ledger) -> int:
    """Judge whomever the loads reached that left it for later; returns how many rows are new.

    For one document at a time it would be the more work the more there are. A load that
    was broken off left some waiting: nobody is shown a graph before they are judged.
    """
    waiting = ledger.connection.execute(_WAITING).fetchall()
    if not waiting:
        return 0
    last, by = waiting[-1]
    with ledger.run("judge", by) as run:
        sql = f"WITH {_TOUCHED.format(changed=_OF_RUNS)}"
        rows = run.connection.execute(sql, (json.dumps([id for id, _ in waiting]),))
        count = _judge_touched(run, {row[0] for row in rows})
        run.report = {JUDGED_BY: policy_version(), "judged_to": last}
        run.changed += 1
        return count


def _judge_touched(run: Run, touched: set[str]) -> int:
    execute = run.connection.execute
    events = {record for record in touched if record.startswith("event-")}
    persons = {record for record in touched if record.startswith("person-")}
    persons |= {row[0] for row in execute(_PRESENT, (json.dumps(sorted(events)),))}
    return _judge(run, persons, events, touched)


def judge_again(run: Run, things: Iterable[str]) -> int:
    """Judge anew the persons whom policies took for one of the things, after a person spoke."""
    asked = json.dumps(sorted(things))
    records = {row[0] for row in run.connection.execute(_EVER, (asked,))}
    return _judge(run, records, set(), ()) if records else 0


@cache
def policy_version() -> str:
    """A digest of all that decides who the persons and meetings in a ledger are taken for."""
    files = [*(_PROGRAM / "persons").rglob("*.py"), schema_dir() / "person_names.yml"]
    own = [_PROGRAM / name for name in _OWN]
    return digest_of_files(sorted((*files, *own)))[:16]


def judge_upgraded(ledger: Ledger, by: str) -> int:
    """Judge all persons and meetings anew where other policies judged them than those of today.

    No source is read again for it. Returns how many judgements are new.
    """
    execute = ledger.connection.execute
    held = execute(_LAST_VERSION).fetchone()
    if held is not None and held[0] == policy_version():
        return 0
    persons, events, others = (
        {row[0] for row in execute("SELECT id FROM records WHERE type IN (?, ?)", sorts)}
        for sorts in (("Person", ""), ("Event", ""), ("Agreement", "Place"))
    )
    if not (persons or events or others):
        return 0
    with ledger.run("judge", by) as run:
        run.report = {JUDGED_BY: policy_version()}
        count = _judge(run, persons, events, events | others)
        run.changed += 1  # the version is noted even where nobody is judged otherwise
        return count


def _judge(run: Run, persons: set[str], events: set[str], things: Iterable[str]) -> int:
    judged = judge_persons(run, Gazetteer.load(), persons, dead_sources(run.connection))
    return len(judged) + judge_meetings(run, events, judged) + judge_recalled(run, things)

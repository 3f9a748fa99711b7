"""Two kinds of judgement rows: which thing a record is, and whether two things are one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.ledger.ledger import Run

__all__ = ["BETWEEN", "POLICY", "RECORD_GLOB", "Said", "is_record", "write_outcomes"]

POLICY = "policy:"
"""How the name of a policy begins; everybody else who judges is a person."""

RECORD_GLOB = f"*-{'[0-9a-f]' * 20}"
"""The pattern of a record's id, for SQL."""

BETWEEN = f"(by NOT GLOB '{POLICY}*' OR \"left\" NOT GLOB '{RECORD_GLOB}')"
"""SQL: the rows of persons, and those about what is no record; as the index of the ledger has it.

All others say of a record of one data set which thing it is: there may be millions.
"""

_RECORD = re.compile(r"[a-z]+-[0-9a-f]{20}")


class Said(NamedTuple):
    """A word of a policy about a record."""

    uid: str
    verdict: str
    by: str
    why: str


def write_outcomes(
    run: Run,
    by: str,
    outcomes: Mapping[str, tuple[str, str] | None],
    gone: str,
    stands: Callable[[Said, bool], bool],
) -> set[str]:
    """Add a row wherever the outcome is not what a policy said last; returns those records.

    `outcomes` tells who each record is and why, None where nobody can tell: what
    was "same" before is taken back then, because of `gone`. Another policy's last
    word `stands` where that says so of it and of whether anybody was found.
    """
    last = {
        left: Said(*said)
        for left, *said in run.connection.execute(
            'SELECT j."left", j."right", j.verdict, j.by, j.why FROM json_each(?) '
            "CROSS JOIN judgements j ON j.\"left\" = value WHERE j.by GLOB 'policy:*' "
            "ORDER BY j.seq",
            (json.dumps(sorted(outcomes)),),
        )
    }
    rows: list[tuple[str, Said]] = []
    for record, outcome in sorted(outcomes.items()):
        said = last.get(record)
        if said is not None and stands(said, outcome is not None):
            continue
        if outcome is None:
            if said is not None and said.verdict == "same":
                rows.append((record, Said(said.uid, "unsure", by, gone)))
        elif said != (now := Said(outcome[0], "same", by, outcome[1])):
            rows.append((record, now))
    run.connection.executemany(
        'INSERT INTO judgements ("left", "right", verdict, by, why, evidence, run) '
        "VALUES (?, ?, ?, ?, ?, NULL, ?)",
        [(record, *now, run.id) for record, now in rows],
    )
    run.changed += len(rows)
    return {record for record, _ in rows}


def is_record(thing: str) -> bool:
    """Whether an id is that of a record (or of something that no source names by an id)."""
    return _RECORD.fullmatch(thing) is not None

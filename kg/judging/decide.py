"""Decisions on pairs of the queue: one at a time at a terminal, or a whole sheet at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import BadInput, DragomanError, UnknownName
from kg.identity import clusters, standing_id
from kg.judging.merge import join, write_judgement
from kg.judging.past import last_judgement
from kg.judging.refusals import refuse_judge
from kg.judging.things import Thing, words_of
from kg.judging.unmerge import part, take_back
from kg.ledger import Ledger, Run
from kg.loading.sheets import Row, read_sheet

__all__ = ["VERDICTS", "decide", "decide_sheet", "undo"]

VERDICTS = {"same": "same", "not same": "not_same", "not_same": "not_same", "unsure": "unsure"}


def decide(ledger: Ledger, left: str, right: str, verdict: str, *, by: str, why: str) -> None:
    """Write one decision: two ids are the same, not the same, or nobody can tell."""
    refuse_judge(by, why)
    with ledger.run("judge", by) as run:
        _decide(run, ledger, left, right, verdict, why)


def undo(ledger: Ledger, left: str, right: str, *, by: str) -> None:
    """Take back the last decision on the two."""
    with ledger.run("judge", by) as run:
        take_back(run, ledger, (left, right), "undone in the queue")


def decide_sheet(ledger: Ledger, path: Path, *, by: str, dry_run: bool = False) -> dict[str, Any]:
    """Take a filled sheet in: all its decisions or, where one row is bad, none."""
    counts = {"same": 0, "not_same": 0, "unsure": 0, "empty": 0, "known": 0}
    with ledger.run("judge", by, dry=dry_run) as run:
        for row in read_sheet(path).facts:
            try:
                counts[_take(run, ledger, row, path)] += 1
            except DragomanError as error:
                if isinstance(error, BadInput) and error.where is not None:
                    raise
                raise BadInput(f"{error}; no row of the sheet was taken", where=row.where) from None
    return {"sheet": path.name, **counts, "dry_run": dry_run}


def _take(run: Run, ledger: Ledger, row: Row, path: Path) -> str:
    for column, fault in row.faults.items():
        raise BadInput(f"{column}: {fault}", where=row.where)
    cells = row.cells
    told = " ".join(cells.get("decision", "").lower().split())
    if not told:
        return "empty"
    if told not in VERDICTS:
        raise UnknownName("decision", told, ("same", "not same", "unsure"), where=row.where)
    for column in ("left", "right"):
        if not cells.get(column):
            raise BadInput(f"the column {column!r} is empty: it holds an id", where=row.where)
    why = cells.get("comment") or f"decided in {path.name}"
    refuse_judge(run.by, why)
    verdict = VERDICTS[told]
    done = _decide(run, ledger, cells["left"], cells["right"], verdict, why)
    return verdict if done else "known"


def _decide(run: Run, ledger: Ledger, left: str, right: str, verdict: str, why: str) -> bool:
    found = clusters(ledger.connection)
    one, other = (_thing(ledger, thing) for thing in (left, right))
    if one.id == other.id or (verdict != "same" and one.type != other.type):
        raise BadInput(f"{one} and {other}: two things of one type are judged")
    if verdict == "same":
        if one.uid == other.uid:
            return False
        join(run, ledger, found, one, other, why)
        return True
    standing = last_judgement(ledger, (one.id, other.id))
    if standing and standing["verdict"] == verdict:
        return False
    if verdict == "not_same":
        part(run, ledger, found, one, other, why)
    else:
        write_judgement(run, one.id, other.id, verdict, why)
    return True


def _thing(ledger: Ledger, thing: str) -> Thing:
    uid = standing_id(ledger.connection, thing)
    if uid is None:
        raise BadInput(f"no thing has the id {thing!r}; keep the ids as `kg duplicates` wrote them")
    return Thing(thing, uid, next(iter(words_of(ledger, [thing]).get(thing, {})), uid), False)

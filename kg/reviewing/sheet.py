"""The queue as a sheet or a page to fill in, and taking the decisions in again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import BadInput, DragomanError, UnknownName
from kg.judging.sheet import write_table
from kg.ledger import Ledger, Run
from kg.ledger.find import known_statement
from kg.loading.sheets import Row, read_sheet
from kg.reviewing.decide import VERDICTS, write_decision
from kg.reviewing.edit import EDITABLE, write_edit
from kg.reviewing.page import write_page
from kg.reviewing.queue import Item

__all__ = ["decide_sheet", "write_sheet"]

_COLUMNS = ("decision", "reason", "comment", "sentence", "words", "claim")
_TOLD = ("tier", "engines", "standing", "precision", "said_by", "source", "published", "statement")
_DECISIONS = (*VERDICTS, "edit", "skip")


def write_sheet(target: Path, items: Sequence[Item]) -> int:
    """Write the claims by the suffix as csv, xlsx or html; returns how many."""
    if target.suffix.lower() in (".html", ".htm"):
        return write_page(target, items)
    columns = [*_COLUMNS, *EDITABLE, *_TOLD]
    rows = [_row(item) for item in items]
    write_table(target, "claims", columns, [[row.get(c) or "" for c in columns] for row in rows])
    return len(rows)


def _row(item: Item) -> dict[str, Any]:
    start, end = item.marked or (0, 0)
    return item.as_dict() | dict(item.cells) | {"words": item.sentence[start:end]}


def decide_sheet(ledger: Ledger, path: Path, *, by: str, dry_run: bool = False) -> dict[str, Any]:
    """Take in a filled sheet or the decisions of a page: all of them or, for a bad row, none."""
    counts = {"accepted": 0, "rejected": 0, "edited": 0, "skipped": 0, "known": 0}
    with ledger.run("review", by, dry=dry_run) as run:
        for row in read_sheet(path).facts:
            try:
                counts[_take(run, ledger, row)] += 1
            except DragomanError as error:
                if isinstance(error, BadInput) and error.where == row.where:
                    raise
                raise BadInput(f"{error}; no row of the sheet was taken", where=row.where) from None
    return {"sheet": path.name, **counts, "dry_run": dry_run}


def _take(run: Run, ledger: Ledger, row: Row) -> str:
    cells = row.cells
    told = " ".join(cells.get("decision", "").lower().split())
    if told in ("", "skip"):
        return "skipped"
    if told not in _DECISIONS:
        raise UnknownName("decision", told, _DECISIONS, where=row.where)
    statement = cells.get("statement")
    if not statement:
        raise BadInput("the column 'statement' is empty: it holds an id", where=row.where)
    comment = cells.get("comment", "")
    if told == "edit":
        changes = _changes(ledger, statement, row)
        write_edit(run, ledger, statement, changes, comment)
        return "edited"
    reason = " ".join(cells.get("reason", "").lower().split())
    done = write_decision(run, ledger, statement, told, reason, comment)
    return VERDICTS[told] if done else "known"


def _changes(ledger: Ledger, statement: str, row: Row) -> dict[str, str]:
    """The columns in which the sheet says something else than the statement."""
    known_statement(ledger, statement)
    now = ledger.rows(
        "SELECT a.words AS subject, s.predicate AS relation, b.words AS object, s.value, "
        "s.time AS date, s.polarity, s.modality FROM statements s JOIN records a "
        "ON a.id = s.subject LEFT JOIN records b ON b.id = s.object WHERE s.id = ?",
        (statement,),
    )[0]
    found = {}
    for column in EDITABLE:
        text = row.cells.get(column, "")
        if text != (now[column] or ""):
            if column in row.faults:
                raise BadInput(f"{column}: {row.faults[column]}", where=row.where)
            found[column] = text
    return found

"""What a person is told of a load: the remarks after it, and the file with everything."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.output import write_rows
from kg.model.counted import counted

if TYPE_CHECKING:
    from kg.intake import LoadAll
    from kg.loading import LoadReport

__all__ = ["told", "told_all", "told_each", "write_report", "write_reports"]

_FIRST = 5
_MANY = 20
_COLUMNS = ("loader", "source", "what", "reason", "where", "text")


_COUNTED = (
    "added",
    "unchanged",
    "replaced",
    "withdrawn",
    "superseded",
    "reanchored",
    "reinstated",
    "accepted_by_policy",
    "proposed",
    "refused",
    "unresolved",
    "contradictions",
)


def write_reports(reports: Iterable[LoadReport], shape: str | None) -> None:
    """The reports as data; on a terminal only what happened, in a few columns."""
    rows = [report.as_dict() for report in reports]
    if shape != "table" and not (shape is None and sys.stdout.isatty()):
        return write_rows(rows, shape)
    if len(rows) > _MANY:
        return None
    happened = [name for name in _COUNTED if any(row.get(name) for row in rows)]
    columns = ("source", "title", *happened, "seconds")
    write_rows([{name: row.get(name) for name in columns} for row in rows], "table")


def told(report: LoadReport) -> Iterator[str]:
    """The remarks on one data set."""
    name = report.title or report.source or report.path
    if report.changed_nothing and not report.failed and not report.changes.unchanged:
        yield f"{name}: nothing was found in it that could be a statement"
    elif report.changed_nothing and not report.failed:
        known = report.changes.unchanged
        all_are = "its one statement is" if known == 1 else f"all {known} statements are"
        yield f"{name}: nothing new, {all_are} on record"
    if report.reinstated_source:
        yield f"{name}: was withdrawn and is back in the graph"
    if report.dry_run:
        yield from report.first
    for kind, lines in report.notes.items():
        yield from (f"{kind}: {line}" for line in lines[:_FIRST])
    yield from _listed(f"{name}: refused", report.refused)
    yield from _listed(f"{name}: not resolved, kept in their own words", report.unresolved)
    yield from _listed(f"{name}: records that give no statement", report.silent)
    left = [f"{field}: in {count}, first {at}" for field, (count, at) in report.left_over.items()]
    yield from _listed(f"{name}: fields that nobody read", left)
    for event, changed in report.changed.items():
        count = getattr(report.changes, event)
        yield from _listed(f"{name}: {event}", changed, count)
    yield from _listed(f"{name}: contradictions found", report.contradictions)
    if report.proposed:
        yield f"{name}: {counted(report.proposed, 'claim waits', 'claims wait')} for a person"


def told_each(reports: Sequence[LoadReport]) -> Iterator[str]:
    """The remarks on each data set; on many documents one summary, and each that was refused."""
    if len(reports) <= _MANY:
        for report in reports:
            yield from told(report)
        return
    notes: dict[str, list[str]] = {}
    for report in reports:
        for kind, lines in report.notes.items():
            notes.setdefault(kind, []).extend(lines)
    for kind, lines in sorted(notes.items()):
        yield from _listed(kind, lines)
    for report in reports:
        yield from (f"refused: {refusal}" for refusal in report.refused)
    yield _sum(reports)


def _sum(reports: Sequence[LoadReport]) -> str:
    taken = [report for report in reports if not report.failed]
    counts = {
        "not read again": sum(report.earlier is not None for report in taken),
        "statements added": sum(report.changes.added for report in taken),
        "accepted by a policy": sum(report.accepted_by_policy for report in taken),
        "waiting for a person": sum(report.proposed for report in taken),
        "documents refused": len(reports) - len(taken),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    return f"{len(taken):,} documents on record: {told or 'nothing new'}"


def told_all(outcome: LoadAll) -> Iterator[str]:
    """One summary of all data sets."""
    for report in outcome.reports:
        changes, name = report.changes, report.title or report.source
        found = report.as_dict()
        counts = {
            "records": found.get("read"),
            "added": changes.added,
            "unchanged": changes.unchanged,
            "replaced": changes.replaced,
            "withdrawn": changes.withdrawn,
            "refused": found.get("refused"),
            "unresolved": found.get("unresolved"),
            "contradictions": len(report.contradictions),
        }
        told = ", ".join(f"{what} {count:,}" for what, count in counts.items() if count)
        yield f"{report.loader} ({name}): {told or 'nothing'}; {report.seconds:.1f} s"
    if outcome.passed_over:
        yield f"passed over, no loader of that name: {', '.join(outcome.passed_over)}"
    for name, why in outcome.failed.items():
        yield f"failed: {name}: {why}"


def _listed(heading: str, items: Sequence[Any], count: int | None = None) -> Iterator[str]:
    if items:
        yield f"{heading}: {len(items) if count is None else count}"
        yield from (f"  {item}" for item in items[:_FIRST])


def write_report(reports: Iterable[LoadReport], path: Path) -> None:
    """Everything that the reports count, one row each, as JSON lines or CSV by the suffix."""
    rows = (row for report in reports for row in report.lines())
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            writer.writerows([row[name] for name in _COLUMNS] for row in rows)
        else:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

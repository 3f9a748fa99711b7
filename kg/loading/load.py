"""Running a loader over paths: each data set in one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.errors import BadInput
from kg.ledger import Changes, Ledger, Run, Staging
from kg.loading.context import Context, Known
from kg.loading.expect import hold_against
from kg.loading.files import files_in
from kg.loading.persons import JUDGED_BY, LATER, judge_changed, policy_version
from kg.loading.report import LoadReport
from kg.loading.reviewed import keep_reviewed
from kg.loading.sameness import judge_sameness
from kg.loading.settings import Loader
from kg.memory import seldom_collected
from kg.resolve import Gazetteer
from kg.schema import load_schema

__all__ = ["POLICY", "load_path", "settle", "units"]

POLICY = "policy:surest-1"
_SHOWN = 5


def units(loader: Loader, paths: list[Path]) -> Iterator[Path]:
    """What is loaded in one transaction each: single files, or a path as a whole."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise BadInput("there is no such file or folder", where=str(path))
        if loader.settings.unit != "path" and path.is_dir():
            skip = loader.settings.skip
            files = [p for p in files_in(path) if not any(p.match(s) for s in skip)]
            if not files:
                raise BadInput("the folder is empty", where=str(path))
            yield from files
        else:
            yield path


def load_path(
    ledger: Ledger,
    loader: Loader,
    path: Path,
    options: Mapping[str, str],
    *,
    by: str,
    dry_run: bool = False,
    part: bool = False,
    anew: bool = False,
    loaded: Collection[str] = (),
    later: bool = False,
    prepared: object = None,
    keep: Callable[[str], None] = lambda text: None,
    progress: Callable[[int], None] = lambda count: None,
) -> LoadReport:
    """Load one data set. Afterwards the ledger holds all its statements, or nothing changed.

    A `part` of a data set adds to it: nothing is withdrawn, and nothing is
    expected of its size. `anew` reads bytes that were read before, and reports
    all that changed instead of the first few. `loaded` are data sets that were
    loaded a moment ago: none of them may come again from another path. With `later` whoever it
    touches is left to `judge_waiting`. `prepared` is handed to the loader.
    """
    begin = perf_counter()
    with seldom_collected(), ledger.run("load", by, dry=dry_run) as run:
        context = Context(
            run,
            loader,
            path,
            options,
            schema=load_schema(),
            gazetteer=Gazetteer.load(),
            keep=keep,
            progress=progress,
            loaded=() if part else loaded,
            prepared=prepared,
        )
        report = context.report
        report.dry_run = dry_run
        if not (anew or dry_run or part):
            context.skip_if_known(ledger)
        try:
            loader.function()(context)
        except Known:
            report.changes = Changes(unchanged=(report.earlier or {}).get("statements", 0))
        else:
            _take_in(ledger, run, context, part=part, all_changes=anew, later=later)
    report.run = run.id if run.changed and not dry_run else None
    report.seconds = perf_counter() - begin
    return report


def _take_in(
    ledger: Ledger, run: Run, context: Context, *, part: bool, all_changes: bool, later: bool
) -> None:
    """Hold what was read against what is expected and against the last edition, and write it."""
    report, staging = context.report, context.finish()
    if part:
        report.fingerprint = ""  # the same bytes may come again as the whole
    else:
        expect = context.loader.settings.expect
        hold_against(expect, report, context.count, staging, context.gazetteer)
    if context.text is not None and not part:
        keep_reviewed(staging, context.text, staging.edition.sha256, report)
    limit = None if all_changes else _SHOWN
    judged = settle(ledger, staging, report, partial=part, limit=limit, later=later)
    report.accepted_by_policy = staging.accept_surest(POLICY)
    report.proposed = _waiting(ledger, staging)
    by = {JUDGED_BY: policy_version()} if judged else {LATER: True}
    run.report = {**report.as_dict(), **by}


def settle(
    ledger: Ledger,
    staging: Staging,
    report: LoadReport,
    *,
    partial: bool = False,
    limit: int | None = _SHOWN,
    later: bool = False,
) -> bool:
    """Compare the edition with the last one and write the outcome; `partial` withdraws nothing.

    `limit` is how many changed statements of each sort are told. Returns whether those whom it
    touches were judged: not `later`, unless a withdrawn source came back.
    """
    source = staging.edition.source
    if ledger.is_withdrawn(source):
        staging.run.add(
            "withdrawals", source=source, event="reinstated", by=staging.run.by, why="loaded again"
        )
        report.reinstated_source = True
    if not partial:
        judge_sameness(staging)
    report.changes = staging.finish(partial=partial)
    judged = not later or report.reinstated_source
    if judged:
        judge_changed(staging.run, source=source if report.reinstated_source else None)
    gone: dict[str, list[str]] = {
        event: [_words_of(row) for row in staging.changed(event, limit)]
        for event in ("withdrawn", "replaced", "superseded", "reinstated")
    }
    report.changed = {event: told for event, told in gone.items() if told}
    (report.statements,) = ledger.connection.execute("SELECT count(*) FROM staged").fetchone()
    return judged


def _words_of(row: tuple[Any, ...]) -> str:
    """A statement of the ledger in words: "st-1f…: Ada HELD_OFFICE Minister (1956), row 12"."""
    statement, subject, predicate, target, time, record_row = row
    words = " ".join(part for part in (subject, predicate, target) if part)
    when = f" ({time})" if time else ""
    place = f", row {record_row}" if record_row else ""
    return f"{statement}: {words}{when}{place}"


def _waiting(ledger: Ledger, staging: Staging) -> int:
    # CROSS JOIN: SQLite knows no size of a temporary table, and would go through the whole ledger.
    (count,) = ledger.connection.execute(
        "SELECT count(*) FROM staged g CROSS JOIN statements s ON s.id = g.statement "
        "WHERE s.basis IN ('text', 'machine') AND NOT EXISTS (SELECT 1 FROM standing_reviews r "
        "WHERE r.statement = s.id AND r.verdict <> 'proposed')"
    ).fetchone()
    return int(count)

"""Running a loader over paths: each data set in one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.ledger import Ledger, Staging
from kg.loading.context import Context
from kg.loading.report import LoadReport
from kg.loading.sameness import judge_sameness
from kg.loading.settings import Loader
from kg.resolve import Gazetteer
from kg.schema import load_schema

__all__ = ["POLICY", "load_path", "settle", "units"]

POLICY = "policy:surest-1"


def units(loader: Loader, paths: list[Path]) -> Iterator[Path]:
    """What is loaded in one transaction each: single files, or a path as a whole."""
    for path in paths:
        if not path.exists():
            raise BadInput("there is no such file or folder", where=str(path))
        if loader.settings.unit == "file" and path.is_dir():
            skip = loader.settings.skip
            files = sorted(
                p
                for p in path.rglob("*")
                if p.is_file() and p.name[0] != "." and not any(p.match(s) for s in skip)
            )
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
    keep: Callable[[str], None] = lambda text: None,
    progress: Callable[[int], None] = lambda count: None,
) -> LoadReport:
    """Load one data set. Afterwards the ledger holds all its statements, or nothing changed."""
    function = loader.function()
    with ledger.run("load", by, dry=dry_run) as run:
        context = Context(
            run,
            loader,
            path,
            options,
            schema=load_schema(),
            gazetteer=Gazetteer.load(),
            keep=keep,
            progress=progress,
        )
        function(context)
        staging = context.finish()
        report = context.report
        _check_expectations(loader, context)
        settle(ledger, staging, report)
        report.accepted_by_policy = staging.accept_surest(POLICY)
        report.proposed = _waiting(ledger, staging)
        report.dry_run = dry_run
        run.report = report.as_dict()
    return report


def settle(ledger: Ledger, staging: Staging, report: LoadReport, *, partial: bool = False) -> None:
    """Compare the edition with the last one and write the outcome; `partial` withdraws nothing."""
    source = staging.edition.source
    if ledger.is_withdrawn(source):
        staging.run.add(
            "withdrawals", source=source, event="reinstated", by=staging.run.by, why="loaded again"
        )
        report.reinstated_source = True
    if not partial:
        judge_sameness(staging)
    report.changes = staging.finish(partial=partial)
    gone = {event: staging.report_rows(event) for event in ("withdrawn", "replaced", "superseded")}
    report.examples = {event: ids for event, ids in gone.items() if ids}
    (report.records,) = ledger.connection.execute("SELECT count(*) FROM staged").fetchone()


def _waiting(ledger: Ledger, staging: Staging) -> int:
    (count,) = ledger.connection.execute(
        "SELECT count(*) FROM staged g JOIN statements s ON s.id = g.statement "
        "WHERE s.basis IN ('text', 'machine') AND NOT EXISTS (SELECT 1 FROM reviews r "
        "WHERE r.statement = s.id AND r.verdict <> 'proposed')"
    ).fetchone()
    return int(count)


def _check_expectations(loader: Loader, context: Context) -> None:
    """Hold the counts of `source.yml` against what was read: a changed shape fails the load."""
    expect: dict[str, Any] = loader.settings.expect
    low, high = expect.get("statements_min"), expect.get("statements_max")
    if low is not None and context.count < low:
        raise BadInput(
            f"{context.count} statements read, at least {low} expected: did the source change its "
            "shape? nothing was loaded",
            where=str(context.path),
        )
    if high is not None and context.count > high:
        raise BadInput(
            f"{context.count} statements read, at most {high} expected; nothing was loaded",
            where=str(context.path),
        )
    share = expect.get("refused_share_max", 0.02)
    refused = len(context.report.refused)
    if refused and refused > share * (refused + context.count):
        first = context.report.refused[0]
        raise BadInput(
            f"{refused} records refused, more than {share:.0%}; the first: {first}; "
            "nothing was loaded",
            where=str(context.path),
        )

"""`kg load`, `kg add`, `kg retract`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_rows
from kg.errors import BadInput

__all__ = ["add", "load", "retract"]

_META = ("publisher", "published", "title", "url", "author", "language")


@click.command()
@click.argument("loader")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--publisher", help="Who published the source.")
@click.option("--published", help="Its date of publication (EDTF).")
@click.option("--title", help="Its title.")
@click.option("--url", help="Its address.")
@click.option("--author", help="Its author.")
@click.option("--meta", type=click.Path(path_type=Path), help="A YAML file with these fields.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@format_option
@click.pass_context
def load(
    context: click.Context,
    /,
    loader: str,
    paths: tuple[Path, ...],
    meta: Path | None,
    dry_run: bool,
    shape: str | None,
    **known: str | None,
) -> None:
    """Load sources with a LOADER (article, facts, …): each wholly or not at all.

    Prints a report for each: what was added, unchanged, corrected, withdrawn, refused.

    Example:

        kg load article talks.txt --publisher "The Gazette" --published 2019-09-26
    """
    if not paths:
        raise click.UsageError("name at least one file or folder to load")
    options: dict[str, Any] = {**_meta(meta), **{k: v for k, v in known.items() if v}}
    with opened(context) as graph, _progress() as progress:
        reports = graph.load(loader, paths, dry_run=dry_run, progress=progress, **options)
    write_rows([report.as_dict() for report in reports], shape)
    for report in reports:
        for line in _told(report):
            say(line)


def _told(report: Any) -> Iterator[str]:
    name = report.title or report.source
    if report.changed_nothing:
        yield f"{name}: nothing new, all {report.changes.unchanged} statements are on record"
    if report.reinstated_source:
        yield f"{name}: was withdrawn and is back in the graph"
    for kind, lines in report.notes.items():
        yield from (f"{kind}: {line}" for line in lines[:5])
    if report.unresolved:
        yield f"{name}: not resolved, kept in their own words: {len(report.unresolved)}"
        yield from (f"  {line}" for line in report.unresolved[:5])
    if report.proposed:
        yield f"{name}: {report.proposed} claims wait for a person"


def _meta(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    import yaml

    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "no valid YAML"
        raise BadInput(f"broken YAML: {problem}", where=f"{path}{line}") from error
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise BadInput("the fields of a source, one a line, as `name: text`", where=str(path))
    return found


@contextmanager
def _progress() -> Iterator[Any]:
    """A running count on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} statements"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("load", total=None)
        yield lambda count: bar.advance(task, count)


@click.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("object", required=False)
@click.option("--source", help="Who says so: a full citation. Required.")
@click.option("--value", help="The value, for relations that take one.")
@click.option("--time", help="When it held (EDTF).")
@click.option("--quotation", help="The words of the source.")
@click.option("--page", help="The page in the source.")
@click.option("--said-by", "said_by", help="Who says it inside the source.")
@click.option("--certainty", help="The source's own hedge.")
@click.option("--note", help="Your remark.")
@click.option(
    "--set",
    "more",
    multiple=True,
    metavar="COLUMN=TEXT",
    help="Any other column of a fact sheet, such as role=host.",
)
@click.option("--dry-run", is_flag=True, help="Only check and tell.")
@format_option
@click.pass_context
def add(
    context: click.Context,
    /,
    subject: str,
    predicate: str,
    object: str | None,
    more: tuple[str, ...],
    dry_run: bool,
    shape: str | None,
    **cells: str | None,
) -> None:
    """Add one fact, as a row of a fact sheet would state it.

    Example:

        kg add "Sergey Lavrov" HELD_OFFICE "Foreign Minister of Russia" --time 2004-03-09/.. \\
            --set subject_type=Person --source "Decree no. 314 of 9 March 2004"
    """
    from kg.cli.output import parameters_of

    given = {"subject": subject, "predicate": predicate, "object": object, **cells}
    row: dict[str, Any] = {**{k: v for k, v in given.items() if v}, **parameters_of(more)}
    with opened(context) as graph:
        report = graph.add(dry_run=dry_run, **row)
    write_rows([report.as_dict()], shape)


@click.command()
@click.argument("source")
@click.option("--why", help="The reason, for the ledger.")
@click.option("--undo", is_flag=True, help="Put a withdrawn source back.")
@click.option("--dry-run", is_flag=True, help="Only show what falls and what survives.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@format_option
@click.pass_context
def retract(
    context: click.Context,
    source: str,
    why: str | None,
    undo: bool,
    dry_run: bool,
    yes: bool,
    shape: str | None,
) -> None:
    """Withdraw a SOURCE: what rests on it alone leaves the graph, the ledger keeps it.

    Example:

        kg retract the-gazette-5596c07598 --dry-run
    """
    with opened(context) as graph:
        asks = sys.stdin.isatty() and not (yes or dry_run or undo)
        if asks:
            effect = graph.retract(source, why=why, dry_run=True)
            say(
                f"{effect.statements} statements; {len(effect.falls)} edges and things fall, "
                f"{len(effect.survives)} survive on others"
            )
            click.confirm("Withdraw it?", abort=True, err=True)
        effect = graph.retract(source, why=why, undo=undo, dry_run=dry_run)
    write_rows([effect.as_dict()], shape)
    if not effect.changed:
        say(f"{source} {'is in the graph' if undo else 'is withdrawn'} already; nothing changed")

"""`kg load`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.graph import opened
from kg.cli.loading_progress import shown
from kg.cli.loading_told import told_all, told_each, write_report, write_reports
from kg.cli.output import format_option, say, write_rows
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.intake import LoadAll
    from kg.knowledge import KnowledgeGraph
    from kg.loading import LoadReport

__all__ = ["load"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("loader", required=False)
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--all", "folder", type=_FILE, help="Load every folder in it that has a loader.")
@click.option("--publisher", help="Who published the source.")
@click.option("--published", help="Its date of publication (EDTF).")
@click.option("--title", help="Its title.")
@click.option("--url", help="Its address.")
@click.option("--author", help="Its author.")
@click.option("--meta", type=_FILE, help="A YAML file with these fields.")
@click.option(
    "--engine",
    type=click.Choice(("both", "spacy", "regex", "llm")),
    help="What reads articles: both of ours (default), one, or a language model.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="How many processes read articles (default: one a core).",
)
@click.option("--no-keep-text", is_flag=True, help="Keep no texts of articles beside the graph.")
@click.option("--part", is_flag=True, help="Add a part of a data set; withdraw nothing.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@click.option(
    "--report", type=_FILE, help="Write all that the report counts into a .jsonl or .csv file."
)
@format_option
@click.pass_context
def load(
    context: click.Context,
    /,
    loader: str | None,
    paths: tuple[Path, ...],
    folder: Path | None,
    meta: Path | None,
    jobs: int | None,
    no_keep_text: bool,
    part: bool,
    dry_run: bool,
    report: Path | None,
    shape: str | None,
    **known: str | None,
) -> None:
    """Load sources with a LOADER (article, facts, …): each wholly or not at all.

    Without PATHS the public files that the loader names are fetched. LOADER may be
    a mapping file.

    Prints a report for each: what was added, unchanged, corrected, withdrawn, refused.

    Articles may be text, web pages, PDF, RSS and Atom feeds, JSON lines, TEI, and folders of
    them; one that cannot be taken stops no other (exit code 1), and a load that was broken
    off goes on where it ended.

    Example:

        kg load article talks.txt --publisher "The Gazette" --published 2019-09-26
    """
    options: dict[str, Any] = {**_meta(meta), **{k: v for k, v in known.items() if v}}
    _check(loader, paths, folder, part, options, report)
    anew = report is not None
    rest: list[LoadReport] = []
    trouble: Exception | None = None
    with opened(context) as graph, shown() as progress, _not_taken(report):
        if folder is not None:
            outcome = graph.load_all(
                folder, dry_run=dry_run, anew=anew, refresh=False,
                progress=progress.count, begin=progress.begin,
            )  # fmt: skip
            reports, rest = outcome.reports, outcome.not_taken
        else:
            _check_paths(graph, str(loader), paths)
            reports = graph.load(
                str(loader),
                paths,
                dry_run=dry_run,
                part=part,
                anew=anew,
                refresh=False,
                progress=progress.count,
                begin=progress.begin,
                fetched=progress.fetched,
                jobs=jobs or os.cpu_count() or 1,
                keep_texts=not no_keep_text,
                **options,
            )
        try:
            if not dry_run:
                graph.follow(reports)
        except Exception as error:  # what was loaded is on record, and is told first
            trouble = error
    if report is not None:
        write_report([*reports, *rest], report)
    write_reports(reports, shape)
    for line in told_each(reports) if folder is None else _told_all(outcome, shape):
        say(line)
    if trouble is not None:
        raise trouble
    if any(found.failed for found in reports) or (folder is not None and outcome.failed):
        context.exit(1)


@contextmanager
def _not_taken(path: Path | None) -> Iterator[None]:
    """Let the report file tell also of a source that was read and not taken."""
    from kg.loading.expect import ShapeChanged

    try:
        yield
    except ShapeChanged as error:
        if path is not None:
            write_report([error.report], path)
        raise


def _check(
    loader: str | None,
    paths: tuple[Path, ...],
    folder: Path | None,
    part: bool,
    options: dict[str, Any],
    report: Path | None,
) -> None:
    if folder is not None and (loader or paths or options or part):
        raise click.UsageError("--all takes a folder and neither loader, paths, nor their options")
    if folder is None and loader is None:
        raise click.UsageError("name a loader and what it shall load, or --all with a folder")
    if report is not None and report.suffix not in (".jsonl", ".csv"):
        raise click.UsageError("--report writes .jsonl or .csv: give the file such a name")


def _check_paths(graph: KnowledgeGraph, loader: str, paths: tuple[Path, ...]) -> None:
    """A loader of what only its user has wants a path."""
    from kg.loading import find_loader

    told = find_loader(loader, graph.loader_folders).settings
    if not (paths or told.fetch or told.url or told.obtain):
        raise click.UsageError("name at least one file or folder to load")


def _told_all(outcome: LoadAll, shape: str | None) -> Iterator[str]:
    write_rows([{"loader": name, "failed": why} for name, why in outcome.failed.items()], shape)
    yield from told_all(outcome)


def _meta(path: Path | None) -> dict[str, Any]:
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
    # `names` alone is a list: what the source means by a word.
    if not isinstance(found, dict) or not all(
        isinstance(v, str) or k == "names" for k, v in found.items()
    ):
        raise BadInput("the fields of a source, one a line, as `name: text`", where=str(path))
    return found

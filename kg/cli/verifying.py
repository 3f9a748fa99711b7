"""`kg verify`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_rows

__all__ = ["verify"]


@click.command()
@click.argument("source", required=False)
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Files or folders with texts that you have; found by their SHA-256.",
)
@click.option("--each", is_flag=True, help="Print every quotation that is not verified.")
@format_option
@click.pass_context
def verify(
    context: click.Context,
    source: str | None,
    texts: tuple[Path, ...],
    each: bool,
    shape: str | None,
) -> None:
    """Hold every quotation of the graph, or of a SOURCE, against the texts that are here.

    verified: the words stand where the statement says. reanchored: they stand once in a text
    that changed. orphaned: they are gone from it, or stand there more than once. Nothing is
    moved. The exit code is 1 where a kept text was altered.

    Example:

        kg verify --texts .
    """
    from kg.verify import summary

    with opened(context) as graph:
        found = graph.verify(source, texts=texts)
    counts = summary(found)
    if each:
        write_rows([v.as_dict() for v in found if v.state != "verified"], shape)
    else:
        rows = [{"state": state, "quotations": count} for state, count in counts.items()]
        write_rows(rows, shape)
    if not each and len(found) > counts["verified"]:
        say("--each prints those that are not verified")
    if counts["altered"]:
        say("altered: a kept text is not what it was; load the article again")
        context.exit(1)

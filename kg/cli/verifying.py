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
@click.option("--all", "everything", is_flag=True, help="Print those that are verified, too.")
@format_option
@click.pass_context
def verify(
    context: click.Context,
    source: str | None,
    texts: tuple[Path, ...],
    everything: bool,
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
    write_rows([v.as_dict() for v in found if everything or v.state != "verified"], shape)
    counts = summary(found)
    told = "; ".join(f"{count:,} {state}" for state, count in counts.items() if count)
    say(told or "no quotations")
    if counts["altered"]:
        context.exit(1)

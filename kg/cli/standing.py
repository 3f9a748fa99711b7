"""`kg sources`, `kg show`, `kg status`, `kg doctor`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.dials import (
    Dials,
    day_asked,
    day_options,
    lang_option,
    languages,
    scope_options,
    turned,
)
from kg.cli.graph import opened
from kg.cli.output import format_option, write_record, write_rows
from kg.cli.pages import give_page, page_option
from kg.cli.terminal import print_record, print_statements, print_states

__all__ = ["doctor", "show", "sources", "status"]


@click.command()
@format_option
@click.pass_context
def sources(context: click.Context, shape: str | None) -> None:
    """List the sources: id, title, publisher, and how many statements are theirs.

    Example:

        kg sources --format csv
    """
    with opened(context) as graph:
        write_rows(graph.sources(), shape, columns=("id", "title", "publisher"))


@click.command()
@click.argument("thing")
@click.option("--about", metavar="OTHER", help="Of a source: only what it says about this thing.")
@click.option("--notes", is_flag=True, help="With -o: readers' own notes too.")
@day_options
@lang_option
@scope_options
@page_option
@format_option
@click.pass_context
def show(
    context: click.Context,
    thing: str,
    about: str | None,
    notes: bool,
    target: Path | None,
    on: str | None,
    certainly: bool,
    lang: str | None,
    shape: str | None,
    dials: Dials,
) -> None:
    """Show all that is said of a THING (a name or an id), one statement whole, or all that a
    source states, in its own order.

    A name that a state's predecessors bear, too, shows each version by itself.

    Example:

        kg show "Toshimitsu Motegi"
    """
    with opened(context) as graph:
        scope, day = turned(graph, dials), day_asked(on, certainly)
        spoken = languages(graph, lang)
        if target is not None:
            page = graph.told_page(thing, about=about, notes=notes, scope=scope, lang=spoken, **day)
            return give_page(page, target)
        found = graph.show_all(thing, about=about, scope=scope, lang=spoken, **day)
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        for row in found:
            statements, states = row.pop("statements", ()), row.pop("states", ())
            print_record(row)
            print_statements(statements)
            print_states(states)
    else:
        write_rows(found, shape)


@click.command()
@format_option
@click.pass_context
def status(context: click.Context, shape: str | None) -> None:
    """Tell how the graph stands: one record.

    Example:

        kg status
    """
    with opened(context) as graph:
        found = graph.status()
    write_record(found, shape)


@click.command()
@format_option
@click.pass_context
def doctor(context: click.Context, shape: str | None) -> None:
    """Check that ledger, projections and texts agree; exit 1 if not.

    Example:

        kg doctor
    """
    with opened(context) as graph:
        found = graph.doctor()
    write_rows(found, shape)
    if not all(check["ok"] for check in found):
        raise click.exceptions.Exit(1)

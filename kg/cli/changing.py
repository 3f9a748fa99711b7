"""`kg what-if`, `kg diff`: what would change, and what did."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kg.cli.dials import Dials, scope_options, scope_options_of_two_states, turned
from kg.cli.graph import opened
from kg.cli.output import format_option, parameters_of, say, write_rows
from kg.cli.pages import give_page, page_option

__all__ = ["diff", "what_if"]


@click.command(name="what-if")
@click.argument("question")
@click.option("--without", multiple=True, required=True, help="A source (id or title).")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question."
)
@scope_options
@page_option
@format_option
@click.pass_context
def what_if(
    context: click.Context,
    question: str,
    without: tuple[str, ...],
    params: tuple[str, ...],
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Show which rows of a QUESTION would fall or change without a source.

    Nothing is changed; `kg retract` takes a source out. Several --without go together. What counts
    with and without it is that of the dials.

    Example:

        kg what-if A --without "Top Japanese diplomat to visit Russia in mid-December"
    """
    given: dict[str, Any] = parameters_of(params)
    with opened(context) as graph:
        rows = graph.what_if(question, without=without, scope=turned(graph, dials), **given)
    counts = {name: sum(row["change"] == name for row in rows) for name in _CHANGES}
    say("; ".join(f"{number} {name}" for name, number in counts.items()))
    if target is not None:
        from kg.provenance.pages import page_of_changes

        title = f"{question} without {', '.join(without)}"
        return give_page(page_of_changes(title, rows), target)
    flat = shape in ("table", "csv") or (shape is None and sys.stdout.isatty())
    write_rows(_flat(rows) if flat else rows, shape)


_CHANGES = ("falls", "changes", "appears")


def _flat(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of each row as columns, a changed one with its former value."""
    found = []
    for row in rows:
        was = row.get("was", {})
        cells = {
            name: f"{_text(was[name])} → {_text(value)}" if name in was else value
            for name, value in row["row"].items()
            if name != "statements"
        }
        found.append({"change": row["change"], **cells})
    return found


def _text(value: Any) -> str:
    from kg.cli.terminal import cell_text

    return cell_text(value) or "nothing"


@click.command()
@click.option("--known-at", "known", nargs=2, metavar="A B", help="Two load dates, or runs.")
@click.option("--on", "days", nargs=2, metavar="A B", help="Two days in the world.")
@click.option("--about", help="Only what concerns this thing (id or name).")
@scope_options_of_two_states
@page_option
@format_option
@click.pass_context
def diff(
    context: click.Context,
    known: tuple[str, str] | None,
    days: tuple[str, str] | None,
    about: str | None,
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Show what came and what went between two states of the graph, or two days of the world.

    Between load dates: things and edges that came, went, or rest on other statements. Between days:
    states, offices, claims and other relations that held on the one and not on the other; what is
    not `certain` may have; as the graph knows it now.

    Example:

        kg diff --on 1990-01-01 2000-01-01 --about Russia
    """
    if (known is None) == (days is None):
        raise click.UsageError("give either --known-at A B or --on A B")
    first, second = known or days or ("", "")
    with opened(context) as graph:
        scope = turned(graph, dials)
        rows = graph.diff(first, second, world=days is not None, about=about, scope=scope)
        if target is not None:
            from kg.provenance.pages import page_of_changes

            title = f"{about or 'The graph'}: {first} and {second}"
            return give_page(page_of_changes(title, rows), target)
        write_rows(rows, shape, columns=_COLUMNS if days else _KNOWN_COLUMNS)


_COLUMNS = ("change", "kind", "what", "time", "certain", "id")
_KNOWN_COLUMNS = ("change", "kind", "what", "time", "was", "gained", "lost", "id")

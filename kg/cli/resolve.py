"""`kg resolve`: who is meant by a name on a date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, write_rows
from kg.cli.stdin import lines, readable

if TYPE_CHECKING:
    from kg.ledger import Ledger

__all__ = ["resolve"]

CHOICES = ("polity", "organization", "person", "office", "place")
# The kinds for which it matters what is on record in a graph.
ON_RECORD = ("person", "office")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", metavar="DATE", help="When the name was used (EDTF). Never today by default.")
@click.option(
    "--kind",
    type=click.Choice(CHOICES),
    default="polity",
    show_default=True,
    help="What the name is the name of.",
)
@format_option
@click.pass_context
def resolve(
    context: click.Context, names: tuple[str, ...], on: str | None, kind: str, shape: str | None
) -> None:
    """Tell who is meant by a name on a date, if that is certain.

    One answer a name, in order: resolved, ambiguous (all who may be meant are candidates) or
    unknown (candidates are suggestions). "-" reads a name and, after a tab, a date from each line
    of stdin. Works without a graph; with one, an office comes with those on record as its holders
    that day, and persons are those whom the sources know.

    Example:

        kg resolve "Soviet Union" Russia --on 1956-10-19
    """
    from kg.model import parse_period
    from kg.persons.asking import answers, columns

    if on is not None:
        parse_period(on)
    shape = shape or ("table" if sys.stdout.isatty() else "jsonl")
    with ledger_for(context, kind) as ledger:
        rows = answers(pairs(names, on), kind, ledger=ledger)
        if shape != "jsonl":
            write_rows(rows, shape, columns=columns(kind))
            return
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def pairs(names: Iterable[str], on: str | None) -> Iterator[tuple[str, str | None]]:
    """Each name with its date; "-" stands for the lines of stdin, whose own dates go first."""
    for name in names:
        if name != "-":
            yield readable(name), on
            continue
        for line in lines():
            words, _, date = line.partition("\t")
            yield words, date.strip() or on


@contextmanager
def ledger_for(context: click.Context, kind: str) -> Iterator[Ledger | None]:
    """The ledger of the graph, where the kind wants one and there is one."""
    from kg.errors import NoGraph

    with ExitStack() as stack:
        ledger = None
        if kind in ON_RECORD:
            with suppress(NoGraph):
                ledger = stack.enter_context(opened(context)).folder.ledger
        yield ledger

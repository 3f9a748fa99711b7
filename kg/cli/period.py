"""`kg period`: what an EDTF text says about time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import click

from kg.cli.stdin import lines, readable

__all__ = ["period"]

BOUNDS = ("begin_earliest", "begin_latest", "end_earliest", "end_latest")
FIELDS = ("edtf", "valid", "level", *BOUNDS, "approximate", "uncertain")
Row = dict[str, str | int | bool | None]


# A date before the year 0 begins with a dash and is no option.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("edtf", nargs=-1, required=True)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    help="Shape of the answer; a table on a terminal, JSON lines in a pipe.",
)
def period(edtf: tuple[str, ...], shape: str | None) -> None:
    """Read EDTF dates: their level and the four bounds of their time.

    One answer a date, in order; "-" reads one date a line from stdin, each line as it stands.
    A bound is null where unknown, -inf or inf where open. A date begins and ends somewhere between
    its first and its last day; an interval takes two bounds from its start and two from its end.
    A text that is no date has "valid": false, and on stderr a line says why.

    Example:

        kg period 1956-10-19 2019-09-11/.. 195X
    """
    shape = shape or ("table" if sys.stdout.isatty() else "jsonl")
    rows = (answer(text) for text in texts(edtf))
    if shape == "jsonl":
        for row in rows:
            click.echo(json.dumps(row))
    elif shape == "json":
        click.echo(json.dumps(list(rows), indent=2))
    elif shape == "csv":
        print_csv(rows)
    else:
        print_table(rows)


def texts(arguments: Iterable[str]) -> Iterator[str]:
    """The dates given, with "-" replaced by the lines of stdin, each as it stands."""
    for argument in arguments:
        if argument == "-":
            yield from lines(untouched=True)
        else:
            yield readable(argument)


def answer(text: str) -> Row:
    """One row: what the text says, or that it is no date."""
    from kg.errors import InvalidDate
    from kg.model.period import parse_period

    try:
        found = parse_period(text)
    except InvalidDate as error:
        click.echo(str(error), err=True)
        return {**dict.fromkeys(FIELDS), "edtf": text, "valid": False}
    fields = {name: getattr(found, name) for name in FIELDS if name != "valid"}
    return {"edtf": text, "valid": True, **fields}


def print_csv(rows: Iterable[Row]) -> None:
    import csv

    out = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    out.writeheader()
    out.writerows(rows)


def print_table(rows: Iterable[Row]) -> None:
    """For reading: the two bounds of a side in one column."""
    from rich.table import Table
    from rich.text import Text

    from kg.cli.console import terminal

    table = Table("edtf", "begin", "end", "level", "", box=None)
    for row in rows:
        marks = [name for name in ("approximate", "uncertain") if row[name]]
        cells = [str(row["edtf"]), *sides(row), str(row["level"]), ", ".join(marks)]
        if not row["valid"]:
            cells = [str(row["edtf"]), "no EDTF date", "", "", ""]
        table.add_row(*map(Text, cells))
    terminal().print(table)


def sides(row: Row) -> list[str]:
    """Begin and end in words: a day, two days, open or unknown."""
    words = {"None": "unknown", "-inf": "open", "inf": "open"}
    cells = []
    for side in ("begin", "end"):
        bounds = (str(row[f"{side}_earliest"]), str(row[f"{side}_latest"]))
        first, last = (words.get(bound, bound) for bound in bounds)
        cells.append(first if first == last else f"{first} – {last}")
    return cells

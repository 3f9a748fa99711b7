"""Answers on stdout, all else on stderr; a table on a terminal, JSON lines in a pipe."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from kg.cli.terminal import cell_text, print_record, print_rows

__all__ = ["format_option", "parameters_of", "say", "write_record", "write_rows", "write_text"]

Function = TypeVar("Function", bound=Callable[..., Any])
SHAPES = ("table", "json", "jsonl", "csv")


def format_option(function: Function) -> Function:
    """The option --format, the same for every command that answers."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(SHAPES),
        help="Shape of the answer; a table on a terminal, JSON lines in a pipe.",
    )(function)


def say(text: str) -> None:
    """A remark for the reader, out of the way of the data."""
    from kg.page.safe import harmless

    click.echo(harmless(text), err=True)


def write_text(text: str) -> None:
    """A text as it stands; at a terminal without what that would obey."""
    from kg.page.safe import harmless

    click.echo(harmless(text) if sys.stdout.isatty() else text, nl=False)


def write_rows(
    rows: Iterable[dict[str, Any]], shape: str | None, columns: Sequence[str] = ()
) -> None:
    """Rows in the shape asked for; `columns` gives their order and stands even without rows."""
    shape = shape or ("table" if sys.stdout.isatty() else "jsonl")
    if shape == "jsonl":
        for row in rows:
            write_text(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        return
    found = list(rows)
    names = list(columns) or list(dict.fromkeys(name for row in found for name in row))
    if shape == "json":
        write_text(json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n")
    elif shape == "csv":
        write_text(_csv([names, *([cell_text(row.get(name)) for name in names] for row in found)]))
    else:
        print_rows(found, names)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    from kg.page.safe import in_spreadsheet

    written = io.StringIO()
    csv.writer(written).writerows(map(in_spreadsheet, row) for row in rows)
    return written.getvalue()


def write_record(record: dict[str, Any], shape: str | None) -> None:
    """One record in the shape asked for; on a terminal its fields below each other."""
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        print_record(record)
    else:
        write_rows([record], shape)


def parameters_of(given: Iterable[str]) -> dict[str, str]:
    """`name=value` texts as a mapping."""
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.UsageError(f"--param wants name=value, not {text!r}")
        found[name] = value
    return found

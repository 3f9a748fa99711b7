"""Answers on stdout, all else on stderr; a table on a terminal, JSON lines in a pipe."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

__all__ = ["format_option", "parameters_of", "say", "write_rows"]

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
    click.echo(text, err=True)


def write_rows(
    rows: Iterable[dict[str, Any]], shape: str | None, columns: Sequence[str] = ()
) -> None:
    """Rows in the shape asked for; `columns` gives their order and stands even without rows."""
    shape = shape or ("table" if sys.stdout.isatty() else "jsonl")
    if shape == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
        return
    found = list(rows)
    names = list(columns) or list(dict.fromkeys(name for row in found for name in row))
    if shape == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    elif shape == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows([_text(row.get(name)) for name in names] for row in found)
    else:
        _table(found, names)


def _table(rows: list[dict[str, Any]], names: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    filled = [n for n in names if any(row.get(n) not in (None, "", []) for row in rows)] or names
    table = Table(show_lines=True)
    for name in filled:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_text(row.get(name))) for name in filled))
    Console().print(table)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def parameters_of(given: Iterable[str]) -> dict[str, str]:
    """`name=value` texts as a mapping."""
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.UsageError(f"--param wants name=value, not {text!r}")
        found[name] = value
    return found

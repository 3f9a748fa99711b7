"""Answers for a reader at a terminal: a table where it fits, else one block a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["cell_text", "print_record", "print_rows", "print_statements", "print_states"]

_READABLE = 24  # characters that a folded column should have at least
_SHOWN = 25  # parts of a nested list; the rest is counted, JSON has all


def print_rows(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
    """Rows as a table if its columns stay readable, else a block for each row."""
    console = _console()
    filled = [n for n in names if any(_worth(n, row.get(n)) for row in rows)] or list(names)
    if _fits(rows, filled, console.width):
        _print_table(console, rows, filled)
        return
    for number, row in enumerate(rows, 1):
        console.rule(str(number), style="dim", align="left")
        _print_fields(console, {n: row.get(n) for n in filled if _worth(n, row.get(n))})


def print_record(record: dict[str, Any]) -> None:
    """One thing with its fields, and what hangs on it below."""
    _print_fields(_console(), record)


def print_statements(rows: Sequence[dict[str, Any]]) -> None:
    """Statements as a reader takes them in: what, when, in which words, who says so."""
    from rich.padding import Padding
    from rich.text import Text

    console = _console()
    for row in rows:
        console.print()
        names = ("subject", "predicate", "object", "value")
        parts = [_relation(row[n]) if n == "predicate" else row[n] for n in names if row.get(n)]
        line = Text(" ".join(str(part) for part in parts), style="bold")
        console.print(line)
        about = " · ".join(str(part) for part in (row.get("time"), *_standing(row)) if part)
        if about:
            console.print(Padding(Text(about), (0, 0, 0, 4)))
        if row.get("quotation"):
            words = Text(f"“{row['quotation']}”", style="italic")
            console.print(Padding(words, (0, 0, 0, 4)))
        from_whom = [row.get("said_by") and f"said by {row['said_by']}", row.get("source")]
        told = " · ".join(str(part) for part in (*from_whom, row.get("statement")) if part)
        console.print(Padding(Text(told, style="dim"), (0, 0, 0, 4)))


def print_states(rows: Sequence[dict[str, Any]]) -> None:
    """What a source states, sentence by sentence, each with its words."""
    from rich.padding import Padding
    from rich.text import Text

    console = _console()
    for row in rows:
        console.print()
        told = f"{row['standing']}: {row['told']}" if row.get("standing") else row["told"]
        console.print(Text(told, style="bold"))
        if row.get("quotation"):
            words = Text(f"“{row['quotation']}”", style="italic")
            console.print(Padding(words, (0, 0, 0, 4)))
        entered = f"entered as: {row['entered_as']} · " if row.get("entered_as") else ""
        console.print(Padding(Text(f"{entered}{row['statement']}", style="dim"), (0, 0, 0, 4)))


def _relation(name: str) -> str:
    """A relation as words: participatedIn → participated in."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()


def cell_text(value: Any) -> str:
    """A value as one text, for a cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _standing(row: dict[str, Any]) -> Iterator[str]:
    """What is out of the ordinary about a statement."""
    if row.get("polarity") not in (None, "asserted"):
        yield str(row["polarity"])
    if row.get("modality") not in (None, "actual"):
        yield str(row["modality"])
    review, basis = row.get("review"), row.get("basis")
    if review and review != "accepted":
        yield str(review)
    elif basis == "policy":
        yield "accepted by a policy, seen by no person"


def _console() -> Console:
    from kg.cli.console import terminal

    return terminal()


def _worth(name: str, value: Any) -> bool:
    """Whether a cell tells something: that a mark is not there goes without saying."""
    return _told(value) and not (name in _MARKS and value in (False, "false"))


def _told(value: Any) -> bool:
    return value not in (None, "", [], {})


def _fits(rows: Sequence[dict[str, Any]], names: Sequence[str], width: int) -> bool:
    nested = any(_is_nested(row.get(name)) for row in rows for name in names)
    widest = (
        max(len(name), *(len(cell_text(row.get(name))) for row in rows)) if rows else len(name)
        for name in names
    )
    needed = sum(min(size, _READABLE) + 3 for size in widest) + 1
    return not nested and needed <= width


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )


def _print_table(console: Console, rows: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell_text(row.get(name))) for name in names))
    console.print(table)


def _print_fields(console: Console, record: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    filled = {name: value for name, value in record.items() if _told(value)}
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in filled.items():
        for place, line in enumerate(_lines(value)):
            grid.add_row(Text("" if place else name), line)
    console.print(grid)


def _lines(value: Any) -> Iterator[Text]:
    from rich.text import Text

    if isinstance(value, dict):
        yield Text(_brief(value))
        return
    if not isinstance(value, list):
        yield Text(str(value))
        return
    if not _is_nested(value):
        yield Text(cell_text(value))
        return
    for item in value[:_SHOWN]:
        yield Text(_brief(item) if isinstance(item, dict) else cell_text(item))
    if len(value) > _SHOWN:
        yield Text(f"… and {len(value) - _SHOWN} more (--format json has all)", style="dim")


def _brief(item: dict[str, Any]) -> str:
    """A nested record on one line: its texts; names only where a bare value would say nothing."""
    parts = []
    for name, value in item.items():
        if not _told(value):
            continue
        told = _brief(value) if isinstance(value, dict) else cell_text(value)
        bare = isinstance(value, str) and name in _PLAIN
        parts.append(told if bare else f"{name}: {told}")
    return " · ".join(parts)


_MARKS = frozenset({"attested", "contested", "derived", "possible"})
_PLAIN = frozenset({"id", "kind", "what", "change", "words", "record", "why", "about", "name"})

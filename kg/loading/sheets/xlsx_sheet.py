"""A fact sheet in XLSX: cells that the spreadsheet made into something else are not trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.loading.files import open_workbook
from kg.loading.sheets.cells import Column, Row, Sheet
from kg.loading.sheets.table import headings, row_of, trusted

__all__ = ["read_xlsx"]

_MOST_DIGITS = 15
_HINT = "format the column as text and type it anew"


def read_xlsx(path: Path) -> Sheet:
    """The sheet in a workbook: its tables facts, sources and things."""
    with open_workbook(path) as tables:
        names = {name.strip().casefold(): name for name in tables}
        facts = names.get("facts") or next(iter(tables), None)
        if facts is None:
            raise BadInput("the workbook holds no table", where=path.name)
        sources, things = (
            trusted(_rows(path, names[part])) if part in names and names[part] != facts else ()
            for part in ("sources", "things")
        )
        columns = _columns(path, tables[facts], facts)
    return Sheet(facts=_rows(path, facts), sources=sources, things=things, columns=columns)


def _lines(table: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The lines that hold anything; the size that the file claims to have is not believed."""
    table.reset_dimensions()
    for number, line in enumerate(table.iter_rows(), 1):
        if any(cell.value is not None for cell in line):
            yield number, line


def _where(path: Path, table: str, number: int) -> str:
    return f"{path.name}[{table}]:{number}"


def _columns(path: Path, table: Any, name: str) -> tuple[Column, ...]:
    number, line = next(_lines(table), (1, ()))
    texts = [_text(cell)[0] for cell in line]
    return headings(texts, _where(path, name, number))


def _rows(path: Path, name: str) -> Iterator[Row]:
    with open_workbook(path) as tables:
        lines = _lines(tables[name])
        number, line = next(lines, (1, ()))
        columns = headings([_text(cell)[0] for cell in line], _where(path, name, number))
        for number, line in lines:
            read = [_text(cell) for cell in line]
            texts, faults = [text for text, _ in read], [fault for _, fault in read]
            row = row_of(columns, texts, _where(path, name, number), faults)
            if row is not None:
                yield row


def _text(cell: Any) -> tuple[str, str | None]:
    """The text of a cell, and why it is not to be trusted, if so."""
    value = cell.value
    if value is None:
        return "", None
    place = f"cell {cell.coordinate}"
    if cell.data_type == "f":
        return str(value), f"{place} holds a formula; put its result there as text"
    if cell.data_type == "e":
        return str(value), f"{place} holds the error {value}; type the text anew"
    if isinstance(value, str):
        return value, None
    if isinstance(value, bool):
        return str(value).lower(), None
    if isinstance(value, datetime | date | time | timedelta):
        return str(value), f"{place} is a date made by the spreadsheet ({value}); {_HINT}"
    if isinstance(value, int | float) and float(value).is_integer():
        text = str(int(value))
        if len(text) <= _MOST_DIGITS:
            return text, None
    return str(value), f"{place} is a number made by the spreadsheet ({value}); {_HINT}"

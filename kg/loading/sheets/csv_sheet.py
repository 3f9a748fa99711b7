"""A fact sheet in CSV, as spreadsheets save it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.loading.files import read_lines
from kg.loading.files.csv_table import CsvLines, cut_csv
from kg.loading.sheets.cells import Column, Row, Sheet
from kg.loading.sheets.table import headings, row_of
from kg.loading.sheets.text_file import encoding_of
from kg.model.cell import MAX_CELL

__all__ = ["companions", "read_csv"]

_DELIMITERS = ",;\t"
_COMPANIONS = ("sources", "things")
_PREFERENCE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def read_csv(path: Path) -> Sheet:
    """The sheet in a CSV file, with the tables of sources and things that lie beside it."""
    notes = []
    for file in (path, *companions(path)):
        if encoding_of(file) == "cp1252":
            notes.append((file.name, "is not UTF-8; read as Windows-1252"))
    sources, things = (tuple(_rows(_companion(path, part))) for part in _COMPANIONS)
    return Sheet(
        facts=_rows(path),
        sources=sources,
        things=things,
        columns=_columns(path),
        notes=tuple(notes),
    )


def companions(path: Path) -> tuple[Path, ...]:
    """The tables of sources and things that lie beside a CSV file and belong to it."""
    found = (_companion(path, part) for part in _COMPANIONS)
    return tuple(file for file in found if file.is_file())


def _companion(path: Path, part: str) -> Path:
    return path.with_name(f"{path.stem}.{part}{path.suffix}")


def _columns(path: Path) -> tuple[Column, ...]:
    line, first = next(_records(path), (1, []))
    return headings(first, f"{path.name}:{line}")


def _rows(path: Path) -> Iterator[Row]:
    if not path.is_file():
        return
    records = _records(path)
    line, first = next(records, (1, []))
    columns = headings(first, f"{path.name}:{line}")
    for line, texts in records:
        row = row_of(columns, texts, f"{path.name}:{line}")
        if row is not None:
            yield row


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The records of the file, each with the number of the line on which it begins."""
    lines = CsvLines(read_lines(path, encoding=encoding_of(path)))
    preference = _PREFERENCE.fullmatch(lines.first)
    if preference:
        lines.skip_first()
        delimiter = preference[1]
    else:
        delimiter = max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", lines.first).count)
    for line, cells in cut_csv(lines, path.name, delimiter, MAX_CELL * 2):
        if any(cell.strip() for cell in cells):
            yield line, cells

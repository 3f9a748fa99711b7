"""A fact sheet in CSV, as spreadsheets save it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.errors import BadInput
from kg.loading.files import read_lines
from kg.loading.sheets.cells import MAX_CELL, Column, Row, Sheet
from kg.loading.sheets.table import headings, row_of
from kg.loading.sheets.text_file import encoding_of

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
    lines = (line for _, line in read_lines(path, encoding=encoding_of(path)))
    first = next(lines, "")
    preference = _PREFERENCE.fullmatch(first)
    if preference:
        return _numbered(lines, path.name, 1, preference[1])
    plain = re.sub(r'"[^"]*"', "", first)
    delimiter = max(_DELIMITERS, key=plain.count)
    return _numbered(chain((first,), lines), path.name, 0, delimiter)


def _numbered(
    lines: Iterable[str], name: str, skipped: int, delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL * 2))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(f"broken CSV: {error}", where=f"{name}:{line}") from error
        if any(cell.strip() for cell in record):
            yield line, record

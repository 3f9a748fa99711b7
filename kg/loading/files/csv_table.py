"""Tables of other people in CSV: each row with its place, cells as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.errors import BadInput
from kg.loading.files.fields import Fields
from kg.loading.files.limits import Limits
from kg.loading.files.text import Origin, named, read_lines

__all__ = ["read_csv"]

_DEFAULT = Limits()
_DELIMITERS = ",;\t|"


def read_csv(
    origin: Origin,
    *,
    delimiter: str | None = None,
    columns: tuple[str, ...] | None = None,
    encoding: str = "utf-8",
    limits: Limits = _DEFAULT,
) -> Iterator[Fields]:
    """The rows of a CSV file under its headings, or under `columns` where it has none.

    Without `delimiter` the line of headings tells. A row with more cells than
    headings, or fewer, is a BadInput: something was not quoted.
    """
    name = named(origin)
    lines = _Lines(read_lines(origin, encoding=encoding, limits=limits))
    delimiter = delimiter or max(_DELIMITERS, key=lines.first.count)
    rows = _rows(lines, name, delimiter, limits)
    if columns is None:
        where, cells = next(rows, (f"{name}:1", []))
        columns = _headings(cells, where)
    for where, cells in rows:
        if len(cells) != len(columns):
            if not any(cells):
                continue
            raise BadInput(
                f"{len(cells)} cells under {len(columns)} headings; "
                f"is a {delimiter!r} inside a cell not quoted?",
                where=where,
            )
        yield Fields(where, zip(columns, cells, strict=True))


class _Lines:
    """Lines for the CSV reader, which asks for texts; the number of the last one is kept."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self._lines = lines
        self.number, self.first = next(lines, (1, ""))
        self._waiting = bool(self.first)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._waiting:
            self._waiting = False
            return self.first
        self.number, line = next(self._lines)
        return line


def _rows(
    lines: _Lines, name: str, delimiter: str, limits: Limits
) -> Iterator[tuple[str, list[str]]]:
    csv.field_size_limit(max(csv.field_size_limit(), limits.cell))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begin = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(f"broken CSV: {error}", where=f"{name}:{begin}") from error
        where, begin = f"{name}:{begin}", lines.number + 1
        if any(len(cell) > limits.cell for cell in cells):
            raise BadInput(f"a cell of more than {limits.cell:,} characters", where=where)
        if cells:
            yield where, cells


def _headings(cells: list[str], where: str) -> tuple[str, ...]:
    names = tuple(" ".join(cell.split()) for cell in cells)
    if not any(names):
        raise BadInput("the first line must hold the headings of the columns", where=where)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise BadInput(f"the column {name!r} stands there twice", where=where)
    return names

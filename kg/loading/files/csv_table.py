"""Tables of other people in CSV: each row with its place, cells as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.errors import BadInput
from kg.loading.files.fields import Fields
from kg.loading.files.limits import Limits
from kg.loading.files.text import Origin, named, read_lines

__all__ = ["CsvLines", "cut_csv", "read_csv"]

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
    lines = CsvLines(read_lines(origin, encoding=encoding, limits=limits))
    delimiter = delimiter or max(_DELIMITERS, key=lines.first.count)
    rows = cut_csv(lines, name, delimiter, limits.cell)
    if columns is None:
        line, cells = next(rows, (1, []))
        columns = _headings(cells, f"{name}:{line}")
    for line, cells in rows:
        if len(cells) != len(columns):
            if not any(cells):
                continue
            raise BadInput(
                f"{len(cells)} cells under {len(columns)} headings; "
                f"is a {delimiter!r} inside a cell not quoted?",
                where=f"{name}:{line}",
            )
        yield Fields(f"{name}:{line}", zip(columns, cells, strict=True))


class CsvLines:
    """Lines for the CSV reader, which asks for texts; `first` is looked at before they are cut."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self._lines = lines
        self.number, self.first = next(lines, (1, ""))
        self._waiting = bool(self.first)

    @property
    def next(self) -> int:
        """The number of the line that comes next."""
        return self.number if self._waiting else self.number + 1

    def skip_first(self) -> None:
        """Leave out the first line."""
        self._waiting = False

    def __iter__(self) -> CsvLines:
        return self

    def __next__(self) -> str:
        if self._waiting:
            self._waiting = False
            return self.first
        self.number, line = next(self._lines)
        return line


def cut_csv(
    lines: CsvLines, name: str, delimiter: str, longest: int
) -> Iterator[tuple[int, list[str]]]:
    """The records, each with the number of the line on which it begins; empty ones are left out.

    BadInput for a cell of more than `longest` characters, and for a quote that never ends.
    """
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begin = lines.next
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(f"broken CSV: {error}", where=f"{name}:{begin}") from error
        if any(len(cell) > longest for cell in cells):
            raise BadInput(f"a cell of more than {longest:,} characters", where=f"{name}:{begin}")
        if cells:
            yield begin, cells


def _headings(cells: list[str], where: str) -> tuple[str, ...]:
    names = tuple(" ".join(cell.split()) for cell in cells)
    if not any(names):
        raise BadInput("the first line must hold the headings of the columns", where=where)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise BadInput(f"the column {name!r} stands there twice", where=where)
    return names

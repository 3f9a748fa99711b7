"""What CSV and XLSX share: a line of headings, and rows of cells under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.errors import BadInput
from kg.loading.sheets.cells import Column, Row, column_name
from kg.model.cell import checked_size

__all__ = ["headings", "row_of", "trusted"]


def headings(cells: Sequence[str], where: str) -> tuple[Column, ...]:
    """The columns that a line of headings names; an empty heading stays, under no name."""
    names = [column_name(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not any(names):
        raise BadInput("the first line must hold the headings of the columns", where=where)
    for name in names:
        if name and names.count(name) > 1:
            raise BadInput(f"the column {name!r} stands there twice", where=where)
    return tuple(Column(name, where) for name in names)


def row_of(
    columns: Sequence[Column], texts: Sequence[str], where: str, faults: Sequence[str | None] = ()
) -> Row | None:
    """The row of a line of cells, or None for an empty line."""
    cells: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for place, text in enumerate(texts):
        fault = faults[place] if place < len(faults) else None
        text = text.strip()
        if not text and fault is None:
            continue
        name = columns[place].name if place < len(columns) else ""
        if not name:
            raise BadInput(f"{text[:40]!r} stands under no heading", where=where)
        cells[name] = checked_size(text, where)
        if fault is not None:
            wrong[name] = fault
    return Row(where, cells, wrong) if cells else None


def trusted(rows: Iterator[Row]) -> tuple[Row, ...]:
    """All rows of a companion table; BadInput for a cell that cannot be trusted."""
    found = tuple(rows)
    for row in found:
        for column, fault in row.faults.items():
            raise BadInput(f"{column}: {fault}", where=row.where)
    return found

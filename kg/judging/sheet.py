"""The queue as a sheet that a person fills in and gives back."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.judging.duplicates import Duplicate

__all__ = ["write_sheet", "write_table"]

_COLUMNS = ("decision", "comment", "kind", "score", "left", "left_name", "right", "right_name")
_TOLD = ("names", "told", "years", "sources", "policy")
_CELL = 32_000  # characters that a cell of a spreadsheet takes


def write_sheet(target: Path, queue: list[Duplicate]) -> int:
    """Write a row for each pair, by the suffix as csv or xlsx; returns how many."""
    columns = [*_COLUMNS, "why", *(f"{x}_{field}" for field in _TOLD for x in ("left", "right"))]
    write_table(target, "pairs", columns, [[row[n] for n in columns] for row in map(_row, queue)])
    return len(queue)


def write_table(
    target: Path, name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Write rows under their headings, by the suffix as csv or xlsx; `name` is the table's."""
    if target.suffix.lower() == ".csv":
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
    elif target.suffix.lower() == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        table = book.create_sheet(name)
        for row in (columns, *rows):
            table.append([f"\u200b{cell}" if cell[:1] == "=" else cell for cell in row])
        book.save(target)
    else:
        raise BadInput("a sheet is .csv or .xlsx", where=str(target))


def _row(pair: Duplicate) -> dict[str, str]:
    row: dict[str, Any] = dict.fromkeys(_COLUMNS, "")
    row |= {"kind": pair.kind, "score": f"{pair.score:.2f}", "why": "; ".join(pair.why)[:_CELL]}
    for name, one in (("left", pair.left), ("right", pair.right)):
        record = one.as_dict()
        row |= {name: one.id, f"{name}_name": one.name}
        for field in _TOLD:
            value = record[field]
            text = value if isinstance(value, str) else "; ".join(value)
            row[f"{name}_{field}"] = text[:_CELL]
    return row

"""A fact sheet as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.loading.files import json_value, read_lines
from kg.loading.sheets.cells import Row, Sheet
from kg.loading.sheets.text_file import encoding_of
from kg.model.cell import checked_size

__all__ = ["read_jsonl"]

_HEADER = {"sheet", "sources", "things"}
_CHAINS = ("said_by", "said_by_kind")


def read_jsonl(path: Path) -> Sheet:
    """The sheet in a file with one JSON object a line; header lines come first."""
    lines = _lines(path)
    about: Row | None = None
    sources: list[Row] = []
    things: list[Row] = []
    first: list[tuple[str, dict[str, Any]]] = []
    for where, found in lines:
        if not _HEADER & found.keys():
            first = [(where, found)]
            break
        for part in found:
            if part not in _HEADER:
                raise BadInput(f"{part!r} and the header do not go on one line", where=where)
        if "sheet" in found:
            about = _row(found["sheet"], where)
        sources += _named(found.get("sources", {}), "key", where)
        things += _named(found.get("things", {}), "name", where)
    facts = (_row(fact, where) for where, fact in chain(first, lines))
    return Sheet(facts=facts, about=about, sources=tuple(sources), things=tuple(things))


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in read_lines(path, encoding=encoding_of(path)):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        found = json_value(line, where, numbers_as_text=True)
        if not isinstance(found, dict):
            raise BadInput("each line must hold one object: {…}", where=where)
        yield where, found


def _named(part: Any, column: str, where: str) -> Iterator[Row]:
    if not isinstance(part, dict):
        raise BadInput("must be an object from names to fields", where=where)
    for key, fields in part.items():
        row = _row(fields, where)
        yield Row(where, {column: key, **row.cells}, nested=row.nested)


def _row(fields: Any, where: str) -> Row:
    if not isinstance(fields, dict):
        raise BadInput("must be an object of columns and cells", where=where)
    if _HEADER & fields.keys():
        raise BadInput("lines with sheet, sources or things come first", where=where)
    cells: dict[str, str] = {}
    nested: dict[str, Any] = {}
    for column, cell in fields.items():
        if cell is None:
            continue
        if column in _CHAINS and isinstance(cell, list) and all(isinstance(c, str) for c in cell):
            cell = " > ".join(cell)
        if isinstance(cell, bool):
            cells[column] = str(cell).lower()
        elif isinstance(cell, str):
            cells[column] = checked_size(cell.strip(), where)
        elif column == "coverage":
            nested[column] = cell
        else:
            raise BadInput(f"{column} must be plain text", where=where)
    return Row(where, {c: t for c, t in cells.items() if t}, nested=nested)

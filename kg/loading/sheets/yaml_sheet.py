"""A fact sheet in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import BadInput, UnknownName
from kg.loading.files import whole
from kg.loading.sheets.cells import Row, Sheet
from kg.loading.sheets.text_file import encoding_of
from kg.model.yaml_tree import Marked, read_tree

__all__ = ["read_yaml"]

_PARTS = ("sheet", "sources", "things", "facts")
_CHAINS = ("said_by", "said_by_kind")


def read_yaml(path: Path) -> Sheet:
    """The sheet in a YAML file: a mapping with sheet, sources, things and facts."""
    encoding = encoding_of(path)
    text = whole(path).decode(encoding)
    name = path.name
    root = read_tree(text, name)
    if not isinstance(root.value, dict):
        raise BadInput(
            "a sheet is a mapping with sheet, sources, things and facts",
            where=f"{name}:{root.line}",
        )
    for part, content in root.value.items():
        if part not in _PARTS:
            raise UnknownName("part of a sheet", part, _PARTS, where=f"{name}:{content.line}")
    about = root.value.get("sheet")
    return Sheet(
        facts=_facts(root.value.get("facts"), name),
        about=_row(about, name) if about and about.value is not None else None,
        sources=tuple(_named(root.value.get("sources"), "key", name)),
        things=tuple(_named(root.value.get("things"), "name", name)),
    )


def _facts(part: Marked | None, name: str) -> Iterator[Row]:
    if part is None or part.value is None:
        return
    if not isinstance(part.value, list):
        raise BadInput("facts is a list, one fact an item", where=f"{name}:{part.line}")
    for fact in part.value:
        yield _row(fact, name)


def _named(part: Marked | None, column: str, name: str) -> Iterator[Row]:
    """The rows of a mapping from names to fields."""
    if part is None or part.value is None:
        return
    if not isinstance(part.value, dict):
        raise BadInput("must be a mapping from names to fields", where=f"{name}:{part.line}")
    for key, fields in part.value.items():
        row = _row(fields, name)
        if column in row.cells:
            raise BadInput(f"{column!r} is no field; the name stands before", where=row.where)
        yield Row(row.where, {column: key, **row.cells}, nested=row.nested)


def _row(fields: Marked, name: str) -> Row:
    where = f"{name}:{fields.line}"
    if not isinstance(fields.value, dict):
        raise BadInput("must be a mapping such as {subject: …, predicate: …}", where=where)
    cells: dict[str, str] = {}
    nested: dict[str, Any] = {}
    for column, cell in fields.value.items():
        if cell.value is None:
            continue
        if isinstance(cell.value, str):
            cells[column] = cell.value.strip()
        elif column in _CHAINS and isinstance(cell.value, list):
            cells[column] = " > ".join(_text(item, name) for item in cell.value)
        elif column == "coverage":
            nested[column] = cell.plain()
        else:
            raise BadInput(f"{column} must be plain text", where=f"{name}:{cell.line}")
    return Row(where, {c: t for c, t in cells.items() if t}, nested=nested)


def _text(item: Marked, name: str) -> str:
    if not isinstance(item.value, str):
        raise BadInput("each voice must be plain text", where=f"{name}:{item.line}")
    return item.value.strip()

"""Which properties there are and of which type: what a file declares before its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Columns", "as_list", "as_text", "columns_of"]

Columns = Mapping[str, str]
"""Name to type: list, boolean, integer, long, double or text; sorted by name."""

INTEGER = 2**31
LONG = 2**63


def columns_of(rows: Iterable[Mapping[str, Any]]) -> Columns:
    """The columns that hold every value of these rows."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            kind = _type(value)
            if found.setdefault(name, kind) != kind:
                found[name] = _wider(found[name], kind)
    return dict(sorted(found.items()))


def as_list(value: Any) -> list[str]:
    """The value for a list column."""
    return [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]


def as_text(value: Any) -> str:
    """The value for any other column; a list is joined with ";"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(as_list(value)) if isinstance(value, list) else str(value)


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        small = -INTEGER <= value < INTEGER
        return "integer" if small else "long" if -LONG <= value < LONG else "text"
    if isinstance(value, float):
        return "double"
    return "list" if isinstance(value, list) else "text"


def _wider(one: str, other: str) -> str:
    kinds = {one, other}
    if len(kinds) == 1:
        return one
    if "list" in kinds:
        return "list"
    if kinds == {"integer", "long"}:
        return "long"
    return "double" if kinds == {"integer", "double"} else "text"

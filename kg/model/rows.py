"""What an answer is made of, whichever engine gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names, and rows of plain values in the same order.

    Dates and times are ISO text, durations ISO 8601 text. A node or a
    relationship is {"uid", "name", "label"}, where the label of a node is its
    core label and that of a relationship its type. A path is the list of its
    nodes and relationships in turn.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def as_dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings from column name to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

"""An answer: rows with the statements they rest on, and what to know about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.model.rows import Rows

__all__ = ["Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question in one language; `notes` are for the reader, before the rows."""

    question: str
    engine: str
    rows: Rows
    notes: tuple[str, ...] = field(default=())

    @property
    def unseen(self) -> int:
        """How many rows rest on statements that a policy accepted and no person has seen."""
        if "basis" not in self.rows.columns:
            return 0
        place = self.rows.columns.index("basis")
        return sum(row[place] == "policy" for row in self.rows.rows)

    def as_dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings from column name to value."""
        return self.rows.as_dicts()

"""Texts with columns in them, conditions on cells, and what cells mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import BadInput, nearest
from kg.loading.files import Fields

__all__ = ["Cells", "columns_of"]

_ANY = "*"
_COLUMN = re.compile(r"\{([^{}|]+)(?:\|([^{}]+))?\}")


def columns_of(text: str) -> Iterator[tuple[str, str | None]]:
    """The columns in a text, each with the lookup it goes through, if it does."""
    for match in _COLUMN.finditer(text):
        yield match[1].strip(), match[2].strip() if match[2] else None


class Cells:
    """The cells of a row under the names that a mapping gives them; a missing cell is None."""

    def __init__(
        self,
        row: Fields,
        columns: Mapping[str, str | None],
        missing: frozenset[str],
        lookups: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._row, self._columns, self._missing = row, columns, missing
        self._lookups = lookups

    def __getitem__(self, name: str) -> str | None:
        heading = self._columns.get(name) or name
        if heading in self._row.faults:
            raise BadInput(f"{heading}: {self._row.faults[heading]}")
        cell = self._row.get(heading)
        if cell is None:
            return None
        if isinstance(cell, list | dict):
            raise BadInput(f"{heading} holds no plain text")
        text = str(cell).lower() if isinstance(cell, bool) else " ".join(str(cell).split())
        return None if text in self._missing else text

    def text(self, template: str | None) -> str | None:
        """The text with its cells put in; None where one of them is missing."""
        if template is None:
            return None
        parts: list[str] = []
        end = 0
        for match in _COLUMN.finditer(template):
            cell = self[match[1].strip()]
            if cell is None:
                return None
            parts += [template[end : match.start()], self._meant(cell, match)]
            end = match.end()
        return "".join([*parts, template[end:]]) or None

    def holds(self, condition: Mapping[str, str | list[str]]) -> bool:
        """Whether each column of the condition has (one of) its cells; "" is a missing one."""
        for name, wanted in condition.items():
            cell = self[name] or ""
            if cell not in ([wanted] if isinstance(wanted, str) else wanted):
                return False
        return True

    def _meant(self, cell: str, match: re.Match[str]) -> str:
        if match[2] is None:
            return cell
        name = match[2].strip()
        table = self._lookups[name]
        if cell not in table and _ANY in table:
            return table[_ANY].replace(_ANY, cell)
        if cell not in table:
            raise BadInput(f"{match[1]}: the lookup {name!r} has no {cell!r}{nearest(cell, table)}")
        return table[cell]

"""The dates and periods of a row."""

from __future__ import annotations

import re

from kg.dates import edtf_of_numbers, edtf_of_parts
from kg.errors import BadInput, InvalidDate
from kg.loading.mapping.model import Date, Mapping
from kg.loading.mapping.texts import Cells
from kg.model import parse_period

__all__ = ["Times"]

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DIGITS = re.compile(r"(\d{4})(\d\d)?(\d\d)?")


class Times:
    """Reads the dates of one row, each once."""

    def __init__(self, mapping: Mapping, cells: Cells) -> None:
        self._mapping, self._cells = mapping, cells
        self._found: dict[str, str | None] = {}

    def find(self, name: str | None) -> str | None:
        """The date or period of that name as EDTF; None where the row does not tell."""
        if name is None:
            return None
        if name not in self._found:
            date = self._mapping.dates.get(name)
            self._found[name] = self._period(name) if date is None else self._date(name, date)
        return self._found[name]

    def _date(self, name: str, date: Date) -> str | None:
        try:
            if date.column is None:
                parts = (self._cell(date, part) for part in (date.year, date.month, date.day))
                return edtf_of_parts(*parts)
            cell = self._cell(date, date.column)
            if cell is None:
                return None
            if date.order == "digits":
                match = _DIGITS.fullmatch(cell)
                if match is None:
                    raise InvalidDate(f"{cell!r} is no date in digits, such as 195610")
                return edtf_of_parts(*match.groups())
            if date.order == "edtf":
                return parse_period(cell).edtf
            # A real date of a workbook, whatever the order of those that are text.
            return edtf_of_numbers(cell, "ymd" if _ISO.fullmatch(cell) else date.order)
        except BadInput as error:
            raise InvalidDate(f"{name}: {error.reason}") from error

    def _cell(self, date: Date, column: str | None) -> str | None:
        cell = self._cells[column] if column is not None else None
        return None if cell in date.missing else cell

    def _period(self, name: str) -> str | None:
        period = self._mapping.periods[name]
        begin, end = self.find(period.begin), self.find(period.end)
        if end is None and period.open and self._cells.holds(period.open):
            end = ".."
        if begin is None and end is None:
            return None
        text = f"{begin or ''}/{end or ''}"
        try:
            return parse_period(text).edtf
        except BadInput as error:
            raise InvalidDate(f"{name}: {error.reason}") from error

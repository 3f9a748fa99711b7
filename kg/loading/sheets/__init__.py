"""Fact sheets: tables in which a person writes down what sources say, one row a statement."""

from __future__ import annotations

from kg.loading.sheets.cells import Row, Sheet
from kg.loading.sheets.citations import Citations, sheet_source
from kg.loading.sheets.reader import edition_of, read_sheet
from kg.loading.sheets.statements import Statements
from kg.loading.sheets.things import Things

__all__ = [
    "Citations",
    "Row",
    "Sheet",
    "Statements",
    "Things",
    "edition_of",
    "read_sheet",
    "sheet_source",
]

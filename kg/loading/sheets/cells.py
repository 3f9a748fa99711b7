"""A sheet as every format gives it: rows of named cells, each row with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

__all__ = [
    "Column",
    "Row",
    "Sheet",
    "column_name",
    "spoiled",
    "spoiled_date",
]

_ERROR = re.compile(r"#(REF|NAME|VALUE|DIV/0|N/A|NUM|NULL|SPILL|CALC)[!?]?|#{3,}")
_SCIENTIFIC = re.compile(r"[+-]?\d+([.,]\d+)?E[+-]\d+", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b.*")
_YEAR_SLASHES = re.compile(r"\d{4}[/.]\d{1,2}[/.]\d{1,2}\b.*")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_MONTH_NAME = re.compile(r"(\d{1,4}-)?[A-Za-zÀ-ÿ]{3,4}\.?-\d{1,4}|\d{1,2}-[A-Za-zÀ-ÿ]{3,4}\.?")
_FRACTION = re.compile(r"\d+[.,]\d+")

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place ("sheet.csv:12"), its filled cells, and the cells that cannot be trusted.

    `faults` says for a column why its cell is not taken. `nested` holds what
    YAML and JSON allow beyond plain cells (the coverage of a source).
    """

    where: str
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    nested: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a table, as compared, and where it stands."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fact sheet as read: what it says of itself, its sources, its things and its rows.

    `columns` are the headings of a table; formats without headings name the
    columns in each row. `facts` may be read once only.
    """

    facts: Iterable[Row]
    about: Row | None = None
    sources: tuple[Row, ...] = ()
    things: tuple[Row, ...] = ()
    columns: tuple[Column, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def column_name(heading: str) -> str:
    """A heading as compared: "Said by" and "said_by" are one column."""
    return re.sub(r"[\s-]+", "_", heading.strip()).casefold()


def spoiled(text: str) -> str | None:
    """Why the cell is the wreck of a calculation, if it is one: #REF!, 1.95E+03."""
    if text[:1] == "#" and _ERROR.fullmatch(text):
        return f"{text} is an error of the spreadsheet; type the text anew"
    if text[-1:].isdigit() and _SCIENTIFIC.fullmatch(text):
        return (
            f"{text} is a number as the spreadsheet shortened it; "
            "format the column as text and type it anew"
        )
    return None


def spoiled_date(text: str) -> str | None:
    """Why a text in a date column is what a spreadsheet made of a date, if it is."""
    if _DAY_FIRST.fullmatch(text):
        reason = "does not tell day and month apart"
    elif _YEAR_SLASHES.fullmatch(text) or _CLOCK.fullmatch(text):
        reason = "is a date as a spreadsheet or program rewrites it"
    elif _MONTH_NAME.fullmatch(text) or _FRACTION.fullmatch(text):
        reason = "looks like something that a spreadsheet made of a date"
    else:
        return spoiled(text)
    return f"{text} {reason}; write year-month-day as in 1956-10-19, in a column formatted as text"

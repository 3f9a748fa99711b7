"""Dates that a data set gives in parts: a year, perhaps a month, perhaps a day."""

from __future__ import annotations

import re

from kg.errors import InvalidDate
from kg.model.period import parse_period

__all__ = ["edtf_of_numbers", "edtf_of_parts"]

Part = int | str | None
ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
UNKNOWN = frozenset({"", "0", "00", "0000", "-9", "-99", "-999", "-9999", "na", "nan", "none", "."})


def edtf_of_parts(year: Part, month: Part = None, day: Part = None) -> str | None:
    """Year, month and day of a record as EDTF; None if not one of them is known.

    A part is unknown if it is None, empty, zero or one of the usual codes (-9,
    NA). A known day without a month keeps its place (1956-XX-19), and so does a
    month without a year (XXXX-10). InvalidDate if there is no such day.
    """
    told = [_number(part, width) for part, width in ((year, 4), (month, 2), (day, 2))]
    while told and told[-1] is None:
        told.pop()
    if not told:
        return None
    filled = [part or "XX" if place else part or "XXXX" for place, part in enumerate(told)]
    return parse_period("-".join(filled)).edtf


def _number(part: Part, width: int) -> str | None:
    text = str(part if part is not None else "").strip().casefold()
    if text in UNKNOWN:
        return None
    if not re.fullmatch(r"-?[0-9]+(\.0+)?", text):
        raise InvalidDate(f"{part!r} is no number of a year, month or day")
    number = int(text.partition(".")[0])
    return f"{'-' if number < 0 else ''}{abs(number):0{width}}"


def edtf_of_numbers(text: str, order: str) -> str | None:
    """A date in figures, "19/10/1956", "10.1956" or "1956-10-19", as EDTF; None if it is empty.

    `order` is dmy, mdy or ymd, as the documentation of the data set tells it;
    nobody can tell 5/9/1956 from 9/5/1956 by looking. With two figures the day
    is missing. Years have four digits.
    """
    parts = re.split(r"[-/.\s]+", text.strip())
    if parts == [""]:
        return None
    if len(parts) == 2:
        parts = [*(parts if order == "ymd" else reversed(parts)), ""]
    elif len(parts) == 3:
        parts = [parts[place] for place in ORDERS[order]]
    elif len(parts) == 1:
        parts = [parts[0], "", ""]
    if len(parts) != 3 or (parts[0].isdigit() and len(parts[0]) != 4 and int(parts[0])):
        raise InvalidDate(f"{text!r} is no date of the order {order} with a year of four digits")
    return edtf_of_parts(*parts)

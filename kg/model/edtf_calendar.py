"""Days of the proleptic Gregorian calendar, for any year, and how bounds are written and compared.

A `Day` is (year, month, day); years run as in ISO 8601: 1 BC is 0, 2 BC is -1.
Two days lie outside every year: `BEFORE_ALL` and `AFTER_ALL`, the open ends.

A bound is a day as text. Years 0000 to 9999 have four digits; earlier ones a
minus sign and at least four digits ("-0044-03-15"), later ones more digits and
no plus sign ("17000-01-01"), as in xsd:date. An open end is "-inf" or "inf".
As text, bounds are in order only within the years 0000 to 9999; to order any
bounds, compare their `bound_key`.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from kg.memory import remembered

__all__ = [
    "AFTER_ALL",
    "BEFORE_ALL",
    "Day",
    "bound_key",
    "bound_text",
    "days_in_month",
]


class Day(NamedTuple):
    """A calendar day; days compare in the order of time."""

    year: float
    month: int
    day: int


BEFORE_ALL = Day(-math.inf, 0, 0)
AFTER_ALL = Day(math.inf, 0, 0)

LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in that year."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return LENGTHS[month]


@remembered(65_536)
def bound_text(day: Day) -> str:
    """The day as a bound: "1956-10-19", "-0044-03-15", "-inf" or "inf"."""
    year, month, number = day
    if 0 <= year <= 9999:
        return f"{year:04}-{month:02}-{number:02}"
    if day in (BEFORE_ALL, AFTER_ALL):
        return "inf" if year > 0 else "-inf"
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{number:02}"


def bound_key(bound: str) -> Day:
    """The place of a bound in time, to sort and compare bounds of any year."""
    if bound == "-inf":
        return BEFORE_ALL
    if bound == "inf":
        return AFTER_ALL
    year, month, day = bound.rsplit("-", 2)
    return Day(int(year), int(month), int(day))

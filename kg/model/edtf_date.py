"""One EDTF date: a day, month, season, year, decade or century, and what is unsure about it.

The grammar is that of the Library of Congress specification of 2019
(https://www.loc.gov/standards/datetime/). Seasons get their months by
convention, since the specification gives none: spring is March to May, winter
December to the end of the next February, in the southern hemisphere half a
year apart; 21 to 24 name no hemisphere and are read as northern.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.memory import remembered
from kg.model.edtf_calendar import Day, days_in_month
from kg.model.edtf_digits import first_and_last, level_of_digits, years_matching

__all__ = ["LARGEST_YEAR_DIGITS", "MONTHS_OF_SEASON", "USUAL_LENGTH", "Span", "read_date"]

LARGEST_YEAR_DIGITS = 1_000
USUAL_LENGTH = 64

MONTHS_OF_SEASON: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month of each season, quarter, third and half of a year; 14 is the next
February."""

PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
MARKED = re.compile(
    r"([?~%])?(-?[0-9X]{4})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
)
LONG_YEAR = re.compile(
    r"(?:Y(?P<base>-?[1-9][0-9]*)(?:E(?P<zeros>[1-9][0-9]{0,3}))?|(?P<four>-?[0-9]{4})(?=S))"
    r"(?:S(?P<told>[1-9][0-9]{0,3}))?(?P<mark>[?~%])?"
)


class Span(NamedTuple):
    """A date as its first and last possible day (None where it names no year), its EDTF level,
    its marks (any of "?~%"), its precision (year, season, month or day), and whether some digit
    is unspecified."""

    earliest: Day | None
    latest: Day | None
    level: int
    marks: str
    precision: str
    unspecified: bool


def read_date(text: str) -> Span | None:
    """Read one EDTF date without time of day; None if it is none."""
    # Long texts are never read twice, and would fill the memory.
    return seen_date(text) if len(text) <= USUAL_LENGTH else new_date(text)


@remembered(65_536)
def seen_date(text: str) -> Span | None:
    return new_date(text)


def new_date(text: str) -> Span | None:
    found = PLAIN.fullmatch(text)
    if found:
        return plain_date(*found.groups())
    found = MARKED.fullmatch(text)
    if found:
        return marked_date(text, found)
    found = LONG_YEAR.fullmatch(text)
    return long_year(found) if found else None


def plain_date(year_text: str, month_text: str | None, day_text: str | None) -> Span | None:
    """A date of digits only, which nearly all dates are."""
    year = int(year_text)
    if not month_text:
        return Span(Day(year, 1, 1), Day(year, 12, 31), 0, "", "year", False)
    month = int(month_text)
    last = days_in_month(year, month)
    if not day_text:
        return Span(Day(year, month, 1), Day(year, month, last), 0, "", "month", False)
    day = Day(year, month, int(day_text))
    return Span(day, day, 0, "", "day", False) if 1 <= day.day <= last else None


def marked_date(text: str, found: re.Match[str]) -> Span | None:
    """A date with marks on the whole or on parts, unspecified digits, a minus or a season."""
    year, month, day = found[2], found[5] or "", found[8] or ""
    if year == "-0000":
        return None
    marks = "".join(found[group] or "" for group in (1, 3, 4, 6, 7, 9))
    on_the_whole = text[-1] in "?~%" and len(marks) == 1
    level = 2 if marks and not on_the_whole else 1 if marks or year[0] == "-" else 0
    if not day and month.isdigit() and int(month) > 12:
        return season(year, int(month), level, marks)
    days = first_and_last(year, month, day)
    if days is None:
        return None
    level = max(level, level_of_digits(year, month, day))
    precision = "day" if day else "month" if month else "year"
    return Span(*days, level, marks, precision, "X" in text)


def season(year: str, number: int, level: int, marks: str) -> Span | None:
    """A season, quarter, four months or half of a year."""
    if number not in MONTHS_OF_SEASON:
        return None
    level = max(level, 1 if number <= 24 else 2, 2 if "X" in year else 0)
    if year.removeprefix("-") == "XXXX":
        return Span(None, None, level, marks, "season", True)
    years = years_matching(year)
    start, end = MONTHS_OF_SEASON[number]
    last_year, last_month = (years[-1] + 1, end - 12) if end > 12 else (years[-1], end)
    latest = Day(last_year, last_month, days_in_month(last_year, last_month))
    return Span(Day(years[0], start, 1), latest, level, marks, "season", "X" in year)


def long_year(found: re.Match[str]) -> Span | None:
    """A year after Y, with powers of ten (E), or of which only the first digits are sure (S)."""
    base, zeros, four, told, mark = found.groups()
    if four == "-0000" or (base and not zeros and len(base.lstrip("-")) < 5):
        return None
    if base and len(base.lstrip("-")) + int(zeros or 0) > LARGEST_YEAR_DIGITS:
        return None
    year = int(base or four) * 10 ** int(zeros or 0)
    unsure = len(str(abs(year))) - int(told) if told else 0
    if unsure < 0:
        return None
    nearest = abs(year) // 10**unsure * 10**unsure
    farthest = nearest + 10**unsure - 1
    first, last = (-farthest, -nearest) if year < 0 else (nearest, farthest)
    level = 2 if zeros or told else 1
    return Span(Day(first, 1, 1), Day(last, 12, 31), level, mark or "", "year", False)

"""Calendars that sources use beside the Gregorian one: Julian, Islamic, French Revolutionary.

Each gives the first and the last Gregorian day that a date can mean. An Islamic
month began when the new moon was seen: the tables (the civil ones, with the
leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty) may be two days
off either way. The Revolutionary calendar is counted for the years I to XIV, in
which it was the law; III, VII and XI had six complementary days.
"""

from __future__ import annotations

from kg.dates.days import day_number, gregorian_day
from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day

__all__ = ["Stretch", "islamic_days", "julian_days", "revolutionary_days"]

Stretch = tuple[Day, Day]

CRESCENT = 2
LAST_HIJRA = 1600
FIRST_OF_YEAR_ONE = day_number(1792, 9, 22)
SEXTILE = (3, 7, 11)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def julian_days(year: int, month: int | None = None, day: int | None = None) -> Stretch:
    """A year, a month or a day of the Julian calendar."""
    if month is None:
        return julian_days(year, 1, 1)[0], julian_days(year, 12, 31)[1]
    if not 1 <= month <= 12:
        raise InvalidDate(f"there is no month {month}")
    length = LENGTHS[month - 1] + (month == 2 and year % 4 == 0)
    if day is None:
        return julian_days(year, month, 1)[0], julian_days(year, month, length)[1]
    if not 1 <= day <= length:
        raise InvalidDate(f"month {month:02} of {year} in the Julian calendar has {length} days")
    years = year + 4800 - (14 - month) // 12
    months = month + 12 * ((14 - month) // 12) - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return gregorian_day(number), gregorian_day(number)


def islamic_days(year: int, month: int | None = None, day: int | None = None) -> Stretch:
    """A year, a month or a day after the Hijra."""
    first, last = month or 1, month or 12
    length = 29 + last % 2 + (last == 12 and (11 * year + 14) % 30 < 11)
    if not (1 <= year <= LAST_HIJRA and 1 <= last <= 12 and (day is None or 1 <= day <= 30)):
        raise InvalidDate("there is no such day in the Islamic calendar")
    begin = _islamic_number(year, first, day or 1) - CRESCENT
    end = _islamic_number(year, last, day or length) + CRESCENT
    return gregorian_day(begin), gregorian_day(end)


def _islamic_number(year: int, month: int, day: int) -> int:
    months = (59 * (month - 1) + 1) // 2
    return day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439


def revolutionary_days(year: int, month: int | None = None, day: int | None = None) -> Stretch:
    """A year, a month or a day of the French Republic; month 13 holds the complementary days."""
    extra = 6 if year in SEXTILE else 5
    longest = extra if month == 13 else 30
    if not (1 <= year <= 14 and 1 <= (month or 1) <= 13 and 1 <= (day or 1) <= longest):
        raise InvalidDate(
            "there is no such day in the French Revolutionary calendar (years I to XIV)"
        )
    start = FIRST_OF_YEAR_ONE + 365 * (year - 1) + sum(year > leap for leap in SEXTILE)
    begin = start + 30 * ((month or 1) - 1) + (day or 1) - 1
    if month is None:
        return gregorian_day(begin), gregorian_day(start + 359 + extra)
    return gregorian_day(begin), gregorian_day(begin if day else begin + longest - 1)

"""Days counted on, whatever the calendar, and stretches of days as EDTF.

A day number is the Julian day number of the day's noon: 2440588 is 1970-01-01.
"""

from __future__ import annotations

from kg.model.edtf_calendar import Day, bound_text, days_in_month

__all__ = ["day_number", "days_later", "edtf_of_days", "gregorian_day"]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a Gregorian day."""
    years = year + 4800 - (14 - month) // 12
    months = month + 12 * ((14 - month) // 12) - 3
    leaps = years // 4 - years // 100 + years // 400
    return day + (153 * months + 2) // 5 + 365 * years + leaps - 32045


def gregorian_day(number: int) -> Day:
    """The Gregorian day with that number."""
    days = number + 32044
    centuries = (4 * days + 3) // 146097
    days -= 146097 * centuries // 4
    years = (4 * days + 3) // 1461
    days -= 1461 * years // 4
    months = (5 * days + 2) // 153
    year = 100 * centuries + years - 4800 + months // 10
    return Day(year, months + 3 - 12 * (months // 10), days - (153 * months + 2) // 5 + 1)


def days_later(day: Day, count: int) -> Day:
    """The Gregorian day `count` days later, or earlier if negative."""
    return gregorian_day(day_number(int(day.year), day.month, day.day) + count)


def edtf_of_days(first: Day, last: Day) -> str:
    """Some time from the first to the last day: a day, a month, a year, or one of a range."""
    begin, end = bound_text(first), bound_text(last)
    if first.day == 1 and last.day == days_in_month(int(last.year), last.month) and begin != end:
        cut = 6 if (first.month, last.month) == (1, 12) else 3
        begin, end = begin[:-cut], end[:-cut]
    return begin if begin == end else f"[{begin}..{end}]"

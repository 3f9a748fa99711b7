"""Japanese years, counted by era, and the months of the old lunisolar calendar.

From 1873 (Meiji 6) months and days are Gregorian. Before, the twelve months
followed the moon, and the n-th of them held the n-th of the sun's principal
terms; which day it began is not computed here, so that a day told by month and
number stays open by some five weeks. Eras: japanera 2.1.3 (MIT) gives the days
on which they began; a lunisolar year goes by the Gregorian year in which it
began.
"""

from __future__ import annotations

from kg.dates.calendars import Stretch
from kg.dates.days import days_later
from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day, days_in_month

__all__ = ["ERAS", "japanese_days"]

ERAS = {
    "tenpo": 1830, "koka": 1844, "kaei": 1848, "ansei": 1854, "manen": 1860, "bunkyu": 1861,
    "genji": 1864, "keio": 1865, "meiji": 1868, "taisho": 1912, "showa": 1926, "heisei": 1989,
    "reiwa": 2019,
    "天保": 1830, "弘化": 1844, "嘉永": 1848, "安政": 1854, "万延": 1860, "文久": 1861,
    "元治": 1864, "慶応": 1865, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989,
    "令和": 2019,
}  # fmt: skip
"""The year 1 of each era."""

BEGAN = {1912: Day(1912, 7, 30), 1926: Day(1926, 12, 25), 1989: Day(1989, 1, 8),
         2019: Day(2019, 5, 1)}  # fmt: skip
ENDED = {1868: Day(1912, 7, 30), 1912: Day(1926, 12, 25), 1926: Day(1989, 1, 7),
         1989: Day(2019, 4, 30)}  # fmt: skip
TERMS = ((2, 19), (3, 21), (4, 20), (5, 21), (6, 21), (7, 23),
         (8, 23), (9, 23), (10, 23), (11, 22), (12, 22), (1, 20))  # fmt: skip
"""The sun's principal terms, each within two days, in Gregorian days of the nineteenth century."""

GREGORIAN_SINCE = 1873
LONGEST_MONTH = 30
TOLERANCE = 2


def japanese_days(
    era: int, number: int, month: int | None, day: int | None, *, leap: bool = False
) -> Stretch:
    """A year of the era that began in the year `era`, or a month or day of it."""
    year = era + number - 1
    following = [start for start in ERAS.values() if start > era]
    if number < 1 or (following and year > min(following)):
        raise InvalidDate(f"that era had no year {number}")
    if year < GREGORIAN_SINCE:
        return lunisolar_days(year, month, day, leap=leap)
    if month is None:
        first, last = Day(year, 1, 1), Day(year, 12, 31)
        return max(first, BEGAN.get(era, first)), min(last, ENDED.get(era, last))
    if not (1 <= month <= 12 and 1 <= (day or 1) <= days_in_month(year, month)):
        raise InvalidDate(f"the year {year} has no such day")
    return Day(year, month, day or 1), Day(year, month, day or days_in_month(year, month))


def lunisolar_days(year: int, month: int | None, day: int | None, *, leap: bool) -> Stretch:
    """The first and the last day that a lunisolar year, month or day can have been."""
    if month is None:
        begin, following = (lunisolar_days(y, 1, 1, leap=False) for y in (year, year + 1))
        return begin[0], days_later(following[1], -1)
    if not (1 <= month <= 12 and 1 <= (day or 1) <= LONGEST_MONTH):
        raise InvalidDate("a year of the old Japanese calendar has months 1 to 12 of up to 30 days")
    term = Day(year + (month == 12), *TERMS[month - 1])
    shift = LONGEST_MONTH if leap else 0
    first = days_later(term, (day or 1) - LONGEST_MONTH - TOLERANCE + max(shift - 1, 0))
    return first, days_later(term, (day or LONGEST_MONTH) - 1 + TOLERANCE + shift)

"""Old and New Style: dates of the Julian calendar, and dates that a source gives in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kg.dates.calendars import julian_days
from kg.dates.days import edtf_of_days
from kg.dates.names import MONTH, month_number
from kg.errors import InvalidDate
from kg.model.edtf_calendar import (
    AFTER_ALL,
    BEFORE_ALL,
    Day,
    bound_key,
    bound_text,
    days_in_month,
)
from kg.model.period import parse_period

__all__ = ["double_date", "either_style", "from_julian", "old_year", "style_told"]

PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)")
YEARS = r"(?P<year>\d{4})(?:[/-](?P<next>\d{1,4}))?"
STYLES = {
    "julian": r"o\.? ?s\.?|old style|julian(?: calendar)?",
    "gregorian": r"n\.? ?s\.?|new style|gregorian(?: calendar)?",
}
DOUBLE = [
    re.compile(pattern.replace("MONTH", MONTH).replace("YEARS", YEARS))
    for pattern in (
        r"(?P<d1>\d{1,2}) (?P<m1>MONTH) ?[/(] ?(?P<d2>\d{1,2}) (?P<m2>MONTH)\)?,? YEARS",
        r"(?P<m1>MONTH) (?P<d1>\d{1,2}) ?[/(] ?(?P<m2>MONTH) (?P<d2>\d{1,2})\)?,? YEARS",
        r"(?P<d1>\d{1,2}) ?[/(] ?(?P<d2>\d{1,2})\)? (?P<m1>MONTH),? YEARS",
        r"(?P<m1>MONTH) (?P<d1>\d{1,2}) ?[/(] ?(?P<d2>\d{1,2})\)?,? YEARS",
        r"(?P<d1>\d{1,2}) (?P<m1>MONTH),? (?P<year>\d{4}) ?[/(] ?(?P<d2>\d{1,2}) (?P<m2>MONTH),? "
        r"(?P<next>\d{4})\)?",
        r"(?P<m1>MONTH) (?P<d1>\d{1,2}),? (?P<year>\d{4}) ?[/(] ?(?P<m2>MONTH) (?P<d2>\d{1,2}),? "
        r"(?P<next>\d{4})\)?",
    )
]
BOTH_YEARS = DOUBLE[-2:]
OLD_YEAR = re.compile(rf"(?P<date>.*\b(?:{MONTH}).*?)(?P<year>\d{{4}})[/-](?P<next>\d{{1,2}})")


def style_told(text: str) -> tuple[str, str | None]:
    """The words without "(O.S.)" or "New Style", and the calendar that this means."""
    for calendar, words in STYLES.items():
        if found := re.fullmatch(rf"(?P<rest>.+?),? ?\(?(?:{words})\)?", text):
            return found["rest"], calendar
    return text, None


def double_date(text: str) -> str | None:
    """One day told in both styles ("26 January/7 February 1855"), as EDTF; None if it is none.

    InvalidDate if the two are not one day in the two calendars.
    """
    for pattern in DOUBLE:
        if found := pattern.fullmatch(text):
            days = set(agreeing(found))
            if len(days) != 1:
                raise InvalidDate(
                    f"{text!r} tells a day in two styles, and they are not the same day"
                )
            return bound_text(days.pop())
    return None


def agreeing(found: re.Match[str]) -> Iterator[Day]:
    """The days that are one of the two dates in the one calendar and the other in the other.

    The year stands beside the second date; the first may lie on the other side of New Year.
    """
    told = found.groupdict()
    one = (month_number(told["m1"]), int(told["d1"]))
    two = (month_number(told.get("m2") or told["m1"]), int(told["d2"]))
    year = int(told["year"])
    last = completed(year, told["next"]) if told["next"] else year
    firsts = [year] if told["next"] and found.re in BOTH_YEARS else [last - 1, last, last + 1]
    for first in firsts:
        dates = ((first, *one), (last, *two))
        for old, new in (dates, dates[::-1]):
            with suppress(InvalidDate):
                if julian_days(*old)[0] == Day(*new):
                    yield Day(*new)


def completed(year: int, following: str) -> int:
    """1733 of 1732 and "33", "3" or "1733"."""
    return int(str(year)[: 4 - len(following)] + following)


def old_year(text: str) -> str | None:
    """The words with the year counted from January, if they tell it in both ways: 1732/33."""
    found = OLD_YEAR.fullmatch(text)
    if found is None or completed(int(found["year"]), found["next"]) != int(found["year"]) + 1:
        return None
    return f"{found['date']}{int(found['year']) + 1}"


def from_julian(edtf: str) -> str:
    """A date of the Julian calendar, written as EDTF, in the Gregorian calendar."""
    return moved(edtf, either=False)


def either_style(edtf: str) -> str:
    """A date of which nobody tells the style: in the one calendar or in the other."""
    return moved(edtf, either=True)


def moved(edtf: str, *, either: bool) -> str:
    if "/" in edtf:
        sides = [s if s in ("", "..") else moved(s, either=either) for s in edtf.split("/")]
        if any("[" in side for side in sides):
            raise InvalidDate(
                f"{edtf} in the Julian calendar begins or ends in parts of two Gregorian months or "
                "years, for which EDTF has no interval; tell the days"
            )
        return "/".join(sides)
    if found := PLAIN.fullmatch(edtf):
        return moved_plain(found, either=either)
    period = parse_period(edtf)
    mark = "%" if period.approximate and period.uncertain else "~" if period.approximate else ""
    begin = min(days_of(period.begin_earliest, either=either))
    end = max(days_of(period.end_latest, either=either))
    ends = ["" if day in (BEFORE_ALL, AFTER_ALL) else bound_text(day) for day in (begin, end)]
    told = "..".join(ends)
    return with_mark(f"[{told}]", mark or ("?" if period.uncertain else ""))


def moved_plain(found: re.Match[str], *, either: bool) -> str:
    """A year, a month or a day, with a mark or without."""
    year, month, day, mark = found.groups()
    first, last = julian_days(int(year), int(month) if month else None, int(day) if day else None)
    if either and day and int(day) <= days_in_month(int(year), int(month)):
        return with_mark(f"[{year}-{month}-{day},{bound_text(first)}]", mark)
    if either and not day:
        ends = int(month or 1), int(month or 12)
        first = min(first, Day(int(year), ends[0], 1))
        last = max(last, Day(int(year), ends[1], days_in_month(int(year), ends[1])))
    return with_mark(edtf_of_days(first, last), mark)


def days_of(bound: str | None, *, either: bool) -> list[Day]:
    """The days that an outer bound can mean, read as a Julian day or in either calendar."""
    if bound is None:
        raise InvalidDate("a date without a year cannot be taken from one calendar into another")
    day = bound_key(bound)
    if day in (BEFORE_ALL, AFTER_ALL):
        return [day]
    julian = julian_days(int(day.year), day.month, day.day)[0]
    return [julian, day] if either else [julian]


def with_mark(edtf: str, mark: str) -> str:
    return re.sub(r"-?\d{4}(?:-\d\d)*", lambda found: found[0] + mark, edtf) if mark else edtf

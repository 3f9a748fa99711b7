"""Old and New Style: dates of the Julian calendar, and dates that a source gives in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kg.dates.calendars import julian_days
from kg.dates.days import edtf_of_day, edtf_of_days
from kg.dates.names import MONTH, month_number
from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day, bound_key, days_in_month
from kg.model.period import parse_period

__all__ = ["double_date", "either_style", "from_julian", "old_year", "style_told"]

PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)")
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
            return edtf_of_day(days.pop())
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
        year, month, day, mark = found.groups()
        days = julian_days(int(year), int(month) if month else None, int(day) if day else None)
        if not either:
            return with_mark(edtf_of_days(*days), mark)
        if day and month and int(day) <= days_in_month(int(year), int(month)):
            return with_mark(f"[{edtf.removesuffix(mark)},{edtf_of_day(days[0])}]", mark)
        first = days[0] if day else Day(int(year), int(month or 1), 1)
        return with_mark(edtf_of_days(first, days[1]), mark)
    period = parse_period(edtf)
    mark = "%" if period.approximate and period.uncertain else "~" if period.approximate else ""
    bounds = period.begin_earliest, period.end_latest
    begin = end_of(bounds[0], julian=not either)
    end = end_of(bounds[1], julian=True)
    return with_mark(f"[{begin}..{end}]", mark or ("?" if period.uncertain else ""))


def end_of(bound: str | None, *, julian: bool) -> str:
    """An outer bound read as a Julian day, or left as it is; nothing for an open end."""
    if bound is None:
        raise InvalidDate("a date without a year cannot be taken from one calendar into another")
    if bound in ("-inf", "inf"):
        return ""
    day = bound_key(bound)
    return edtf_of_day(julian_days(int(day.year), day.month, day.day)[0]) if julian else bound


def with_mark(edtf: str, mark: str) -> str:
    return re.sub(r"\d{4}(?:-\d\d)*", lambda found: found[0] + mark, edtf) if mark else edtf

"""English names of dates as EDTF, with bounds as wide as the words leave them.

"Early" is the first half of a year, month, decade or century, "late" the second,
"mid" the two quarters in the middle; a decade or century is the ten or hundred
years that begin alike. "Winter 1956" may mean its beginning or the winter that
begins with its end: both are left open. Nothing is taken for a year that the
words do not name: such dates have the year XXXX, and no bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.dates.days import day_number, edtf_of_days, gregorian_day
from kg.dates.names import MONTH, ORDINAL, SEASONS, month_number, ordinal_number
from kg.model.edtf_calendar import Day, bound_key
from kg.model.period import parse_period

__all__ = ["base", "marked", "part", "whole"]

DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
FOLLOWING = r"(?:[-–/](?P<next>\d{2,4}))?"
NAMED = f"(?P<month>{MONTH})"
HALVES = {"early": 0, "beginning": 0, "start": 0, "first half": 0, "mid": 1, "middle": 1,
          "late": 2, "end": 2, "second half": 2}  # fmt: skip
PART = re.compile(
    r"(?:in |at )?(?:the )?(?P<part>early|mid|late|beginning|start|middle|end|first half"
    r"|second half)(?:[-– ](?:of |in )?)(?:the )?(?P<rest>.+)"
)
ABOUT = re.compile(
    r"(?:circa|ca\.?|c\.?|about|around|approximately|approx\.?)(?:(?<=\.) ?| |(?=\d))(?P<rest>.+)"
)
PERHAPS = re.compile(r"(?:probably|possibly|perhaps|presumably|likely) (?P<rest>.+)")
ASKED = re.compile(r"(?P<rest>.+?) ?\(?\?\)?")


def base(text: str) -> str | None:
    """A day, month, season, year, decade or century, named outright."""
    for pattern, reading in BASES:
        if found := pattern.fullmatch(text):
            return reading(found)
    return None


def calendar_date(found: re.Match[str]) -> str:
    told = found.groupdict()
    text = told.get("year") or "XXXX"
    if told.get("month"):
        text += f"-{month_number(told['month']):02}"
    if told.get("day"):
        text += f"-{int(told['day']):02}"
    return text


def season(found: re.Match[str]) -> str:
    year, code = found["year"], SEASONS[found["season"]]
    if code != SEASONS["winter"] or year is None:
        return f"{year or 'XXXX'}-{code}"
    if found["next"]:
        return f"{year}-24" if (int(year) + 1) % 100 == int(found["next"]) % 100 else f"{year}-99"
    return f"[{year}-01..{year}-02,{year}-24]"


def century(found: re.Match[str]) -> str:
    return f"{ordinal_number(found['ordinal']) - 1:02}XX"


Reading = Callable[[re.Match[str]], str]


def _rule(pattern: str, reading: Reading) -> tuple[re.Pattern[str], Reading]:
    return re.compile(pattern), reading


BASES = (
    _rule(f"(?:[a-z]+day,? )?{DAY}(?: day)?(?: of)? {NAMED}(?:,?(?: of)? {YEAR})?", calendar_date),
    _rule(f"(?:[a-z]+day,? )?{NAMED} {DAY}(?:, ?| )?{YEAR}", calendar_date),
    _rule(f"{NAMED} {DAY}", calendar_date),
    _rule(f"(?:the month of )?{NAMED}(?:,?(?: of)? {YEAR})?", calendar_date),
    _rule(YEAR, calendar_date),
    _rule(rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?:,?(?: of)? {YEAR}{FOLLOWING})?", season),
    _rule(r"(?:the )?(?P<decade>\d{3})0'?s", lambda found: found["decade"] + "X"),
    _rule(f"(?:the )?(?P<ordinal>{ORDINAL})[- ]century(?: a\\.?d\\.?)?", century),
    _rule(r"(?:the )?century", lambda found: "XXXX"),
    _rule(f"(?:the )?(?P<which>first|second|third|fourth) quarter(?: of)? {YEAR}",
          lambda found: f"{found['year']}-{32 + ordinal_number(found['which'])}"),
)  # fmt: skip


def part(text: str) -> str | None:
    """Early, mid or late in something."""
    found = PART.fullmatch(text)
    whole = base(found["rest"]) if found else None
    if found is None or whole is None or whole.startswith("["):
        return None
    period = parse_period(whole)
    if period.begin_earliest is None or period.end_latest is None:
        return whole
    first, last = bound_key(period.begin_earliest), bound_key(period.end_latest)
    return within(HALVES[found["part"]], first, last)


def whole(text: str) -> str | None:
    """A date by its name, or that of which an early, middle or late part is told."""
    found = PART.fullmatch(text)
    return base(text) or (base(found["rest"]) if found else None)


def within(half: int, first: Day, last: Day) -> str:
    """The first half, the middle or the second half: of years, of months or of days."""
    years = int(last.year - first.year) + 1
    if years > 1 and (first.month, last.month) == (1, 12):
        start, end = halves(half, years)
        return f"[{int(first.year) + start:04}..{int(first.year) + end:04}]"
    if (first.month, last.month) == (1, 12):
        start, end = halves(half, 12)
        return f"[{int(first.year):04}-{start + 1:02}..{int(first.year):04}-{end + 1:02}]"
    number = day_number(int(first.year), first.month, first.day)
    start, end = halves(half, day_number(int(last.year), last.month, last.day) - number + 1)
    return edtf_of_days(gregorian_day(number + start), gregorian_day(number + end))


def halves(half: int, count: int) -> tuple[int, int]:
    """The first and the last place of a half, or of the middle, among `count`."""
    quarter = count // 4
    return ((0, (count + 1) // 2 - 1), (quarter, count - 1 - quarter), (count // 2, count - 1))[
        half
    ]


def marked(text: str) -> str | None:
    """About or perhaps some date."""
    for pattern, mark in ((ABOUT, "~"), (PERHAPS, "?"), (ASKED, "?")):
        if found := pattern.fullmatch(text):
            inner = base(found["rest"]) or (marked(found["rest"]) if mark == "?" else None)
            if inner is None or inner.startswith("["):
                return None
            return f"{inner[:-1]}%" if inner[-1] == "~" else inner + mark
    return None

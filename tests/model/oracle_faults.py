"""What two other readers of EDTF are known to get wrong, as seen in edtf 5.0.2 and undate 0.8.0.

Each fault has the texts that it can touch (a pattern), what is wrong, and one
text that shows it. Outside these texts the readers must agree with ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day, bound_key
from kg.model.period import parse_period

__all__ = ["EDTF_FAULTS", "UNDATE_FAULTS", "Ends", "Fault", "ours"]

Ends = tuple[Day | None, Day | None]


class Fault(NamedTuple):
    """Texts that it can touch, what is wrong, and a text that shows it."""

    touched: str | Callable[[str], bool]
    what: str
    example: str

    def touches(self, text: str) -> bool:
        if isinstance(self.touched, str):
            return re.search(self.touched, text) is not None
        return self.touched(text)


def ours(text: str) -> Ends | None:
    """First and last possible day, or None if the text is no date."""
    try:
        period = parse_period(text)
    except InvalidDate:
        return None
    first, last = period.begin_earliest, period.end_latest
    return (bound_key(first) if first else None, bound_key(last) if last else None)


def turned(text: str) -> bool:
    """Whether it is an interval that ends before it starts."""
    start, end = (ours(side) for side in (text.partition("/")[0], text.partition("/")[2]))
    return ours(text) is None and start is not None and end is not None


def overlapping(text: str) -> bool:
    """Whether it is an interval whose end may be no later than its start."""
    start, end = (ours(side) for side in (text.partition("/")[0], text.partition("/")[2]))
    return bool(start and end and start[1] and end[0] and end[0] <= start[1])


def open_to_nothing(text: str) -> bool:
    return text.startswith("../") and ours(text) is None


def no_such_day(text: str) -> bool:
    """Whether a day is named that its month has not."""
    days = re.findall(r"-?[0-9X]{4}-[0-9X]{2}-[0-9X]{2}", text)
    return any(ours(day) is None for day in days)


SEASON = r"(2[1-9]|3[0-9]|4[01])"

EDTF_FAULTS = [
    Fault(r"\s", "skips blanks", " 1956"),
    Fault(r"02-29", "has a 29th of February in every year", "1957-02-29"),
    Fault(r"X.*-(02|04|06|09|11)-3", "has a 31st in every month beside an X", "19XX-04-31"),
    Fault(r"-(X[0-9]|[0-9]X)", "crashes at a month or day with one X", "1956-1X"),
    Fault(r"-XX.*/|/.*-XX", "crashes at an unspecified month in an interval", "1956-XX/1957"),
    Fault(r"[?~%].*[?~%]", "reads two marks only in a few orders", "?2004-06~-11"),
    Fault(r"[?~%].*X|X.*[?~%]", "reads marks beside an X only in a few orders", "195X-10~"),
    Fault(r"[?~%][-0-9]", "reads few marks on parts before 0, of seasons or in sets of one",
          "{?2004-06}"),
    Fault(r"[?~%]-.*/|/.*[?~%]-", "knows no mark on a part beside an open or unknown end",
          "2004-06~-11/.."),
    Fault(r"[?~%].*/|/.*[?~%]", "knows few marks in intervals", "2004-06-~11/"),
    Fault(r"XXXX", "bounds a date without a year at 0 and 9999", "XXXX-09-26"),
    Fault(r"(^|[/\[{,.])-[-0-9]*X", "knows no X inside a date before 0, or goes up to the year 0",
          "-00XX"),
    Fault(r"X.*/\.\.|\.\./.*X", "knows no X beside an open end", "195X/.."),
    Fault(r"[0-9]S", "leaves significant digits out of the strict bounds", "1950S2"),
    Fault(r"^/|/$", "guesses ten years for an unknown end", "1956/"),
    Fault(r"[0-9X]{4}-(24|28|30)(?!-)", "ends winter at the year's end", "2001-24"),
    Fault(rf"[0-9X]{{4}}-{SEASON}[?~%/,.\]}}]|[\[{{/?~%X,.].*-{SEASON}([,.\]}}]|$)",
          "knows few seasons with marks or X, in intervals and in sets", "1956-25/1957"),
    Fault(r"Y.*[?~%/,\]}]|[/\[{].*Y", "knows no long year with a mark, in an interval or a set",
          "Y17000/Y18000"),
    Fault(r"^[\[{][^,.]*[\]}]$", "knows no set of one", "[1956]"),
    Fault(r"[\[{].*(X|-[0-9]{4}|\.\.)",
          "reads few dates with X or before 0 in sets, and takes ranges that end before they start",
          "[1956,1955..1950]"),
    Fault(r"T.*\+0?0", "knows no shift by no hours", "1985-04-12T10:00:00+00"),
    Fault(r"^-?[0-9]{4}(-[0-9]{2})?T", "takes a time of day without a day", "1985-04T10:00:00"),
    Fault(open_to_nothing, "crashes at an open start before what is no date", "../-0000"),
    Fault(turned, "takes an interval that ends before it starts", "1957/1956"),
]  # fmt: skip

UNDATE_FAULTS = [
    Fault(r"\s", "skips blanks", " 1956"),
    Fault(r"T", "knows no time of day", "1985-04-12T10:00:00"),
    Fault(r"[\[{]", "knows no sets", "[1956,1957]"),
    Fault(r"[SE]", "knows no powers of ten and no significant digits", "1950S2"),
    Fault(r"[?~%]-?[0-9X]|[?~%]-", "knows no marks on parts", "?2004-06"),
    Fault(rf"[0-9X]{{4}}-{SEASON}", "crashes at seasons, knows none beyond 24", "2001-21"),
    Fault(r"-0000", "reads the year -0000", "-0000"),
    Fault(r"(^|/)-[0-9]*X|X[0-9]", "knows X only at the right, and not in a year before 0",
          "-195X"),
    Fault(r"XXXX", "bounds a date without a year at the ends of its own time", "XXXX-09-26"),
    Fault(r"X.*-02-29", "crashes at 29 February in 195X", "195X-02-29"),
    Fault(r"-0X-31", "crashes at a 31st in an unspecified month", "196X-0X-31"),
    Fault(r"0000-02", "has no leap year 0", "0000-02"),
    Fault(r"\.\.", "takes an open end for an unknown one", "1956/.."),
    Fault(no_such_day, "crashes at a day that does not exist", "1957-02-29"),
    Fault(overlapping, "crashes at an interval whose ends share days", "1956/1956-10"),
]  # fmt: skip

"""Points in time as Wikibase writes them: "+1956-10-19T00:00:00Z", a precision and a calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.dates import read_source_date

__all__ = ["Moment", "bare", "moment", "precise", "span"]

_TIME = re.compile(r"([+-]?)(\d{4,16})-(\d\d)-(\d\d)T\d\d:\d\d:\d\dZ")
_DECADE, _YEAR, _MONTH, _DAY = 8, 9, 10, 11
# The item of the proleptic Julian calendar, as it stands in the calendar model of a value.
_JULIAN = "Q1985786"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as EDTF (None where it is no date that can be written so), and the words for it."""

    edtf: str | None
    words: str
    calendar: str | None = None


def moment(time: str, precision: int, calendar: str = "") -> Moment:
    """The date to its precision; a Julian day is told by its Gregorian one.

    Wikibase counts no year 0: -0044 is 44 BC, which EDTF writes -0043.
    """
    match = _TIME.fullmatch(time)
    if match is None or precision < _DECADE:
        return Moment(None, f"{time} (precision {precision})")
    year = int(match[2]) if match[1] != "-" else 1 - int(match[2])
    month, day = int(match[3]), int(match[4])
    words = time.removeprefix("+").partition("T")[0]
    julian = calendar.endswith(_JULIAN)
    digits = f"{'-' if year < 0 else ''}{abs(year):04d}"
    if precision == _DECADE:
        edtf = f"{digits[:-1]}X"
    else:
        parts = (digits, f"{month:02d}", f"{day:02d}")
        edtf = "-".join(parts[: 1 + min(precision, _DAY) - _YEAR])
    if julian and precision >= _DAY:
        edtf = read_source_date(edtf, "julian").edtf
    kept = len(words) - 3 * max(0, _DAY - max(precision, _YEAR))
    return Moment(edtf, words[:kept], "julian" if julian else None)


def bare(time: str) -> Moment:
    """A date that came without its precision, no finer than it certainly is.

    The query service writes a year as its first day, and a month as its first: only another day
    tells that a day is meant.
    """
    match = _TIME.fullmatch(time)
    first = match is not None and match[4] == "01"
    year = first and match is not None and match[3] == "01"
    return moment(time, _YEAR if year else _MONTH if first else _DAY)


def span(start: Moment | None, end: Moment | None, *, ended: bool | None) -> str | None:
    """From one to the other; `ended` False says that there is no end, None that it is unknown."""
    begin = start.edtf if start else None
    close = end.edtf if end else None
    if begin is None and close is None and ended is not False:
        return None
    return f"{begin or ''}/{close or ('..' if ended is False else '')}"


def precise(value: dict[str, Any]) -> Moment:
    """The date in a value of an entity."""
    return moment(value["time"], int(value["precision"]), value.get("calendarmodel", ""))

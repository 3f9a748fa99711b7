"""A date in the words of a source, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.dates.days import edtf_of_days
from kg.dates.foreign import islamic, japanese, revolutionary
from kg.dates.names import plain
from kg.dates.styles import double_date, either_style, from_julian, old_year, style_told
from kg.dates.words import edtf_of_words
from kg.errors import InvalidDate
from kg.model.edtf_calendar import bound_key
from kg.model.period import parse_period

__all__ = ["SourceDate", "read_source_date", "told_otherwise"]

FOREIGN = {"japanese": japanese, "islamic": islamic, "revolutionary": revolutionary}
YEARS = re.compile(r"\d\d(\d\d)-(\d\d)")
TWO_READINGS = re.compile(r"(\d\d)(\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class SourceDate:
    """A date as a source tells it: EDTF in the Gregorian calendar, the calendar that the source
    used (None where nobody says), and its words."""

    edtf: str
    calendar: str | None
    words: str


@lru_cache(maxsize=4096)
def read_source_date(words: str, calendar: str | None = None) -> SourceDate:
    """Read a date in English words or figures, or told in another calendar.

    `calendar` is gregorian, julian, japanese, islamic or revolutionary where it
    is known from elsewhere, and unknown where the style is in doubt: then both
    styles are left open. Words that tell their calendar themselves ("O.S.", "26
    January/7 February 1855", "18 Brumaire VIII") need none. InvalidDate if the
    words are not understood or name no day that there was.
    """
    text = plain(words)
    if calendar in FOREIGN:
        days = FOREIGN[calendar](text)
        if days is None:
            raise not_understood(words, calendar)
        return SourceDate(edtf_of_days(*days), calendar, words)
    edtf, told = western(text, calendar)
    # Figures alone, or "year 8", would be a guess.
    if edtf is None and calendar is None and not re.match(r"year|[-\d/. ]*$", text):
        for name, read in FOREIGN.items():
            if days := read(text):
                return SourceDate(edtf_of_days(*days), name, words)
    if edtf is None:
        raise not_understood(words, calendar)
    return SourceDate(parse_period(edtf).edtf, told, words)


def told_otherwise(edtf: str, words: str, calendar: str | None) -> SourceDate | None:
    """What the words tell, if it can be read and shares no day with the time that was written."""
    try:
        told = read_source_date(words, calendar)
    except InvalidDate:
        return None
    periods = [parse_period(edtf), parse_period(told.edtf)]
    first, last = (
        [bound_key(bound) for bound in bounds if bound is not None]
        for bounds in zip(*((p.begin_earliest, p.end_latest) for p in periods), strict=True)
    )
    return told if first and last and max(first) > min(last) else None


def western(text: str, calendar: str | None) -> tuple[str | None, str | None]:
    """The date as EDTF, and its calendar, of words in the Julian or Gregorian calendar."""
    if double := double_date(text):
        return double, "julian"
    text, style = style_told(text)
    if single := old_year(text):
        text, style = single, style or "julian"
    if style and calendar not in (None, "unknown", style):
        raise InvalidDate(f"{text!r} is told as {style}, and the calendar is given as {calendar}")
    calendar = style or calendar
    edtf = edtf_itself(text) or edtf_of_words(text)
    if edtf and calendar == "julian":
        edtf = from_julian(edtf)
    elif edtf and calendar == "unknown":
        edtf = either_style(edtf)
    return edtf, calendar


def edtf_itself(text: str) -> str | None:
    """The text as EDTF, where it is a date in figures that can only mean one thing."""
    found = TWO_READINGS.fullmatch(text)
    if found and int(found[3]) > int(found[2]):
        raise InvalidDate(
            f"{text!r} may be a month or the years {found[1]}{found[2]} to {found[1]}{found[3]}; "
            f"write {text} or {found[1]}{found[2]}/{found[1]}{found[3]} as the time"
        )
    if (years := YEARS.fullmatch(text)) and years[2] > max(years[1], "12"):
        return None
    return text.upper() if re.fullmatch(r"-?[0-9x]{4}(-[0-9x]{2}){0,2}[?~%]?", text) else None


def not_understood(words: str, calendar: str | None) -> InvalidDate:
    kind = f"{calendar} date" if calendar in FOREIGN else "date"
    return InvalidDate(
        f"the {kind} {words!r} is not understood; write it in EDTF, in the Gregorian calendar, as "
        "the time, and keep the words as original_time"
    )

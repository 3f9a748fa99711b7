"""Valid time: when something was so, as a source tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.errors import InvalidDate
from kg.memory import remembered
from kg.model.edtf import read_edtf
from kg.model.edtf_calendar import AFTER_ALL, BEFORE_ALL, Day, bound_key, bound_text
from kg.model.edtf_date import USUAL_LENGTH
from kg.model.edtf_hints import why_no_date

__all__ = ["Period", "attested_on", "bound_key", "parse_period", "years_of"]


DIGITS = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Period:
    """When something was so, as a source tells it: the EDTF text is the truth, four bounds are
    computed.

    It began between `begin_earliest` and `begin_latest` and ended between `end_earliest` and
    `end_latest`, all four inclusive days of the proleptic Gregorian calendar. A bound is
    "YYYY-MM-DD", "-inf" or "inf" for an open end, or None where unknown; years outside 0000 to
    9999 and the order of bounds are told in `kg.model.edtf_calendar`. Qualified dates ("~", "?",
    "%") have the bounds of the unqualified date.
    """

    edtf: str
    begin_earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    level: int
    approximate: bool
    uncertain: bool

    @property
    def is_interval(self) -> bool:
        """Whether the text has a start and an end of its own."""
        return "/" in self.edtf

    def certainly_on(self, day: str) -> bool:
        """Whether it was so on every day of `day` ("1956-10-19", "1956-10" or "1956"), by the
        bounds: it had begun at the latest, and had not ended at the earliest.

        A beginning or end known to the day counts as a day on which it was so, even if the other
        end is unknown.
        """
        first, last = days_of(day)
        begun = key(self.begin_latest) or key(self.end_latest)
        ended = key(self.end_earliest) or key(self.begin_earliest)
        return begun is not None and ended is not None and begun <= first and last <= ended

    def possibly_on(self, day: str) -> bool:
        """Whether it may have been so on some day of `day`, by the bounds; an unknown bound rules
        nothing out."""
        first, last = days_of(day)
        begun, ended = key(self.begin_earliest), key(self.end_latest)
        return (begun is None or begun <= last) and (ended is None or first <= ended)


def parse_period(text: str) -> Period:
    """Read an EDTF text as it stands, without trimming.

    All of levels 0, 1 and 2 of the Library of Congress specification. Where it is silent: an
    interval needs a date or an open end; the time of day and its zone move no bound; a set has the
    bounds of all its members; years have at most 1,000 digits. Raises
    InvalidDate with the nearest valid form.
    """
    return seen_period(text) if len(text) <= USUAL_LENGTH else new_period(text)


@remembered(65_536)
def seen_period(text: str) -> Period:
    return new_period(text)


def new_period(text: str) -> Period:
    reading = read_edtf(text)
    if reading is None:
        raise InvalidDate(why_no_date(text))
    (begin_earliest, begin_latest), (end_earliest, end_latest) = reading.begin, reading.end
    marks = reading.marks
    return Period(
        text,
        written(begin_earliest),
        written(begin_latest),
        written(end_earliest),
        written(end_latest),
        reading.level,
        "~" in marks or "%" in marks,
        "?" in marks or "%" in marks,
    )


def attested_on(text: str) -> Period:
    """Something seen to hold on that day, month or year: it began then or before, ended then or
    later, and nothing more is known."""
    seen = parse_period(text)
    return replace(
        seen,
        begin_earliest=None,
        begin_latest=seen.end_latest,
        end_earliest=seen.begin_earliest,
        end_latest=None,
    )


def years_of(period: Period) -> tuple[int, int] | None:
    """The first and the last possible year; None if either is open or unknown."""
    first, last = key(period.begin_earliest), key(period.end_latest)
    if first is None or last is None or first == BEFORE_ALL or last == AFTER_ALL:
        return None
    return int(first.year), int(last.year)


def days_of(day: str) -> tuple[Day, Day]:
    """The first and the last day of a day, month or year."""
    if not DIGITS.fullmatch(day):
        raise InvalidDate(f"{day!r} is no day, month or year; write one like 1956-10-19")
    period = parse_period(day)
    first, last = key(period.begin_earliest), key(period.end_latest)
    assert first is not None and last is not None, "digits alone always have bounds"
    return first, last


def key(bound: str | None) -> Day | None:
    return None if bound is None else bound_key(bound)


def written(day: Day | None) -> str | None:
    return None if day is None else bound_text(day)

"""A whole EDTF text: a date, a date with time of day, an interval or a set of dates."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.errors import InvalidDate
from kg.model.edtf_calendar import AFTER_ALL, BEFORE_ALL, Day
from kg.model.edtf_date import Span, read_date

__all__ = ["Reading", "read_edtf"]

DATE_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|(?!-00(?::00)?$)[+-](?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?))?"
)

Ends = tuple[Day | None, Day | None]
UNKNOWN: Ends = (None, None)


class Reading(NamedTuple):
    """When it may have begun and when it may have ended, each as first and last possible day
    (None where unknown), the EDTF level, and the marks (any of "?~%") found anywhere."""

    begin: Ends
    end: Ends
    level: int
    marks: str


def read_edtf(text: str) -> Reading | None:
    """Read an EDTF text as it stands; None if it is none.

    Raises InvalidDate for an interval or a range that ends before it starts.
    """
    span = read_date(text)
    if span is None:
        if "/" in text:
            return interval(text)
        if text[:1] in ("[", "{"):
            return date_set(text)
        span = date_time(text)
    if span is None:
        return None
    days = (span.earliest, span.latest)
    return Reading(days, days, span.level, span.marks)


def date_time(text: str) -> Span | None:
    """The day as written; the hour and the zone move no bound."""
    found = DATE_TIME.fullmatch(text)
    return read_date(found[1]) if found else None


def interval(text: str) -> Reading | None:
    """Start and end; an empty side is unknown, two dots are open. Both unknown says nothing."""
    left, _, right = text.partition("/")
    if not left and not right:
        return None
    start, end = side(left, BEFORE_ALL), side(right, AFTER_ALL)
    if start is None or end is None:
        return None
    first, last = start.earliest, end.latest
    if first is not None and last is not None and last < first:
        raise reversed_range(text, f"{right}/{left}")
    level = max(start.level, end.level, 2 if start.unspecified or end.unspecified else 0)
    return Reading(
        (start.earliest, start.latest), (end.earliest, end.latest), level, start.marks + end.marks
    )


def side(text: str, open_end: Day) -> Span | None:
    if not text:
        return Span(None, None, 1, "", "", False)
    if text == "..":
        return Span(open_end, open_end, 1, "", "", False)
    return read_date(text)


def date_set(text: str) -> Reading | None:
    """One of [a,b,c] or all of {a,b,c}: from the earliest to the latest member."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        return None
    elements = text[1:-1].split(",")
    spans: list[Span] = []
    for place, element in enumerate(elements):
        found = members(element, first=place == 0, last=place == len(elements) - 1)
        if found is None:
            return None
        spans += found
    marks = "".join(span.marks for span in spans)
    starts = [span.earliest for span in spans if span.earliest is not None]
    ends = [span.latest for span in spans if span.latest is not None]
    # A member without a year may lie anywhere, so that the whole has no bounds.
    hull: Ends = (min(starts), max(ends)) if len(starts) == len(ends) == len(spans) else UNKNOWN
    return Reading(hull, hull, 2, marks)


def members(element: str, *, first: bool, last: bool) -> list[Span] | None:
    """The ends of one element: a date, "a..b", "..a" at the front or "a.." at the back."""
    left, dots, right = element.partition("..")
    if not dots:
        span = read_date(element)
        return [span] if span else None
    if not (left or right) or (not left and not first) or (not right and not last):
        return None
    if left and right:
        return consecutive(element, read_date(left), read_date(right))
    span = read_date(left or right)
    beyond = AFTER_ALL if left else BEFORE_ALL
    return [span, span._replace(earliest=beyond, latest=beyond)] if span else None


def consecutive(element: str, start: Span | None, end: Span | None) -> list[Span] | None:
    if start is None or end is None or start.precision != end.precision:
        return None
    if start.earliest is not None and end.latest is not None and end.latest < start.earliest:
        left, _, right = element.partition("..")
        raise reversed_range(element, f"{right}..{left}")
    return [start, end]


def reversed_range(text: str, turned: str) -> InvalidDate:
    return InvalidDate(
        f"{text!r} is no EDTF date: it ends before it starts; did you mean {turned}?"
    )

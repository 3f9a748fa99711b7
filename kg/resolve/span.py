"""Periods as four comparable days, for asking what existed when."""

from __future__ import annotations

from typing import NamedTuple

from kg.memory import remembered
from kg.model import parse_period
from kg.model.period import key

__all__ = ["ALWAYS", "Span", "beside", "date_span", "overlaps", "spans_of", "within"]

Day = tuple[float, int, int]
_FIRST: Day = (-(10**12), 1, 1)
_LAST: Day = (10**12, 12, 31)
_CHANGE = 366  # days


class Span(NamedTuple):
    """The outer days a thing may have held and the inner days it surely did."""

    first: Day
    surely_from: Day
    surely_to: Day
    last: Day


ALWAYS = Span(_FIRST, _FIRST, _LAST, _LAST)


@remembered(8192)
def date_span(text: str) -> Span | None:
    """The span of an EDTF text; None where it names no year. InvalidDate for no EDTF."""
    period = parse_period(text)
    bounds = (period.begin_earliest, period.begin_latest, period.end_earliest, period.end_latest)
    if bounds == (None, None, None, None):
        return None
    first, begun, ending, last = bounds
    return Span(_day(first, _FIRST), _day(begun, _FIRST), _day(ending, _LAST), _day(last, _LAST))


def spans_of(texts: list[str]) -> tuple[Span, ...]:
    """The spans of some EDTF texts; one without bounds means always."""
    return tuple(date_span(text) or ALWAYS for text in texts) or (ALWAYS,)


def overlaps(held: tuple[Span, ...], asked: Span) -> bool:
    """Some day asked for may lie within."""
    return any(s.first <= asked.last and asked.first <= s.last for s in held)


def within(held: tuple[Span, ...], asked: Span) -> bool:
    """Every day asked for surely lies within."""
    return any(s.surely_from <= asked.first and asked.last <= s.surely_to for s in held)


def beside(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """They lasted beside each other, for longer than a change from the one to the other takes."""
    return any(
        _reckoned(min(a.surely_to, b.surely_to)) - _reckoned(max(a.surely_from, b.surely_from))
        > _CHANGE
        for a in one
        for b in other
    )


def _reckoned(day: Day) -> float:
    """Days from some beginning on, near enough to tell a year from a month."""
    return day[0] * 365.25 + day[1] * 30.4 + day[2]


def _day(bound: str | None, unknown: Day) -> Day:
    if bound == "-inf":
        return _FIRST
    if bound == "inf":
        return _LAST
    found = key(bound)
    return unknown if found is None else (found[0], found[1], found[2])

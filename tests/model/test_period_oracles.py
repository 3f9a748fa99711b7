"""Agreement with two other readers of EDTF, outside a written list of their faults.

The faults were seen in edtf 5.0.2 and undate 0.8.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from undate import Undate

from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day
from kg.model.period import bound_key, parse_period
from tests.model.period_texts import likely

Ends = tuple[Day | None, Day | None]
Faults = list[tuple[str, str]]
Reader = Callable[[str], Ends | str | None]

CRASH = "an exception of Python, where a date was to be read or refused"

EDTF_FAULTS: Faults = [
    (r"\s", "skips blanks"),
    (r"02-29", "has a 29th of February in every year"),
    (r"X.*-(02|04|06|09|11)-3|-(X[0-9]|[0-9]X)", "has 31 days in every month beside an X"),
    (r"[?~%].*[?~%]|[?~%].*X|X.*[?~%]", "reads two marks, or marks and X, only in a few orders"),
    (r"[?~%]-?[0-9]", "reads no mark on a part before a minus sign, in a set or in an interval"),
    (r"[?~%]-.*/|/.*[?~%]-", "knows no mark on a part beside an open end"),
    (r"XXXX", "bounds a date without a year at 0 and 9999"),
    (r"(^|/)-[-0-9]*X", "knows no X inside a year before 0, turns months and days before 0 around"),
    (r"X.*/\.\.|\.\./.*X", "knows no X beside an open end"),
    (r"[0-9]S", "leaves significant digits out of the strict bounds"),
    (r"^/|/$", "guesses ten years for an unknown end"),
    (r"[0-9X]{4}-(24|28|30)(?!-)", "ends winter at the year's end"),
    (r"[0-9X]{4}-(2[1-9]|3[0-9]|4[01])[?~%/,.\]}]|[\[{/?~%X].*-(2[1-9]|3[0-9]|4[01])$",
     "knows few seasons with marks, in intervals and in sets"),
    (r"Y.*[?~%/,]|/.*Y", "knows no long year with a mark or in an interval"),
    (r"^[\[{][^,.]*[\]}]$", "knows no set of one"),
    (r"[\[{].*(X|-[0-9]{4}|\.\.)", "reads few dates with X, before 0 or in ranges within sets"),
    (r"T.*-\d\d$|T.*\+0?0|T24", "knows no shift of whole hours to the west"),
    (r"^-?[0-9]{4}(-[0-9]{2})?T", "takes a time of day without a day"),
]  # fmt: skip

UNDATE_FAULTS: Faults = [
    (r"\s", "skips blanks"),
    (r"[T\[{SE]", "knows no time of day, no sets, no powers of ten, no significant digits"),
    (r"[?~%]-?[0-9X]|[?~%]-", "knows no marks on parts"),
    (r"[0-9X]{4}-(2[1-9]|3[0-9]|4[01])", "crashes at seasons"),
    (r"-0000", "reads the year -0000"),
    (r"(^|/)-[0-9]*X|X[0-9]", "knows X only at the right, and not in a year before 0"),
    (r"XXXX", "bounds a date without a year at the ends of its own time"),
    (r"X.*-02-29", "knows no 29 February in 195X"),
    (r"\.\.|^/|/$", "stops at an end without a year"),
]


def known(text: str, faults: Faults) -> bool:
    return any(re.search(pattern, text) for pattern, _ in faults)


def ours(text: str) -> Ends | None:
    """First and last possible day, or None if the text is no date."""
    try:
        period = parse_period(text)
    except InvalidDate:
        return None
    first, last = period.begin_earliest, period.end_latest
    return (bound_key(first) if first else None, bound_key(last) if last else None)


def edtf_says(text: str) -> Ends | str | None:
    try:
        found = parse_edtf(text)
        return day_of(found.lower_strict()), day_of(found.upper_strict())
    except EDTFParseException:
        return None
    except (ValueError, TypeError, AttributeError, OverflowError):
        return CRASH


def day_of(value: object) -> Day:
    if isinstance(value, float):
        return Day(value, 0, 0)
    year, month, day = tuple(value)[:3]  # type: ignore[arg-type]
    return Day(year, month, day)


def undate_says(text: str) -> Ends | str | None:
    try:
        found = Undate.parse(text, "EDTF")
    except ValueError:
        return None
    except Exception:
        return CRASH
    return day_of_undate(found.earliest, "earliest"), day_of_undate(found.latest, "latest")


def day_of_undate(value: object, end: str) -> Day:
    """An interval's ends are dates of their own, with an earliest and a latest day."""
    day = getattr(value, end, value)
    return Day(int(day.year), int(day.month), int(day.day))


def turned(text: str) -> bool:
    """Whether it ends before it starts, which edtf never minds."""
    with suppress(InvalidDate):
        parse_period(text)
        return False
    left, _, right = text.partition("/")
    start, end = ours(left), ours(right)
    return bool(start and end and start[0] and end[1] and end[1] < start[0])


@pytest.mark.parametrize(
    ("says", "faults"), [(edtf_says, EDTF_FAULTS), (undate_says, UNDATE_FAULTS)]
)
@given(text=likely)
@settings(max_examples=300, deadline=None)
def test_another_reader_agrees(says: Reader, faults: Faults, text: str) -> None:
    if known(text, faults) or turned(text):
        return
    other = says(text)
    assert other in (ours(text), CRASH)

"""What holds for every text."""

from __future__ import annotations

import calendar
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InvalidDate
from kg.model.period import Period, attested_on, bound_key, parse_period, years_of
from tests.model.period_texts import anything, likely

BOUND = re.compile(r"-inf|inf|(-?[0-9]{4,})-([0-9]{2})-([0-9]{2})")
DIGITS_AND_SIGNS = re.compile(r"[-0-9X?~%YES/.,\[\]{}T:Z+]+")


def read(text: str) -> Period | None:
    try:
        return parse_period(text)
    except InvalidDate as refused:
        assert "\n" not in str(refused)
        return None


def in_order(first: str | None, second: str | None) -> bool:
    return first is None or second is None or bound_key(first) <= bound_key(second)


@given(anything)
@settings(max_examples=500, deadline=None)
def test_no_text_crashes_and_no_bound_is_out_of_order(text: str) -> None:
    period = read(text)
    if period is None:
        return
    assert period.edtf == text
    assert DIGITS_AND_SIGNS.fullmatch(text)
    assert in_order(period.begin_earliest, period.begin_latest)
    assert in_order(period.end_earliest, period.end_latest)
    assert in_order(period.begin_earliest, period.end_latest)
    assert (period.begin_earliest is None) == (period.begin_latest is None)
    assert (period.end_earliest is None) == (period.end_latest is None)
    assert (period.approximate or period.uncertain) == bool(set(text) & set("?~%"))
    assert not (period.level == 0 and set(text) & set("?~%X[{Y"))


@given(likely)
@settings(max_examples=300, deadline=None)
def test_every_bound_is_a_day_that_exists(text: str) -> None:
    period = read(text)
    if period is None:
        return
    for bound in (period.begin_earliest, period.begin_latest, period.end_earliest):
        if bound in (None, "inf", "-inf"):
            continue
        found = BOUND.fullmatch(bound)
        assert found
        year, month, day = (int(group) for group in found.groups())
        # The Gregorian calendar repeats after 400 years.
        assert 1 <= day <= calendar.monthrange(year % 400 + 2000, month)[1]


@given(likely)
@settings(max_examples=300, deadline=None)
def test_marks_move_no_bound(text: str) -> None:
    marked = read(text)
    plain = read(re.sub("[?~%]", "", text))
    if marked is None or plain is None:
        return
    assert marked.begin_earliest == plain.begin_earliest
    assert marked.begin_latest == plain.begin_latest
    assert marked.end_earliest == plain.end_earliest
    assert marked.end_latest == plain.end_latest


@given(likely, st.dates())
@settings(max_examples=300, deadline=None)
def test_what_is_certain_is_possible(text: str, day: object) -> None:
    period = read(text)
    if period is None:
        return
    for seen in (period, attested_on(text)):
        assert seen.edtf == text
        if not seen.certainly_on(str(day)):
            continue
        # An end that is only known to the year may allow days before its own start.
        assert seen.possibly_on(str(day)) or period.is_interval


@given(likely)
@settings(max_examples=200, deadline=None)
def test_years_are_those_of_the_outer_bounds(text: str) -> None:
    period = read(text)
    years = years_of(period) if period else None
    if period and years:
        assert period.begin_earliest and period.end_latest
        assert years[0] == bound_key(period.begin_earliest).year
        assert years[1] == bound_key(period.end_latest).year


@given(st.dates(), st.dates())
def test_plain_dates_bound_themselves(one: object, two: object) -> None:
    start, end = sorted([str(one), str(two)])
    period = parse_period(f"{start}/{end}")
    assert period.begin_earliest == period.begin_latest == start
    assert period.end_earliest == period.end_latest == end
    assert period.certainly_on(start) and period.certainly_on(end)
    if start != end:
        assert read(f"{end}/{start}") is None

"""Certainly and possibly true on a day; attestations; years; the order of bounds."""

from __future__ import annotations

import pytest

from kg.errors import InvalidDate
from kg.model.period import attested_on, bound_key, parse_period, years_of


@pytest.mark.parametrize(
    ("text", "day", "certainly", "possibly"),
    [
        ("1956-10-19", "1956-10-19", True, True),
        ("1956-10-19", "1956-10-20", False, False),
        ("1956", "1956-10-19", False, True),
        ("1954/1957", "1955-06-01", True, True),
        ("1954/1957", "1954-12-31", True, True),
        ("1954/1957", "1954-06-01", False, True),
        ("1954/1957", "1957-06-01", False, True),
        ("1954/1957", "1958-01-01", False, False),
        ("1954/1957", "1955", True, True),
        ("1954/1957", "1957", False, True),
        ("1954-12-10/1957-02-25", "1956-02", True, True),
        ("1954-12-10/1957-02-25", "1957-02", False, True),
        ("1954-12-10/1957-02-25", "1957-03", False, False),
        ("2019-09-11/..", "2500-01-01", True, True),
        ("2019-09-11/", "2019-09-11", True, True),
        ("2019-09-11/", "2019-09-12", False, True),
        ("2019-09-11/", "2019-09-10", False, False),
        ("/1956-10-19", "1956-10-19", True, True),
        ("/1956-10-19", "1956-10-18", False, True),
        ("/1956-10-19", "1956-10-20", False, False),
        ("../1956-10-19", "-0044-03-15", True, True),
        ("XXXX-09-26", "1956-09-26", False, True),
        ("-0044/0014", "0001-01-01", True, True),
        ("Y-17000/..", "-9999-01-01", True, True),
    ],
)
def test_certainly_and_possibly(text: str, day: str, certainly: bool, possibly: bool) -> None:
    period = parse_period(text)
    assert period.certainly_on(day) is certainly
    assert period.possibly_on(day) is possibly


@pytest.mark.parametrize("day", ["", "today", "195X", "1956~", "1956/1957", "1956-13"])
def test_a_question_needs_a_day_month_or_year(day: str) -> None:
    with pytest.raises(InvalidDate):
        parse_period("1956").certainly_on(day)
    with pytest.raises(InvalidDate):
        parse_period("1956").possibly_on(day)


def test_an_attestation_holds_on_its_day_and_ends_nothing() -> None:
    seen = attested_on("2019-09-26")
    assert seen.edtf == "2019-09-26"
    assert (seen.begin_earliest, seen.begin_latest) == (None, "2019-09-26")
    assert (seen.end_earliest, seen.end_latest) == ("2019-09-26", None)
    assert seen.certainly_on("2019-09-26")
    assert not seen.certainly_on("2019-09-27")
    assert seen.possibly_on("1990-01-01") and seen.possibly_on("2030-01-01")


def test_an_attestation_in_a_month_is_certain_on_no_day_of_it() -> None:
    seen = attested_on("1956-10")
    assert (seen.begin_latest, seen.end_earliest) == ("1956-10-31", "1956-10-01")
    assert not any(seen.certainly_on(f"1956-10-{day:02}") for day in range(1, 32))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1956-10-19", (1956, 1956)),
        ("195X", (1950, 1959)),
        ("1954/1957-02", (1954, 1957)),
        ("1956-24", (1956, 1957)),
        ("[1956,1960]", (1956, 1960)),
        ("-0044", (-44, -44)),
        ("1956/", None),
        ("1956/..", None),
        ("../1956", None),
        ("XXXX-09-26", None),
    ],
)
def test_years(text: str, years: tuple[int, int] | None) -> None:
    assert years_of(parse_period(text)) == years


def test_bounds_of_any_year_sort_by_their_key() -> None:
    ordered = [
        *("-inf", "-17000-12-31", "-0044-03-14", "-0044-03-15", "-0001-12-31", "0000-01-01"),
        *("0001-01-01", "1956-10-19", "9999-12-31", "10000-01-01", "170000002-01-01", "inf"),
    ]
    assert sorted(sorted(ordered), key=bound_key) == ordered

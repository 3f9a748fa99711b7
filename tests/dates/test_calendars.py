"""Other calendars, against the arithmetic of convertdate and against treaties that tell both."""

from __future__ import annotations

import pytest
from convertdate import french_republican, islamic, julian
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import read_source_date
from kg.dates.calendars import islamic_days, julian_days, revolutionary_days
from kg.dates.days import day_number, days_later, gregorian_day
from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day
from kg.model.period import parse_period


@given(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 28))
def test_julian_days(year: int, month: int, day: int) -> None:
    expected = Day(*julian.to_gregorian(year, month, day))
    assert julian_days(year, month, day) == (expected, expected)


@given(st.integers(1, 1500), st.integers(1, 12), st.integers(1, 29))
def test_islamic_days_lie_around_those_of_the_tables(year: int, month: int, day: int) -> None:
    table = Day(*islamic.to_gregorian(year, month, day))
    first, last = islamic_days(year, month, day)
    assert (first, last) == (days_later(table, -2), days_later(table, 2))


@given(st.integers(1, 14), st.integers(1, 12), st.integers(1, 30))
def test_days_of_the_republic(year: int, month: int, day: int) -> None:
    expected = Day(*french_republican.to_gregorian(year, month, day))
    assert revolutionary_days(year, month, day) == (expected, expected)


@given(st.integers(-2_000_000, 4_000_000))
def test_day_numbers_lead_there_and_back(number: int) -> None:
    day = gregorian_day(number)
    assert day_number(int(day.year), day.month, day.day) == number
    assert days_later(day, 1) == gregorian_day(number + 1)


@pytest.mark.parametrize(
    ("words", "calendar", "edtf"),
    [
        ("Meiji 38, 9/5", "japanese", "1905-09-05"),
        ("5 September Meiji 38", "japanese", "1905-09-05"),
        ("明治三十八年九月五日", "japanese", "1905-09-05"),
        ("昭和31年10月19日", "japanese", "1956-10-19"),
        ("Meiji 38", "japanese", "1905"),
        ("昭和元年", "japanese", "[1926-12-25..1926-12-31]"),
        ("19 Jumada I 1271 AH", "islamic", "[1855-02-05..1855-02-09]"),
        ("1271-05-19", "islamic", "[1855-02-05..1855-02-09]"),
        ("18 Brumaire an VIII", "revolutionary", "1799-11-09"),
        ("9 thermidor, year II", "revolutionary", "1794-07-27"),
        ("an VIII", "revolutionary", "[1799-09-23..1800-09-22]"),
        ("5e jour complémentaire an V", "revolutionary", "1797-09-21"),
    ],
)
def test_a_date_in_its_calendar(words: str, calendar: str, edtf: str) -> None:
    assert read_source_date(words, calendar).edtf == edtf


@pytest.mark.parametrize(
    "words", ["昭和31年10月19日", "18 Brumaire an VIII", "19 Jumada I AH 1271"]
)
def test_some_words_tell_their_calendar(words: str) -> None:
    assert read_source_date(words).calendar in ("japanese", "revolutionary", "islamic")


@pytest.mark.parametrize(
    "words",
    [
        "the 21st day of the 12th moon of the first year of Ansei",
        "Ansei 1/12/21",
        "安政元年十二月廿一日",
    ],
)
def test_a_lunisolar_day_stays_open_by_some_weeks(words: str) -> None:
    """The Treaty of Shimoda tells the same day as 7 February 1855."""
    period = parse_period(read_source_date(words, "japanese").edtf)
    assert period.begin_earliest and period.end_latest
    assert "1855-01-01" < period.begin_earliest < "1855-02-07" < period.end_latest < "1855-02-18"


@pytest.mark.parametrize(
    ("words", "calendar"),
    [
        ("Meiji 46", "japanese"),
        ("Showa 31/13/1", "japanese"),
        ("30 Fructidor XV", "revolutionary"),
        ("6e jour complémentaire an V", "revolutionary"),
        ("12 Octember 1271", "islamic"),
        ("19 October 1956", "japanese"),
    ],
)
def test_what_no_calendar_had_is_refused(words: str, calendar: str) -> None:
    with pytest.raises(InvalidDate):
        read_source_date(words, calendar)

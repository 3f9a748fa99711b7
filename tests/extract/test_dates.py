"""Dates in prose as EDTF."""

from __future__ import annotations

import pytest

from kg.extract.dates import find_dates, settle
from tests.extract.reading_aloud import read

CASES = [
    ("on November 14, 2018", "2018-11-14"),
    ("on 14 November 2018", "2018-11-14"),
    ("on the 5th of September 1905", "1905-09-05"),
    ("on September 5", "2019-09-05"),
    ("in late November", "2018-11"),
    ("in 1956", "1956"),
    ("from 1941 to 1945", "1941/1945"),
    ("in 1941-45", "1941/1945"),
    ("in the 1950s", "195X"),
    ("in the late 1950s", "[1955..1959]"),
    ("early in 1956", "1956"),
    ("in early 1956", "[1956-01..1956-06]"),
    ("at the end of May 1956", "[1956-05-16..1956-05-31]"),
    ("around 1956", "1956~"),
    ("since the mid-20th century", "[1925..1974]"),
    ("in the nineteenth century", "18XX"),
    ("in the winter of 1956", "[1956-01..1956-02,1956-24]"),
    ("on Wednesday", "2019-09-25"),
    ("last Thursday", "2019-09-19"),
    ("yesterday", "2019-09-25"),
    ("last month", "2019-08"),
    ("last year", "2018"),
    ("next week", "2019-09-30/2019-10-06"),
    ("in the spring of 1951", "1951-21"),
    ("on May 3-5, 2017", "2017-05-03/2017-05-05"),
    ("two years ago", "2017"),
]


@pytest.mark.parametrize(("words", "edtf"), CASES)
def test_reading(words: str, edtf: str) -> None:
    (when,) = find_dates(words)
    assert settle(when.edtf, "2019-09-26") == edtf


def test_a_plan_looks_ahead() -> None:
    (when,) = find_dates("in late November")
    assert settle(when.edtf, "2019-09-26", future=True) == "2019-11"
    (day,) = find_dates("on Friday")
    assert settle(day.edtf, "2019-09-26", future=True) == "2019-09-27"


def test_without_a_publication_date_nothing_is_made_up() -> None:
    assert settle(find_dates("on September 5")[0].edtf, None) == "XXXX-09-05"
    assert settle(find_dates("on Wednesday")[0].edtf, None) is None
    assert settle(find_dates("last month")[0].edtf, "2019") is None


@pytest.mark.parametrize("words", ["31 February 2001", "1,956 men", "2019-13-40", "the 17 ships"])
def test_what_is_no_date(words: str) -> None:
    assert not [w for w in find_dates(words) if w.edtf.count("-") == 2]


def test_a_time_as_wide_as_several_decades_dates_no_word() -> None:
    text = "Since the mid-20th century, Peru and Chile have been holding talks about fisheries."
    claims = read(text, "2019-11-22")
    assert any(claim.time == "[1925..1974]" for claim in claims)
    assert {m.on for claim in claims for m in (claim.subject, claim.object) if m} <= {
        None,
        "2019-11-22",
    }

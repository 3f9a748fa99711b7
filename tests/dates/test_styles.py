"""Old and New Style, and dates told in both."""

from __future__ import annotations

import pytest

from kg.dates import either_style, from_julian, read_source_date
from kg.errors import InvalidDate


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("26 January/7 February 1855", "1855-02-07"),
        ("26 January (7 February) 1855", "1855-02-07"),
        ("7 February (26 January) 1855", "1855-02-07"),
        ("January 26/February 7, 1855", "1855-02-07"),
        ("11/22 February 1732/33", "1733-02-22"),
        ("11/22 February 1733", "1733-02-22"),
        ("20 December 1855/1 January 1856", "1856-01-01"),
        ("20 December/1 January 1856", "1856-01-01"),
        ("11 February 1732/3", "1733-02-22"),
        ("26 January 1855 (O.S.)", "1855-02-07"),
        ("26 January 1855, Old Style", "1855-02-07"),
    ],
)
def test_a_double_date_is_one_day(words: str, edtf: str) -> None:
    found = read_source_date(words)
    assert (found.edtf, found.calendar) == (edtf, "julian")


@pytest.mark.parametrize(
    "words", ["26 January/8 February 1855", "11/21 February 1732/33", "1/13 January 1917/1919"]
)
def test_two_days_are_no_double_date(words: str) -> None:
    with pytest.raises(InvalidDate):
        read_source_date(words)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("January 26, 1855", "1855-02-07"),
        ("29 February 1900", "1900-03-13"),
        ("January 1855", "[1855-01-13..1855-02-12]"),
        ("1855", "[1855-01-13..1856-01-12]"),
        ("c. 1855", "[1855-01-13~..1856-01-12~]"),
        ("before 1855", "[..1855-01-12]"),
        ("5-7 September 1855", "1855-09-17/1855-09-19"),
    ],
)
def test_a_julian_date_becomes_gregorian(words: str, edtf: str) -> None:
    assert read_source_date(words, "julian").edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("January 26, 1855", "[1855-01-26,1855-02-07]"),
        ("January 1855", "[1855-01-01..1855-02-12]"),
        ("1855", "[1855-01-01..1856-01-12]"),
        ("29 February 1900", "1900-03-13"),
    ],
)
def test_where_nobody_tells_the_style_both_are_left_open(words: str, edtf: str) -> None:
    found = read_source_date(words, "unknown")
    assert (found.edtf, found.calendar) == (edtf, "unknown")


def test_new_style_moves_nothing() -> None:
    found = read_source_date("7 February 1855 N.S.")
    assert (found.edtf, found.calendar) == ("1855-02-07", "gregorian")


@pytest.mark.parametrize("words", ["19 October", "since 1855", "5 September 1905 N.S."])
def test_what_cannot_be_taken_over_is_refused(words: str) -> None:
    with pytest.raises(InvalidDate):
        read_source_date(words, "julian")


@pytest.mark.parametrize(
    ("julian", "gregorian", "either"),
    [
        ("1904-05", "[1904-05-14..1904-06-13]", "[1904-05-01..1904-06-13]"),
        ("-0043-03-15", "-0043-03-13", "[-0043-03-15,-0043-03-13]"),
        ("1855-01-26/", "1855-02-07/", None),
        ("1855-01-26/..", "1855-02-07/..", None),
        ("1855?", "[1855-01-13?..1856-01-12?]", "[1855-01-01?..1856-01-12?]"),
    ],
)
def test_a_date_written_as_edtf(julian: str, gregorian: str, either: str | None) -> None:
    assert from_julian(julian) == gregorian
    if either:
        assert either_style(julian) == either

"""Dates in parts, as data sets give them."""

from __future__ import annotations

import pytest

from kg.dates import edtf_of_numbers, edtf_of_parts
from kg.errors import InvalidDate


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ((1956, 10, 19), "1956-10-19"),
        (("1956", "10", "-9"), "1956-10"),
        ((1956, None, None), "1956"),
        (("1956.0", "0", ""), "1956"),
        ((1956, -9, 19), "1956-XX-19"),
        ((None, 10, 19), "XXXX-10-19"),
        ((-9, -9, -9), None),
        (("NA", "", None), None),
        ((-44, 3, 15), "-0044-03-15"),
        ((816, 1, 1), "0816-01-01"),
    ],
)
def test_parts_of_a_record(parts: tuple[int | str | None, ...], edtf: str | None) -> None:
    assert edtf_of_parts(*parts) == edtf


@pytest.mark.parametrize("parts", [(1957, 2, 29), (1956, 13, 1), ("56x", 1, 1), (1956.5, 1, 1)])
def test_what_is_no_day_is_refused(parts: tuple[int | str | None, ...]) -> None:
    with pytest.raises(InvalidDate):
        edtf_of_parts(*parts)


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("05/09/1956", "dmy", "1956-09-05"),
        ("05/09/1956", "mdy", "1956-05-09"),
        ("1956.9.5", "ymd", "1956-09-05"),
        ("09/1956", "dmy", "1956-09"),
        ("1956-09", "ymd", "1956-09"),
        ("1956", "mdy", "1956"),
        ("00/00/1956", "dmy", "1956"),
        ("", "dmy", None),
    ],
)
def test_figures_in_a_told_order(text: str, order: str, edtf: str | None) -> None:
    assert edtf_of_numbers(text, order) == edtf


@pytest.mark.parametrize("text", ["19/10/56", "1/2/3/4", "31/02/1956", "19 Oct 1956"])
def test_figures_that_are_no_date_are_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        edtf_of_numbers(text, "dmy")

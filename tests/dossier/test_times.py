"""Dates of long ago are told as a reader would write them."""

from __future__ import annotations

import pytest

from kg.cite.dates import date_words
from kg.dossier.times import decade_words, time_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("0843-08-10", "10 August 843"),
        ("0843~", "c. 843"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("1956-10-19", "19 October 1956"),
        ("0927/1707", "927–1707"),
    ],
)
def test_a_year_has_no_zeros_before_it(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_nor_has_it_in_a_sentence_or_a_decade() -> None:
    assert time_words("0843/..") == "from 843 on"
    assert [decade_words(day) for day in ("0843-01-01", "-0043-03-15", "1956-10-19", None)] == [
        "840s",
        "40s BC",
        "1950s",
        "Undated",
    ]

"""English words for dates, with bounds as wide as the words leave them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import read_source_date
from kg.errors import InvalidDate
from kg.model.period import parse_period

WORDS = [
    ("19 October 1956", "1956-10-19"),
    ("October 19, 1956", "1956-10-19"),
    ("Friday, the 19th of October 1956", "1956-10-19"),
    ("Oct. 1956", "1956-10"),
    ("1956", "1956"),
    ("1956-10-19", "1956-10-19"),
    ("19 October", "XXXX-10-19"),
    ("October", "XXXX-10"),
    ("early 1956", "[1956-01..1956-06]"),
    ("mid-1956", "[1956-04..1956-09]"),
    ("at the end of 1956", "[1956-07..1956-12]"),
    ("first half of 1956", "[1956-01..1956-06]"),
    ("third quarter of 1956", "1956-35"),
    ("early September 1956", "[1956-09-01..1956-09-15]"),
    ("late February 1956", "[1956-02-15..1956-02-29]"),
    ("the 1980s", "198X"),
    ("the late 1980s", "[1985..1989]"),
    ("mid-1980s", "[1982..1987]"),
    ("the nineteenth century", "18XX"),
    ("mid-19th century", "[1825..1874]"),
    ("mid-century", "XXXX"),
    ("spring 1945", "1945-21"),
    ("fall of 1945", "1945-23"),
    ("winter 1956/57", "1956-24"),
    ("winter of 1999-2000", "1999-24"),
    ("winter 1956", "[1956-01..1956-02,1956-24]"),
    ("c. 1900", "1900~"),
    ("ca.1900", "1900~"),
    ("around March 1914", "1914-03~"),
    ("probably 1914", "1914?"),
    ("1914 (?)", "1914?"),
    ("perhaps about 1900", "1900%"),
    ("before 1914", "[..1913]"),
    ("before March 1900", "[..1900-02]"),
    ("prior to 1 March 1900", "[..1900-02-28]"),
    ("before the 1950s", "[..1949-12-31]"),
    ("by 1914", "[..1914]"),
    ("not later than May 1914", "[..1914-05]"),
    ("after 1914", "[1915..]"),
    ("not before May 1914", "[1914-05..]"),
    ("since May 1914", "1914-05/"),
    ("until 1914", "/1914"),
    ("until the end of 1914", "/1914"),
    ("1914\u2013", "1914/"),
    ("between 1914 and 1918", "[1914..1918]"),
    ("between March 1914 and 1918", "[1914-03-01..1918-12-31]"),
    ("from 1914 to 1918", "1914/1918"),
    ("1914\u20131918", "1914/1918"),
    ("1914\u201318", "1914/1918"),
    ("1914-1918", "1914/1918"),
    ("1914-18", "1914/1918"),
    ("1933-39", "1933/1939"),
    ("5-7 September 1905", "1905-09-05/1905-09-07"),
    ("September 5\u20137, 1905", "1905-09-05/1905-09-07"),
    ("5 September \u2013 7 October 1905", "1905-09-05/1905-10-07"),
    ("September\u2013October 1905", "1905-09/1905-10"),
]


@pytest.mark.parametrize(("words", "edtf"), WORDS)
def test_words_become_a_date(words: str, edtf: str) -> None:
    found = read_source_date(words)
    assert (found.edtf, found.words, found.calendar) == (edtf, words, None)
    assert parse_period(edtf)


@pytest.mark.parametrize(
    "words",
    [
        *("", "rubbish", "19/10/1956", "10.19.1956", "29 February 1957", "32 October 1956"),
        *(
            "the fifties",
            "1904-05",
            "winter 1956/59",
            "after the war",
            "before October",
            "1956 BC",
            "12",
            "year 8",
            "12-10",
        ),
    ],
)
def test_what_is_not_certain_is_refused_with_the_next_step(words: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        read_source_date(words)
    assert "write" in str(refused.value) or "no year" in str(refused.value)


@given(st.text(max_size=30) | st.sampled_from([words for words, _ in WORDS]).map(str.upper))
def test_no_words_crash(words: str) -> None:
    try:
        assert parse_period(read_source_date(words).edtf)
    except InvalidDate as refused:
        assert "\n" not in str(refused)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_written_out_is_that_day(day: date) -> None:
    written = f"{day:%d %B %Y}"
    assert read_source_date(written).edtf == str(day)
    assert read_source_date(f"{day:%B %d, %Y}").edtf == str(day)

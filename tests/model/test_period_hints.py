"""A refused date comes with the nearest valid form."""

from __future__ import annotations

import pytest

from kg.errors import InvalidDate
from kg.model.period import parse_period


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("26/09/2019", "write 2019-09-26"),
        ("9/26/2019", "write 2019-09-26"),
        ("05.09.2019", "write 2019-09-05 or 2019-05-09"),
        ("1956/10/19", "write 1956-10-19"),
        ("1956.10", "write 1956-10"),
        ("1956-1-9", "write 1956-01-09"),
        ("19561019", "write 1956-10-19"),
        ("1956-13", "there is no month 13"),
        ("1956/1957-13", "'1957-13': there is no month 13"),
        ("1957-02-29", "month 02 of 1957 has days 01 to 28"),
        ("1956-58", "write 1956/1958"),
        ("1956-1958", "write 1956/1958"),
        ("1956\u20131958", "write 1956/1958"),
        ("1957/1956", "did you mean 1956/1957?"),
        ("[1672..1670]", "did you mean 1670..1672?"),
        (" 1956", "write 1956"),
        ("[1956, 1957]", "write [1956,1957]"),
        ("195x", "write 195X"),
        ("1950s", "write 195X"),
        ("ca. 1956", "write 1956~"),
        ("1956?~", "write 1956%"),
        ("1956/open", "write 1956/.."),
        ("unknown/1956", "write /1956"),
        ("19 October 1956", "write 1956-10-19"),
        ("October 19, 1956", "write 1956-10-19"),
        ("Oct. 1956", "write 1956-10"),
        ("956", "write 0956"),
        ("-44", "write -0044"),
        ("Y1956", "write 1956"),
        ("17000", "write Y17000"),
        ("Y1E1000", "at most 1000 digits"),
        ("yesterday", "write a form such as 1956"),
    ],
)
def test_the_nearest_form_is_offered(text: str, hint: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_period(text)
    assert hint in str(refused.value)

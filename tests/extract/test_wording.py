"""Words are found by where they stand as surely as by going through the whole text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.wording import Wording

PIECES = st.sampled_from(["Ann", "Anna", "Lee", "Lees", " ", ". ", "-", "’s", "é", "Ann Lee. "])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_stretch_has_the_number_that_a_reader_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    exact = text[start : data.draw(st.integers(start, len(text)))]
    if not exact:
        return
    number, at = 1, text.find(exact)
    while at < start:
        number, at = number + 1, text.find(exact, at + 1)
    assert Wording(text).which(exact, start) == number


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_names_are_found_as_whole_words_the_longer_first(text: str) -> None:
    found = Wording(text).of_any({"Ann", "Anna", "Lee", "Ann-Lee"})
    pattern = re.compile(r"\b(?:Ann-Lee|Anna|Ann|Lee)\b(?!-\w)")
    assert found == [m.span() for m in pattern.finditer(text)]

"""Dirt in a text never crashes an engine, and never moves a span."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.extract import extract
from kg.resolve import Gazetteer
from tests.extract.fuzzing import dirty, wrong_spans


@pytest.mark.parametrize("engine", ["regex", "spacy"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_spans_are_the_words_that_they_say(engine: str, seed: int) -> None:
    _, wrong = wrong_spans(dirty(random.Random(seed)), engine, "2019-09-26")
    assert wrong == []


def test_a_row_of_dots_is_no_riddle() -> None:
    text = f"B{'.' * 90}razil said so. The ministers of Peru and Chile met in Lima."
    assert wrong_spans(text, "regex", None)[1] == []


def test_half_a_character_is_told() -> None:
    with pytest.raises(BadInput, match=r"half a character \(a lone surrogate\) stands at 4"):
        extract("Lima\ud800 talks.", published=None, gazetteer=Gazetteer.load())

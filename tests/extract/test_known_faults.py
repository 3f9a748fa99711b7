"""Readings that once were wrong: bounds taken for dates, sovereignty for a state, anniversaries."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.dates import find_dates
from kg.extract.titles import find_titles
from kg.resolve import Gazetteer
from tests.extract.reading_aloud import facts, read, words


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("before 1914", "[..1913]"),
        ("by 1990", "[..1990]"),
        ("until March 1935", "/1935-03"),
        ("prior to 1 March 1935", "[..1935-02-28]"),
        ("before January 1935", "[..1934-12]"),
        ("in 1914", "1914"),
    ],
)
def test_a_bound_is_no_date(words: str, edtf: str) -> None:
    (when,) = find_dates(words)
    assert when.edtf == edtf


def test_a_day_is_no_topic() -> None:
    text = (
        "Peruvian President Ana Torres met Chilean President Luis Rojas in Lima on March 3, 2015."
    )
    claims = extract(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
    assert {c.predicate for c in claims} >= {"PARTICIPATED_IN", "TOOK_PLACE"}
    assert "ABOUT" not in {c.predicate for c in claims}


def test_sovereignty_over_a_place_recognises_no_state() -> None:
    claims = read("In 2020 the United States recognized Morocco's sovereignty over Ceuta.")
    assert facts(claims, "RECOGNIZES") == set()
    assert any(c.predicate == "STATED" for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Fifty years after the treaty was signed, Peru and Chile met in Lima.",
        "On the 30th anniversary of the signing of the treaty, Chile and Peru met in Lima.",
    ],
)
def test_an_anniversary_signs_nothing(text: str) -> None:
    assert facts(read(text, "2020-01-15"), "AGREEMENT_ACTION") == set()


def test_a_title_that_opens_a_paragraph_is_one() -> None:
    text = "Peru and Chile met.\n\nPresident Ana Quispe of Peru arrived in Rome.\n"
    held = facts(read(text, "2020-01-15"), "HELD_OFFICE")
    assert ("Ana Quispe", "Peru: President", "2020-01-15", "actual") in held


_TWO_MEETINGS = (
    "The visit was agreed during talks between French Foreign Minister Jeanne Marchand and her "
    "Spanish counterpart Pablo Ruiz on the sidelines of a United Nations conference in Geneva. "
    "At the France-Spain summit in Toulouse, the two countries signed a protocol on rivers."
)


def test_a_summit_of_states_is_not_the_talks_of_their_ministers() -> None:
    kinds = facts(read(_TWO_MEETINGS, "2020-03-04"), "KIND")
    talks = {subject for subject, kind, *_ in kinds if "Marchand" in subject}
    assert {kind for subject, kind, *_ in kinds if subject in talks} == {"negotiation_round"}


def test_the_place_of_a_meeting_is_as_sure_as_who_took_part() -> None:
    claims = read(_TWO_MEETINGS, "2020-03-04")
    (place,) = (c for c in claims if c.predicate == "TOOK_PLACE" and words(c.object) == "Geneva")
    assert place.surest


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Peru rejected the 1929 Treaty of Lima with Chile.", None),
        ("On May 3, 2021, Peru rejected the 1929 Treaty of Lima with Chile.", "2021-05-03"),
        ("Peruvian Foreign Minister Ana Torres praised the 1929 declaration.", None),
    ],
)
def test_the_year_of_a_paper_does_not_date_who_speaks_of_it(text: str, time: str | None) -> None:
    assert {c.time for c in read(text) if c.predicate == "STATED"} == {time}


def test_who_signs_a_paper_of_a_year_signs_it_in_that_year() -> None:
    claims = read("Peru and Chile signed the 1929 declaration.")
    assert {c.time for c in claims if c.predicate == "AGREEMENT_ACTION"} == {"1929"}


@pytest.mark.parametrize("title", ["foreign mini\u017fter", "FORE\u0130GN MINISTER"])
def test_letters_that_a_search_takes_for_others_stop_no_reading(title: str) -> None:
    assert [t.office for t in find_titles(f"The French {title} spoke.", [])] == ["Foreign Minister"]

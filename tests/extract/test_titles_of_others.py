"""Offices beside those of foreign ministries, knights, and words that tell less than they seem."""

from __future__ import annotations

import pytest

from kg.extract.exchange import Fact, read_facts
from kg.resolve import Gazetteer


def facts(text: str) -> list[Fact]:
    return read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")


def offices(text: str) -> dict[str, str]:
    return {f.subj[0].key: f.obj[0].key for f in facts(text) if f.rel == "HOLDS_OFFICE"}


def told(text: str) -> set[tuple[str, str]]:
    return {(f.rel, f.subj[0].key) for f in facts(text) if f.rel != "HOLDS_OFFICE"}


def test_a_knight_called_by_his_first_name_keeps_his_family_name() -> None:
    read = told(
        "Sir Owen Marsh, the British ambassador, visited Lima. Sir Owen said that he was glad."
    )
    assert read == {("VISITED", "marsh"), ("STATED", "marsh")}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("State Department spokesperson Ann Cole said that talks go on.", "US:SPOX"),
        ("In Lima, foreign ministry spokesman Jan Cole said that talks go on.", "PE:SPOX"),
        ("The Peruvian head of state, Juan Cole, spoke.", "PE:PRES"),
        ("India was glad. External Affairs Minister Asha Cole thanked all.", "IN:FM"),
        ("Indian Foreign Secretary Asha Cole spoke.", "x:indian foreign secretary"),
        ("Peruvian Health Minister Juan Cole spoke.", "x:peruvian health minister"),
        ("UN chief Ann Cole spoke.", "x:un chief"),
        ("Ann Cole, the attorney general, spoke.", "x:attorney general"),
        ("Ann Cole, our special representative, spoke.", "x:special representative"),
    ],
)
def test_a_title_tells_the_office(text: str, office: str) -> None:
    assert offices(text) == {"cole": office}


def test_external_affairs_are_not_taken_for_indian_where_canada_is_named() -> None:
    text = "India and Canada met. External Affairs Minister Ann Cole thanked all."
    assert offices(text).get("cole") != "IN:FM"


@pytest.mark.parametrize(
    "text",
    [
        "Peru offered two months and a governor.",
        "Chile undertook to disarm the rebels.",
        'Ana Soto, the Chilean foreign minister, called her colleague "Jack".',
        "Ana Soto called him home to be a secretary of the party.",
        "At the Peruvian embassy in Chile, the treaty was made public.",
        "The Chilean foreign minister could not be expected to take part in sanctions.",
    ],
)
def test_what_is_given_named_or_passed_over_is_no_fact(text: str) -> None:
    assert not told(text)


def test_an_offer_to_do_something_is_said() -> None:
    assert ("STATED", "PE") in told("Peru offered to mediate.")

"""Headlines of one state, ranks of relations, and other names told in passing."""

from __future__ import annotations

import pytest

from kg.extract.exchange import read_facts
from kg.extract.exchange.fact import Fact
from kg.resolve import Gazetteer


def _told(text: str, rel: str) -> list[Fact]:
    facts = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
    return [f for f in facts if f.rel == rel]


@pytest.mark.parametrize(
    "text",
    [
        "Peru set up diplomatic relations with Chile.",
        "Peru and Chile set up diplomatic relations in November 1989.",
        "Peru lowered the level of diplomatic relations with Chile to chargé d'affaires.",
        "Peru and Chile have diplomatic relations.",
    ],
)
def test_relations_set_up_kept_or_lowered_are_told_of_both(text: str) -> None:
    (fact,) = _told(text, "RELATIONS")
    assert {a.key for a in fact.subj} == {"PE", "CL"}
    assert fact.modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Peru has no diplomatic relations with Chile.",
        "Peru and Chile have never had diplomatic ties.",
        "Peru wants to have diplomatic relations with Chile.",
        "If Peru had diplomatic relations with Chile, it would gain.",
        "Peru would set up diplomatic relations with Chile.",
        "Peru has close ties with Chile.",
    ],
)
def test_relations_that_are_not_there_are_no_plain_fact(text: str) -> None:
    assert not [f for f in _told(text, "RELATIONS") if f.modality == "asserted"]


def test_a_headline_of_one_state_is_read() -> None:
    (fact,) = _told("Peru signs deal handing Arica to Chile", "SIGNED")
    assert fact.subj[0].key == "PE"
    assert fact.modality == "asserted"


def test_a_noun_at_the_head_of_a_line_is_no_verb() -> None:
    assert not _told("Peru signs of recovery and deals", "SIGNED")


def test_land_is_known_by_another_name_to_its_neighbour() -> None:
    text = "Peru detached the archipelago, which it calls the Outer Coast Territory, in 1965."
    (fact,) = _told(text, "ALT_NAME")
    assert (fact.subj[0].key, fact.obj[0].key) == ("x:archipelago", "x:outer coast territory")


@pytest.mark.parametrize("title", ["National security", "White House national security"])
def test_a_spokesman_of_national_security_is_a_spokesman(title: str) -> None:
    facts = _told(f"{title} spokesman John Cole spoke in the United States.", "HOLDS_OFFICE")
    assert {f.obj[0].key for f in facts} <= {"US:SPOX"}
    assert bool(facts) == title.startswith("White")

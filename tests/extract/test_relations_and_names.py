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


def test_one_person_may_hold_two_offices_of_a_state() -> None:
    for words in (
        "Deputy Prime Minister and Minister of Foreign Affairs of the Republic of Peru",
        "the Deputy Prime Minister and Foreign Minister of Peru",
        "Peru's foreign minister and deputy prime minister",
    ):
        facts = _told(f"Chile received Ana Cole, {words}, in Santiago.", "HOLDS_OFFICE")
        assert {f.subj[0].key for f in facts} == {"cole"}
        assert {f.obj[0].key for f in facts} == {"PE:FM", "x:deputy prime minister"}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Cole, prime minister of Peru and the foreign minister of Chile met.",
        "Ana Cole, prime minister of Peru and Foreign Minister Luis Vega spoke.",
    ],
)
def test_offices_of_two_people_are_not_joined(text: str) -> None:
    facts = _told(text, "HOLDS_OFFICE")
    assert {f.obj[0].key for f in facts if f.subj[0].key == "cole"} == {"PE:PM"}


@pytest.mark.parametrize(("verb", "modality"), [("broke", "asserted"), ("will break", "planned")])
def test_a_journey_that_is_broken_somewhere_is_a_visit(verb: str, modality: str) -> None:
    text = f"Chilean President Ana Cole {verb} her journey in Lima."
    (fact,) = _told(text, "VISITED")
    assert (fact.subj[0].key, fact.obj[0].key, fact.modality) == ("cole", "PE", modality)


def test_relations_lowered_in_rank_are_downgraded() -> None:
    lowered = "lower the level of diplomatic relations with Chile"
    (fact,) = _told(f"Peru {lowered.replace('lower', 'lowered')}.", "RELATIONS")
    assert "downgraded" in fact.obj[0].key
    assert not _told(f"Peru threatened to {lowered}.", "RELATIONS")


def test_who_reminds_others_of_something_says_it() -> None:
    text = "Peru reminded Chile that the treaty was in force."
    assert [f.subj[0].key for f in _told(text, "STATED")] == ["PE"]


@pytest.mark.parametrize("did", ["shook", "did not shake", "refused to shake", "would shake"])
def test_who_shake_hands_meet_and_who_do_not_may_have_met(did: str) -> None:
    text = f"Chilean President Ana Cole {did} hands with Peruvian President Luis Vega."
    told = [{a.key for a in f.subj} for f in _told(text, "MET_WITH") if f.modality != "conditional"]
    assert told == ([{"cole", "vega"}] if did == "shook" else [])


def test_one_who_shakes_hands_meets_nobody_named() -> None:
    assert not _told("Chilean President Ana Cole shook hands in Lima.", "MET_WITH")


@pytest.mark.parametrize(
    ("text", "thing", "name"),
    [
        (
            "Peru joined the Coast Rivers Supervisory Commission, or CRSC, in 1953.",
            "x:coast rivers supervisory commission",
            "x:crsc",
        ),
        (
            "The Arica controversy, also called the Question of the Coast, was a dispute.",
            "x:arica controversy",
            "x:question of the coast",
        ),
        ("New Dawn, or the Lima Treaty, was signed by Peru.", "x:new dawn", "x:lima treaty"),
    ],
)
def test_another_name_told_in_passing_is_read(text: str, thing: str, name: str) -> None:
    assert [(f.subj[0].key, f.obj[0].key) for f in _told(text, "ALT_NAME")] == [(thing, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru wanted the support of the United States, or NATO, in 1953.",
        "Peru asked for a Lima Protocol, a Coast Pact, or the Arica Treaty, in 1953.",
    ],
)
def test_a_choice_of_two_is_no_other_name(text: str) -> None:
    assert not _told(text, "ALT_NAME")

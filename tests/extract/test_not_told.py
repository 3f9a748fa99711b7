"""What a sentence does not tell, though it has the words: no fact, or not of that person."""

from __future__ import annotations

import pytest

from kg.errors import BadInput
from kg.extract.exchange import Fact, read_facts
from kg.resolve import Gazetteer


def facts(text: str, rel: str) -> list[Fact]:
    found = read_facts(text, published=None, gazetteer=Gazetteer.load())
    return [f for f in found if f.rel == rel]


def keys(fact: Fact) -> set[str]:
    return {a.key for a in (*fact.subj, *fact.obj)}


@pytest.mark.parametrize(
    ("text", "rel"),
    [
        ("Peru and Chile had objected to the new road.", "STATED"),
        ("Asked if Peru had been told, the envoy of Chile said yes.", "CONDITION"),
        ("Peru will call on Chile in May before its envoy flies home.", "CONDITION"),
        ("The towers were once stakes in a game, as Peru will tell anybody.", "CONDITION"),
        ("Peru will, if necessary, talk with Chile alone.", "CONDITION"),
        ("The flag of Peru was raised and Chile raised hopes of rain.", "DISCUSSED"),
        ("President Ana Rojas of Chile signed as a witness.", "SIGNED"),
        ("Peru sold a farm; Chile still claims the island.", "STATED"),
        ("An envoy of Peru, who declined to be named, said that it was late.", "REJECTED"),
        ("Peru and Chile wrote. A convention was signed by sixteen states.", "SIGNED"),
        ("President Ana Rojas of Chile came to Lima. China spoke. A paper signed by the two "
         "leaders was read.", "SIGNED"),
        ("Peru and Chile slept. Kenya invited the powers to Nairobi.", "INVITED"),
        ("President Ana Rojas of Chile set out a case on the way to Lima.", "VISITED"),
        ("Foreign Minister Ana Rojas of Chile denied reports that she was ill.", "STATED"),
        ("An official Peruvian newspaper called Thursday on Chileans to unite.", "ALT_NAME"),
        ("She spoke by phone with President Ana Rojas and on Monday with Luis Vega.", "MET_WITH"),
    ],
)  # fmt: skip
def test_words_that_tell_no_such_fact(text: str, rel: str) -> None:
    assert facts(text, rel) == []


@pytest.mark.parametrize(
    ("text", "rel", "other"),
    [
        ("Foreign Minister Luis Vega of Peru came. The Prime Minister answered that it was late.",
         "STATED", "vega"),
        ("Chancellor Karl Lenz of Germany bowed. The Emperor said that it was late.",
         "STATED", "lenz"),
        ("President Ana Rojas of Chile slept. The Shah received us. He asked whether it was late.",
         "STATED", "rojas"),
        ("Foreign Secretary Ann Cole of Britain slept. The Secretary said that it was late.",
         "STATED", "cole"),
        ("Mr Hill was to leave with his deputy, Alan Ross, a British spokeswoman said.",
         "HOLDS_OFFICE", "ross"),
    ],
)  # fmt: skip
def test_somebody_else_is_meant(text: str, rel: str, other: str) -> None:
    assert all(other not in keys(f) for f in facts(text, rel))


def test_who_is_invited_comes() -> None:
    text = (
        "At the invitation of the Minister of Foreign Affairs of Peru, Juan Vega Luna, the "
        "Minister of Foreign Affairs of Chile, Rosa Soto Paz, paid a visit to Lima. Minister Soto "
        "said that Minister Vega had been kind."
    )
    assert [keys(f) for f in facts(text, "VISITED")] == [{"soto", "PE"}]
    assert [keys(f) for f in facts(text, "STATED")] == [{"soto", "*"}]


def test_a_dateline_with_its_day_speaks_not() -> None:
    text = "GENEVA, 29 June 2017 - The President of Peru said that it was late."
    assert [keys(f) for f in facts(text, "STATED")] == [{"PE:PRES", "*"}]


def test_who_stands_before_who_called_for_it() -> None:
    text = "Had the King of Spain heard President Ana Rojas, who called for a truce, he had slept."
    assert all("rojas" in keys(f) for f in facts(text, "CALLED_FOR"))


def test_an_article_before_a_name_is_left_out_later() -> None:
    text = "President Omar al-Nour of Sudan came. Later Nour travelled to Chad."
    assert [keys(f) for f in facts(text, "VISITED")] == [{"nour", "TD"}]


def test_a_state_by_its_full_name_has_its_minister() -> None:
    text = "The Foreign Minister of the Republic of Peru, Ana Rojas, said that it was late."
    assert [keys(f) for f in facts(text, "HOLDS_OFFICE")] == [{"rojas", "PE:FM"}]


def test_a_person_named_like_a_town_is_no_state() -> None:
    text = "The Mexican minister, Guadalupe Victoria, slept. Victoria asked for a truce in 1829."
    assert [keys(f) & {"SC", "victoria"} for f in facts(text, "CALLED_FOR")] == [{"victoria"}]


def test_the_year_of_a_paper_dates_no_journey() -> None:
    text = "It asked for talks under the 1948 treaty. President Ana Rojas flew to Peru on May 3."
    assert [f.date for f in facts(text, "VISITED")] == ["XXXX-05-03"]


def test_a_deputy_secretary_is_meant_by_her_own_title() -> None:
    text = (
        "Readout of the State Department. Deputy Secretary of State Ann Hill spoke. The Deputy "
        "Secretary said that it was late."
    )
    assert [keys(f) for f in facts(text, "STATED")][-1:] == [{"hill", "*"}]


@pytest.mark.parametrize("engine", ["regex", "both"])
def test_a_text_too_long_is_refused_in_one_line(engine: str) -> None:
    with pytest.raises(BadInput, match="cut it into files") as told:
        read_facts("word " * 120_001, published=None, gazetteer=Gazetteer.load(), engine=engine)
    assert "120,001 words" in str(told.value)


def test_a_title_s_body_may_stand_before_the_name() -> None:
    text = (
        "President Ana Rojas and President of the European Commission Jose Luis Vega held a "
        "one-on-one meeting on June 14."
    )
    assert [keys(f) for f in facts(text, "MET_WITH")] == [{"rojas", "vega", "*"}]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that the pier had been paid for, which Chile has always denied.",
        "Peru rejected the plan as too dear, but officials in Lima said that talks would go on.",
    ],
)
def test_who_says_another_thing_is_no_source_of_this(text: str) -> None:
    found = read_facts(text, published=None, gazetteer=Gazetteer.load())
    assert found[0].start < 20
    assert found[0].attribution is None

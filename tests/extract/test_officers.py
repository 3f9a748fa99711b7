"""Of which state an officer is, and officers named together: rather no state than a wrong one."""

from __future__ import annotations

import pytest

from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer


def offices(text: str) -> dict[str, str]:
    """Each office holder with the office."""
    read = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine="regex")
    return {f.subj[0].key: f.obj[0].key for f in read if f.rel == "HOLDS_OFFICE"}


def test_who_sends_a_letter_is_of_the_state_of_who_brings_it() -> None:
    told = offices(
        "LIMA, March 3, 2021 (Agency) - Chile's foreign minister, Ana Soto, arrived on Monday. "
        "She handed over a letter from President Luis Rey."
    )
    assert told == {"soto": "CL:FM", "rey": "CL:PRES"}


def test_a_foreign_form_of_address_is_given_to_no_british_minister() -> None:
    told = offices(
        "BERLIN, May 4.\n\nHerr von Albrecht, the Foreign Secretary, received the British "
        "Ambassador for an hour."
    )
    assert told.get("albrecht") == "DE:FM"
    assert "GB:FM" not in told.values()


def test_his_minister_is_one_of_the_leader_named_before() -> None:
    told = offices(
        "Peruvian President Ana Torres spoke first. Her foreign minister, Luis Rojas, told "
        "reporters in Santiago that Chile had agreed."
    )
    assert told["rojas"] == "PE:FM"


def test_officers_named_together_are_of_the_pair_of_states_named_before() -> None:
    told = offices("Peru and Chile made peace. Presidents Torres and Rojas met at Arica.")
    assert told == {"torres": "PE:PRES", "rojas": "CL:PRES"}


def test_a_known_one_of_two_leaves_the_other_state_to_the_other() -> None:
    told = offices(
        "Israel and Jordan ended a state of war in 1994. In the desert, before guests from Egypt "
        "and Norway, Prime Ministers Yitzhak Rabin and Omar Haddad signed."
    )
    assert told == {"rabin": "IL:PM", "haddad": "JO:PM"}


def test_officers_named_together_stay_without_a_state_where_nothing_tells_it() -> None:
    assert not offices(
        "Peru, Chile and Bolivia quarrelled. The foreign ministers, Ana Torres and Luis Rojas, met."
    )


def test_a_counterpart_is_what_the_other_is_if_it_is_known_of_him() -> None:
    told = offices(
        "In 2009 French President Nicolas Sarkozy flew to Russia. In Moscow he dined with his "
        "counterpart Dmitry Medvedev."
    )
    assert told["medvedev"] == "RU:PRES"


@pytest.mark.parametrize(
    "text",
    [
        "CAIRO, May 3, 2022 (Agency) -- Talks between Kenya and Somalia opened here. The guests "
        "came by air. Foreign Minister Grace Otieno was late.",
        "WASHINGTON, June 2, 2019 (Agency) -- President Omar Holt asked the United States for aid.",
        "VIENNA, June 2, 2019 (Agency) -- Iran and the European Union met. President Hassan Vega "
        "told parliament in Tehran that he would wait.",
        "MADRID, May 3, 2005 (Agency) -- Spain's king received President Hugo Vega on Tuesday.",
        "Britain sent a note. The Foreign Secretary, Salman Vega, spoke in Islamabad.",
    ],
)
def test_no_officer_of_the_place_whence_a_report_comes_where_it_tells_of_others(text: str) -> None:
    assert not [o for o in offices(text).values() if o[:2] in ("EG", "US", "AT", "ES", "GB")]


def test_an_officer_at_home_is_of_the_state_of_the_dateline() -> None:
    told = offices(
        "LIMA, May 3, 2005 (Agency) - Peruvian Prime Minister Ana Torres regretted the recall. "
        "Foreign Minister Luis Paz received the Chilean ambassador."
    )
    assert told == {"torres": "PE:PM", "paz": "PE:FM"}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil congratulated President Luis Rey on his election in 2015.",
        "The ambassador of France handed his letters to President Luis Rey on Tuesday.",
        "After talks with Japan, Prime Minister Ana Ruiz flew home.",
        "A delegation from Norway was received by President Luis Rey.",
        "Egypt broke off relations with Kenya after President Luis Rey spoke.",
    ],
)
def test_whom_a_state_speaks_to_is_no_officer_of_its_own(text: str) -> None:
    assert not offices(text)


def test_all_of_a_delegation_are_of_its_state() -> None:
    told = offices("The American delegates, Ambassador Holt and Mr. Grant, left the hall.")
    assert told["holt"] == "US:AMB"


@pytest.mark.parametrize(
    ("words", "who", "office"),
    [
        ("The Peruvian Minister for Foreign Affairs, the Hon Ana Ruiz MP, spoke.", "ruiz", "PE:FM"),
        ("The Peruvian Minister for Foreign Affairs and Trade, Ana Ruiz, left.", "ruiz", "PE:FM"),
        ("M. Ivanov, the Soviet Foreign Commissar, left Geneva.", "ivanov", "SU:FM"),
        (
            "Mr. Hugh Holt, Chancellor of the Exchequer, spoke in the City.",
            "holt",
            "x:chancellor of the exchequer",
        ),
        ("The UN mediator Olof Berg flew to Nicosia.", "berg", "x:un mediator"),
    ],
)
def test_a_title_in_full(words: str, who: str, office: str) -> None:
    assert offices(words)[who] == office

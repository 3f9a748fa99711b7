"""Whose president a "President Carter" was: the table of well-known holders of office."""

from __future__ import annotations

from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer


def facts(text: str, engine: str = "regex") -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    read = read_facts(text, published=None, gazetteer=Gazetteer.load(), engine=engine)
    return {(f.rel, tuple(a.key for a in f.subj), tuple(a.key for a in f.obj)) for f in read}


def test_a_title_and_a_family_name_tell_the_office_of_a_well_known_holder() -> None:
    told = facts("In 1978 President Sadat of Egypt met President Carter and Secretary Vance.")
    assert ("HOLDS_OFFICE", ("carter",), ("US:PRES",)) in told
    assert ("HOLDS_OFFICE", ("vance",), ("US:FM",)) in told


def test_the_state_must_be_one_that_the_text_speaks_of() -> None:
    assert not facts("In 1978 President Sadat spoke about the harvest.") & {
        ("HOLDS_OFFICE", ("sadat",), ("EG:PRES",))
    }


def test_a_holder_of_another_time_is_not_meant() -> None:
    told = facts("In 1871 President Carter said that the railway was finished.")
    assert not [t for t in told if t[0] == "HOLDS_OFFICE"]


def test_a_soviet_minister_is_one_of_the_soviet_union() -> None:
    told = facts("In 1981 Foreign Minister Gromyko told the Soviet parliament that he would go.")
    assert ("HOLDS_OFFICE", ("gromyko",), ("SU:FM",)) in told


def test_a_lone_family_name_of_its_time_is_a_person() -> None:
    told = facts("Nehru visited Peking in October 1954.")
    assert any(r == "VISITED" and s == ("nehru",) for r, s, _ in told)


def test_an_answer_under_a_title_is_that_of_its_holder() -> None:
    text = (
        "Press conference of the Foreign Minister of Chile, Ana Soto\n\n"
        "MINISTER: I met Foreign Minister Luis Paz of Peru on Monday."
    )
    assert any(r == "MET_WITH" and set(s) == {"soto", "paz"} for r, s, _ in facts(text))


def test_he_in_what_somebody_says_is_who_says_it() -> None:
    text = (
        "President Ana Soto of Chile met Foreign Minister Luis Paz of Peru and Carlos Rey. "
        "The Foreign Minister said that he would visit Brazil."
    )
    told = facts(text)
    assert any(r == "VISITED" and s == ("paz",) for r, s, _ in told)


def test_i_in_a_telegram_of_an_embassy_is_its_ambassador() -> None:
    text = (
        "Telegram From the Embassy in Kenya to the Department of State\n\nNairobi, May 3, 1966\n\n"
        "I called on Foreign Minister Luis Paz this morning."
    )
    assert any(r == "MET_WITH" and set(s) == {"US:AMB", "paz"} for r, s, _ in facts(text))


def test_a_question_tells_nothing_and_an_invitation_is_no_visit() -> None:
    told = facts(
        "Will Chile leave the Commonwealth? President Ana Soto invited Luis Paz to visit Peru."
    )
    assert not [t for t in told if t[0] in ("WITHDREW", "VISITED")]


def test_the_minister_named_later_is_of_the_state_told_before() -> None:
    text = (
        "Press conference of the Foreign Minister of Chile\n\n"
        "The Foreign Minister, Ana Soto, spoke about Peru, Bolivia and Brazil."
    )
    assert ("HOLDS_OFFICE", ("soto",), ("CL:FM",)) in facts(text)


def test_a_counterpart_of_somebody_named_before_holds_that_office() -> None:
    text = (
        "OSLO (Agency) - Foreign Minister Jens Vik of Norway spoke on Monday. "
        "Vik telephoned his Finnish counterpart, Pekka Lahti, to brief him. "
        "The Finnish parliament met. Prime Minister Kari Dahl will travel to Brussels."
    )
    told = facts(text)
    assert ("HOLDS_OFFICE", ("lahti",), ("FI:FM",)) in told
    # Norway's by the dateline, Finland's by the sentence before: in doubt, nobody's.
    assert not [t for t in told if t[:2] == ("HOLDS_OFFICE", ("dahl",))]

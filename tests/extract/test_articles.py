"""What articles of different styles say: news, a readout, history, a dispute, no date."""

from __future__ import annotations

import pytest

from tests.extract.reading_aloud import claims_of, events, facts, read, words

LAND = {
    ("history", "TRANSFERRED", ("Alaska", "United States", "1867", "actual")),
    ("history", "AT_WAR", ("Peru", "Chile", "1879/", "actual")),
    ("history", "DIPLOMATIC_RELATIONS", ("Bolivia", "Chile", "1962", "actual")),
    ("history", "DIPLOMATIC_RELATIONS", ("Soviet Union", "United States", "1933-11-16", "actual")),
    ("history", "MEMBER_OF", ("Japan", "League of Nations", "/1933-03", "actual")),
    ("history", "RECOGNIZES", ("United States", "Manchukuo", "", "denied")),
    ("dispute", "CLAIMED_BY", ("Falkland Islands", "Argentina", "", "actual")),
    ("dispute", "TRANSFERRED", ("Malvinas", "Argentina", "", "denied")),
    (
        "appointments",
        "HELD_OFFICE",
        ("Penny Wong", "Australia: Foreign Minister", "2022-05-23/", "actual"),
    ),
    (
        "appointments",
        "HELD_OFFICE",
        ("Liz Truss", "United Kingdom: Prime Minister", "/2022-10-25", "actual"),
    ),
    ("readout", "HELD_OFFICE", ("Wang Yi", "China: Foreign Minister", "2016-03-07", "actual")),
    (
        "agency",
        "HELD_OFFICE",
        ("Diana Mondino", "Argentine: Foreign Minister", "2024-03-14", "actual"),
    ),
}


@pytest.mark.parametrize(("article", "predicate", "fact"), sorted(LAND))
def test_acts_of_states_and_offices(article: str, predicate: str, fact: tuple[str, ...]) -> None:
    assert fact in facts(claims_of(article), predicate)


MEETINGS = [
    ("agency", {"Mauro Vieira", "Diana Mondino"}, "actual"),
    ("readout", {"John Kerry", "Yun Byung-se"}, "actual"),
    ("undated", {"Hakan Fidan", "George Gerapetritis"}, "actual"),
    ("summit", {"Ronald Reagan", "Mikhail Gorbachev"}, "actual"),
    ("appointments", {"Penny Wong", "Nanaia Mahuta"}, "actual"),
    ("agency", {"Luis Lacalle Pou"}, "planned"),
    ("readout", {"Wang Yi"}, "actual"),
]


@pytest.mark.parametrize(("article", "who", "mood"), MEETINGS)
def test_meetings_and_visits(article: str, who: set[str], mood: str) -> None:
    assert (frozenset(who), mood) in events(claims_of(article))


def test_a_signature_names_parties_date_and_place() -> None:
    claims = claims_of("summit")
    name = (
        "Intermediate-Range Nuclear Forces Treaty of the Soviet Union and the United States (1987)"
    )
    assert {a for a, *_ in facts(claims, "AGREEMENT_ACTION")} == {"United States", "Soviet Union"}
    assert (name, "", "1987-12-08", "actual") in facts(claims, "DATED")
    assert (name, "", "1988-06-01", "actual") in facts(claims, "DATED")
    assert (name, "Washington", "", "actual") in facts(claims, "SIGNED_AT")


def test_later_mentions_are_the_same_agreement() -> None:
    named = {c.subject.key for c in claims_of("summit") if c.predicate == "DATED"}
    assert len(named) == 1


def test_both_names_of_a_place_with_their_users() -> None:
    named = [c for c in claims_of("dispute") if c.predicate == "NAMED"]
    used = {(c.value, words(c.qualifiers["used_by"])) for c in named}
    assert used == {("Falkland Islands", "Britain"), ("Malvinas", "Argentina")}
    assert len({c.subject for c in named}) == 1


def test_a_former_holder_holds_nothing() -> None:
    held = facts(claims_of("appointments"), "HELD_OFFICE")
    assert not any("Peters" in person for person, *_ in held)


def test_a_day_without_a_year_stays_without_one() -> None:
    times = {c.time for c in claims_of("undated") if c.predicate == "TOOK_PLACE"}
    assert times == {"XXXX-09-05"}
    assert not [c for c in claims_of("undated") if c.predicate == "HELD_OFFICE" and c.time]


def test_speakers_are_kept() -> None:
    met = [
        c for c in claims_of("agency")
        if c.predicate == "TOOK_PLACE" and "met with" in (c.locator.exact or "")
    ]  # fmt: skip
    assert [v.words for v in met[0].attributed_to] == ["Foreign Ministry"]
    voice = met[0].attributed_to[0].mention
    assert voice is not None
    assert voice.polity == "Brazil"


def test_a_condition_is_kept_with_its_words() -> None:
    said = [c for c in claims_of("readout") if "condition" in c.qualifiers]
    assert [c.qualifiers["condition"] for c in said] == ["If North Korea conducts another test"]
    assert all(c.modality == "hypothetical" for c in said)


def test_stances() -> None:
    stances = {
        (words(c.subject), c.qualifiers.get("stance"))
        for name in ("agency", "readout", "dispute")
        for c in claims_of(name)
        if c.predicate == "STATED"
    }
    assert {
        ("Brazil", "rejects"),
        ("John Kerry", "protests"),
        ("Wang Yi", "rejects"),
        ("Diana Mondino", "offers"),
        ("Buenos Aires", "demands"),
    } <= stances


def test_a_call_is_by_telephone() -> None:
    assert ("telephone",) in {(o,) for _, o, *_ in facts(claims_of("readout"), "MEDIUM")}


def test_a_claim_of_a_stretch_of_years_is_by_the_state_of_these_years() -> None:
    text = "Since the early 1990s, Croatia and Slovenia have each claimed Piran Bay."
    found = facts(read(text, "2024-04-18"), "CLAIMED_BY")
    assert {who for _, who, *_ in found} == {"Croatia", "Slovenia"}

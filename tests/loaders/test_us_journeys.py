"""Visits to and journeys from the United States, in the format of the Office of the Historian.

The journeys are invented; presidents and states are those of their days.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.loading.titled import read_titled, read_visitor
from tests.loaders.loading import Said, load, of, shared_data, write


def trip(id: str, day: str, country: str, code: str, remarks: str, **more: str) -> str:
    """One journey of a secretary of state."""
    told = {"last": day, "locale": "Moscow", "extra": "", **more}
    return (
        f'<trip role="secretary" who="doe-ann"><id>{id}</id><role>secretary</role>'
        f"<name>Ann Doe</name><start-date>{day}</start-date><end-date>{told['last']}</end-date>"
        f'<country id="{code}">{country}</country><locale>{told["locale"]}</locale>'
        f"<remarks>{remarks}</remarks>{told['extra']}<created-by>x</created-by></trip>"
    )


def visit(id: str, day: str, who: str, country: str, code: str, told: str) -> str:
    """One visit of a foreign leader."""
    return (
        f"<visit><id>{id}</id><start-date>{day}</start-date><end-date>{day}</end-date>"
        f'<visitor>{who}</visitor><from id="{code}">{country}</from>'
        f"<description>{told}</description><created-by>x</created-by></visit>"
    )


TRIPS = (
    trip("1", "1977-03-27", "U.S.S.R.", "russia",
         "Met with General Secretary Borisov and Foreign Minister Egorov. Signed a fishing treaty.",
         last="1977-03-30")
    + trip("2", "2005-04-19", "Russia", "russia",
           "Met with President Borisov and Japanese Foreign Minister Kato Ken (April 20).",
           last="2005-04-20")
    + trip("3", "2013-12-05", "Israel", "israel", "Met with Prime Minister Levi and King Omar.",
           locale="Jerusalem, Haifa")
    + trip("4", "2014-09-04", "United Kingdom", "united-kingdom",
           "Accompanied President Poe to a NATO Summit Meeting. Attended the opening of a bridge.",
           extra="<weather>rain</weather>")
    + trip("6", "2014-09-20", "Israel", "israel", "Met with President Levi and President Omar.")
    + trip("5", "2014-10-01", "France", "france",
           "A proposed visit; planned meeting with President Roux was cancelled.")
    + trip("7", "2000-03-26", "Switzerland", "switzerland",
           "Met with President Assad of Syria. Attended a meeting of the U.S.-Swiss Forum in St. "
           "Gallen. Signed the Golden Book. Signed the Alpine Treaty, March 26.", locale="Geneva")
    + trip("8", "1995-01-05", "Jordan", "jordan",
           "Met with King Hussein of Jordan and George V. Attended the 2nd session of the U.N.",
           locale="Amman")
    + trip("9", "2002-05-23", "Russia", "russia", "Summit meeting with President Petrov. "
           "Attended a NATO Summit with British Prime Minister Poe and "
           "President Roux of France.")
    + trip("21", "1972-05-22", "U.S.S.R.", "russia",
           "Accompanied President Nixon Leningrad, Kiev on a State visit.",
           locale="Moscow, Leningrad, Kiev")
    + trip("22", "1972-05-22", "U.S.S.R.", "russia",
           "Accompanied President Nixon Leningrad, Kiev on a State visit.", locale="Moscow")
    + trip("20", "1985-12-17", "Yugoslavia", "yugoslavia",
           "Met with Prime Minister Babic and Foreign Affairs Secretary Colic.", locale="Belgrade")
)  # fmt: skip
VISITS = (
    visit("10", "1959-09-15", "Premier Ivan Borisov", "U.S.S.R.", "russia",
          "State visit. Met with President Poe.")
    + visit("11", "1995-10-23", "President Ivan Petrov", "Russia", "russia", "Working visit.")
    + visit("12", "2000-05-05", "President Ada Alba and Prime Minister Bo Berg", "Italy",
            "italy", "")
    + visit("13", "1999-09-21", "President Ivan Petrov", "Russia", "russia",
            "Met with President Clinton at the UN General Assembly.")
    + visit("14", "1985-09-21", "Chancellor Ada Alba", "Austria", "austria",
            "Met with Vice President Bush.")
    + visit("15", "1985-09-21", "Chancellor Ada Alba", "Austria", "austria",
            "Met with President Poe at the UN General Assembly.")
)  # fmt: skip


@pytest.fixture
def trips(tmp_path: Path) -> list[Said]:
    files = {"us-travels/secretary-travels/doe-ann.xml": f"<trips>{TRIPS}</trips>"}
    report, rows = load(tmp_path, "us_travels", write(tmp_path, files) / "us-travels")
    assert (report.read, report.refused, report.silent) == (12, [], [])
    assert report.left_over == {"weather": (1, "secretary-travels/doe-ann.xml")}
    return rows


@pytest.fixture
def visits(tmp_path: Path) -> list[Said]:
    path = write(tmp_path, {"us-visits/data/1950.xml": f"<visits>{VISITS}</visits>"}) / "us-visits"
    report, rows = load(tmp_path, "us_visits", path)
    assert (report.read, report.refused, report.left_over) == (6, [], {})
    return rows


def _met(rows: list[Said], id: str) -> dict[str, Said]:
    return {
        row["subject"]: row
        for row in of(rows, "PARTICIPATED_IN", basis="text")
        if row["locator"].get("row") == id
    }


def test_a_state_is_the_one_of_the_day(trips: list[Said], visits: list[Said]) -> None:
    hosts = {
        row["locator"]["row"]: row["subject_uid"]
        for row in of(trips, "PARTICIPATED_IN", basis="data_set")
        if row["qualifiers"]["role"] == "host"
    }
    assert (hosts["1"], hosts["2"]) == ("polity-soviet-union", "polity-russia")
    offices = {row["subject"]: row["object_uid"] for row in of(visits, "HELD_OFFICE")}
    assert offices["Ivan Borisov"] == "office-soviet-union-prime-minister"
    assert offices["Ivan Petrov"] == "office-russia-president"
    assert all(row["attested"] for row in of(visits, "HELD_OFFICE"))


def test_who_was_met_is_read_with_office_and_place_in_the_record(trips: list[Said]) -> None:
    met = _met(trips, "1")
    assert set(met) == {"Ann Doe", "Borisov", "Egorov"}
    told = met["Egorov"]
    assert told["qualifiers"]["role"] == "host"
    assert told["original_subject"] == "Foreign Minister Egorov"
    place = told["locator"]
    text = "Met with General Secretary Borisov and Foreign Minister Egorov"
    assert (place["section"], place["exact"]) == ("remarks", text)
    days = {row["time"] for row in of(trips, "TOOK_PLACE", basis="text")}
    assert days >= {"[1977-03-27..1977-03-30]", "2005-04-20"}


def test_nationality_is_not_always_that_of_the_host(trips: list[Said]) -> None:
    guest = _met(trips, "2")["Kato Ken"]
    assert guest["qualifiers"]["role"] == "guest"
    king = _met(trips, "3")["Omar"]
    assert "capacity" not in king["qualifiers"] and "on_behalf_of" not in king["qualifiers"]
    assert "capacity" not in _met(trips, "6")["Omar"]["qualifiers"]
    assert "capacity" in _met(trips, "6")["Levi"]["qualifiers"]


def test_a_summit_of_two_is_no_gathering_and_who_was_at_one_is_told(trips: list[Said]) -> None:
    met = _met(trips, "9")
    assert met["Petrov"]["qualifiers"]["role"] == "host"
    assert "capacity" in met["Petrov"]["qualifiers"]
    beside = {row["subject"]: row for row in of(trips, "PARTICIPATED_IN", object="a NATO Summit")}
    assert set(beside) == {"Ann Doe", "Poe", "Roux"}
    assert beside["Roux"]["behalf_uid"] == "polity-france"
    assert beside["Poe"]["behalf"] == "British"
    (held,) = of(trips, "TOOK_PLACE", subject="a NATO Summit")
    assert held["time"].strip("[]")[:10] == "2002-05-23"
    assert set(_met(trips, "20")) == {"Ann Doe", "Babic", "Colic"}


def test_a_state_told_after_the_name_is_that_of_the_person(trips: list[Said]) -> None:
    guest = _met(trips, "7")["Assad"]
    assert guest["qualifiers"]["role"] == "guest"
    assert (guest["behalf"], guest["behalf_uid"]) == ("Syria", "polity-syria")
    assert _met(trips, "8")["Hussein"]["qualifiers"]["role"] == "host"


def test_a_short_form_ends_no_sentence(trips: list[Said]) -> None:
    kinds = {row["subject"] for row in of(trips, "KIND")}
    assert "a meeting of the U.S.-Swiss Forum in St. Gallen" in kinds
    assert "the 2nd session of the U.N." in kinds


def test_acts_have_the_modality_of_the_words(trips: list[Said]) -> None:
    assert {row["modality"] for row in _met(trips, "5").values()} == {"planned"}
    signed = of(trips, "SIGNED_BY")
    assert [(row["subject"], row["object"]) for row in signed] == [
        ("a fishing treaty", "Ann Doe"),
        ("the Alpine Treaty", "Ann Doe"),
    ]
    assert set(_met(trips, "4")) == {"Poe", "Ann Doe"}
    assert set(_met(trips, "21")) == set(_met(trips, "22")) == {"Nixon"}
    kinds = {row["subject"]: row["value"] for row in of(trips, "KIND")}
    assert kinds["the opening of a bridge"] == "other"


def test_journeys_have_places_and_dates(trips: list[Said]) -> None:
    at = {
        (row["object"], row["time"])
        for row in of(trips, "TOOK_PLACE", basis="data_set")
        if row["locator"]["row"] in ("1", "3")
    }
    assert at == {
        ("Moscow", "1977-03-27/1977-03-30"),
        ("Jerusalem", "2013-12-05"),
        ("Haifa", "2013-12-05"),
    }


def test_the_presidents_of_the_host_are_its_own_also_at_a_gathering(visits: list[Said]) -> None:
    president = _met(visits, "13")["Clinton"]
    assert president["qualifiers"]["role"] == "host"
    assert president["behalf_uid"] == "polity-united-states"
    assert _met(visits, "14")["Bush"]["qualifiers"]["role"] == "host"
    assert "on_behalf_of" not in _met(visits, "15")["Poe"]["qualifiers"]


def test_two_visitors_of_one_record_are_two(visits: list[Said]) -> None:
    guests = {
        row["subject"]
        for row in of(visits, "PARTICIPATED_IN", basis="data_set")
        if row["locator"]["row"] == "12" and row["qualifiers"]["role"] == "guest"
    }
    assert guests == {"Ada Alba", "Bo Berg"}
    assert set(_met(visits, "10")) == {"Ivan Borisov", "Poe"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russian Foreign Minister Ivan Petrov.", [("Russian", "Foreign Minister", "Ivan Petrov")]),
        ("President Luis de la Cruz and addressed", [(None, "President", "Luis de la Cruz")]),
        ("Deputy Prime Minister and Minister of Foreign Affairs Al Bo", [
            (None, "Deputy Prime Minister and Minister of Foreign Affairs", "Al Bo")]),
        ("President Poe May 10.", [(None, "President", "Poe")]),
        ("President Poe November l3.", [(None, "President", "Poe")]),
        ("Prime Minister May.", [(None, "Prime Minister", "May")]),
        ("King George V. Attended a mass", [(None, "King", "George V.")]),
        ("Foreign Minister Dr. A. Bose and", [(None, "Foreign Minister", "Dr. A. Bose")]),
        ("President Hu of China and Prime Minister Singh of India", [
            ("China", "President", "Hu"), ("India", "Prime Minister", "Singh")]),
        ("President Diaz of El Salvador.", [("El Salvador", "President", "Diaz")]),
        ("Prime Minister Ivo of Ruritania.", [("Ruritania", "Prime Minister", "Ivo")]),
        ("NATO Secretary General Jan Berg.", [("NATO", "Secretary General", "Jan Berg")]),
        ("the French and British Foreign Ministers", []),
        ("senior Russian officials", []),
    ],
)  # fmt: skip
def test_titled_names(text: str, found: list[tuple[str | None, str, str]]) -> None:
    people, _ = read_titled(text, 0)
    assert [(p.owner, p.title, p.name) for p in people] == found


def test_a_visitor_may_bear_a_misspelt_title_or_a_rank() -> None:
    styles = {"Prime Minster ": "Prime Minister", "General ": None, "Chairman ": None}
    found = [
        [(one.title, one.name) for one in read_visitor(words, styles)]
        for words in ("Prime Minster Bo Berg", "General Ada Alba", "Chairman Cox", "President Poe")
    ]
    assert found == [
        [("Prime Minister", "Bo Berg")],
        [(None, "Ada Alba")],
        [(None, "Cox")],
        [("President", "Poe")],
    ]


def test_a_visitor_field_is_title_and_name() -> None:
    assert [(v.title, v.name) for v in read_visitor("President Ann B. Doe, Jr.")] == [
        ("President", "Ann B. Doe, Jr.")
    ]
    assert [(v.title, v.name) for v in read_visitor("President- elect Ada Alba")] == [
        ("President-elect", "Ada Alba")
    ]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("name", "records"), [("us_travels", 4318), ("us_visits", 3264)])
def test_the_whole_lists(name: str, records: int, tmp_path: Path) -> None:
    report, rows = load(tmp_path, name, shared_data(name.replace("_", "-")))
    assert (report.read, report.silent) == (records, [])
    assert len(report.refused) <= 0.02 * records
    took_part = of(rows, "PARTICIPATED_IN", basis="data_set")
    soviet = [row["subject_uid"] for row in took_part if row["subject"] == "U.S.S.R."]
    soviet += [row["behalf_uid"] for row in took_part if row["behalf"] == "U.S.S.R."]
    # Three journeys of early 1992 are still listed under the old name; the day decides.
    late = {"us_travels": {"polity-russia"}}
    assert len(soviet) >= 5
    assert set(soviet) == {"polity-soviet-union"} | late.get(name, set())

"""What a historian tells apart and a query easily does not: one small case for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.knowledge import KnowledgeGraph
from tests.graph_folders import load_sheet

SHEET = Path(__file__).with_name("hard_cases.yml")
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the hard cases in both languages, which must agree."""
    path = tmp_path_factory.mktemp("hard") / "graph"
    with KnowledgeGraph(path, by="test", new=True) as graph:
        load_sheet(graph.folder.ledger, SHEET)
        _reject(graph, "doubtful")
        yield lambda question, **given: graph.ask(question, engine="both", **given).as_dicts()


def _reject(graph: KnowledgeGraph, row: str) -> None:
    """A person takes that row of the sheet for wrong."""
    sql = "SELECT statement FROM holdings WHERE record_row = ?"
    ((statement,),) = graph.folder.ledger.connection.execute(sql, [row]).fetchall()
    with graph.folder.ledger.run("review", "test") as run:
        told = {"verdict": "rejected", "by": "me", "kind": "person", "why": None}
        run.add("reviews", statement=statement, **told)


def test_who_attended_and_did_not_sign_is_no_party(ask: Ask) -> None:
    def signed(party: str) -> set[str]:
        return {row["agreement"] for row in ask("18", party=party)}

    assert "Treaty of the Lake, 1951" in signed("Japan")
    assert "Treaty of the Lake, 1951" not in signed("Soviet Union")
    assert [row["in_force"] for row in ask("19", party="France")] == ["1900-01"]
    assert ask("19", party="Spain") == []


def test_a_provisional_application_is_no_entry_into_force(ask: Ask) -> None:
    (row,) = ask("18", party="Spain", **{"from": "1994"})
    assert (row["agreement"], row["in_force"]) == ("Charter of the Sound, 1994", [])


def test_what_ends_for_one_party_goes_on_for_the_other(ask: Ask) -> None:
    rows = {
        row["party"]: row
        for row in ask("28", agreement="Convention on Nets, 1920", on="1940-01-01")
    }
    assert {party: row["standing"] for party, row in rows.items()} == {
        "France": "ended",
        "Japan": "bound",
        "Spain": "did not sign",
    }
    assert [rows[party]["ended"] for party in ("France", "Japan")] == [
        ["terminated 1930-05-05"],
        [],
    ]
    assert rows["Japan"]["in_force"] == ["1921"]


def test_an_island_is_no_part_of_its_sister(ask: Ask) -> None:
    assert {row["place"] for row in ask("26", place="North Heron")} == {
        "Heron Isles",
        "Cliff of North Heron",
    }


def test_what_went_to_both_did_not_pass_between_them(ask: Ask) -> None:
    def between(x: str, y: str) -> list[str]:
        return sorted(row["document"] for row in ask("30", x=x, y=y))

    assert between("Japan", "France") == []
    assert between("Spain", "Japan") == ["Circular to two capitals"]
    assert between("Spain", "France") == ["Circular to two capitals", "Reply from Paris"]
    assert len(ask("30", x="Spain")) == 2


def test_two_holders_of_one_seat(ask: Ask) -> None:
    (row,) = [r for r in ask("20", office="Keeper of the Lighthouse") if r["standing"] == "certain"]
    assert {row["one"]: row["one_term"], row["other"]: row["other_term"]} == {
        "Anna Alba": "1950-01-01/1955-12-31",
        "Boris Bruno": "1954-03-01/1958",
    }
    assert row["source"] == ["First register", "Second register"]


def test_what_rests_on_a_volume_rests_on_its_papers(ask: Ask) -> None:
    rows = ask("21", source="Papers of the Sound")
    assert {(row["one"], row["other"], row["falls"]) for row in rows} == {
        ("Anna Alba", "Tea at the harbour", True),
        ("David Duval", "Congress of the coast", True),
    }


def test_who_met_is_no_longer_known_where_one_of_the_two_is_lost(ask: Ask) -> None:
    def falls(source: str) -> list[bool]:
        return [row["falls"] for row in ask("21", source=source, relation="MET_WITH")]

    assert falls("Papers of the Sound") == falls("First register") == [True]
    assert falls("Second register") == [False]
    parties = ask("21", source="First register", relation="PARTY_TO")
    assert [(row["one"], row["falls"]) for row in parties] == [("France", True), ("Japan", True)]


def test_what_rests_on_a_source_about_one_thing_alone(ask: Ask) -> None:
    def told(**more: str) -> list[dict[str, Any]]:
        return ask("21", source="First register", **more)

    for more in ({}, {"relation": "MET_WITH"}, {"relation": "PARTY_TO"}):
        for name in ("France", "Anna Alba"):
            every = [row for row in told(**more) if name in (row["one"], row["other"])]
            assert told(about=name, **more) == every
    assert {row["relation"] for row in told(about="Anna Alba")} == {"HELD_OFFICE"}
    assert [row["one"] for row in told(about="France", relation="PARTY_TO")] == ["France"]


def test_two_sources_that_tell_of_other_acts_do_not_say_the_same(ask: Ask) -> None:
    asked = {
        "about": "Charter of the Sound, 1994",
        "one": "First register",
        "other": "Second register",
    }
    told = {row["how"]: row["said"] for row in ask("29", **asked) if row["subject"] == "Spain"}
    assert told == {"signed": ["one"], "ratified": ["other"]}


def test_what_was_planned_is_told_with_those_alone_who_were_to_come(ask: Ask) -> None:
    rows = {row["event"]: row for row in ask("23")}
    assert {event: (row["planned_for"], row["who"]) for event, row in rows.items()} == {
        "Talks that were to be": ("1960-05", ["Clara Corso"]),
        "Feast that was to be": (None, ["David Duval"]),
    }
    assert [len(row["statements"]) for row in rows.values()] == [1, 2]
    assert [row["event"] for row in ask("23", x="Spain")] == ["Talks that were to be"]
    assert [row["event"] for row in ask("23", **{"from": "1961-01-01"})] == ["Feast that was to be"]


def test_who_attended_by_sources_that_each_tell_a_part(ask: Ask) -> None:
    for place in ("Hall of the harbour", "Coast of Herons"):
        (row,) = ask("17", place=place, on="1957-03-01", certainly="1957-03-01")
        assert (row["who"], row["time"]) == ("David Duval", ["1957-03-01/"])
        assert row["source"] == ["First register", "Paper 7 of the Sound", "Second register"]
    assert len(ask("17", place="Harbour Ward", on="1957-03-02")) == 1
    assert ask("17", place="Harbour Ward", on="1957-03-02", certainly="1957-03-02") == []


def test_only_what_was_surely_said_before_is_a_change(ask: Ask) -> None:
    rows = {row["stance"]: row for row in ask("27", actor="France")}
    assert {stance: (row["previous"], row["changed"]) for stance, row in rows.items()} == {
        "supports": ([], ""),
        "rejects": ([], ""),
        "demands": (["rejects", "supports"], "true"),
        "offers": (["demands"], "true"),
    }


def test_a_state_that_is_only_shown_is_there_on_its_day(ask: Ask) -> None:
    def there(day: str) -> list[str]:
        return [row["standing"] for row in ask("12", on=day) if row["state"] == "Spain"]

    assert there("0800-05-05") == ["certain"]
    assert there("0800-05-06") == []


def test_a_contact_is_counted_in_the_month_that_the_most_exact_date_tells(ask: Ask) -> None:
    (row,) = ask("24", x="Japan", y="France")
    assert (row["month"], row["contacts"]) == ("1956-10", 1)
    assert ask("24", x="France", y="Japan", **{"from": "1956-10", "to": "1956-10"}) == [row]
    assert ask("24", x="Japan", y="France", to="1956-09") == []


def test_who_disputes_a_place_stands_with_who_says_so(ask: Ask) -> None:
    (row,) = ask("26", place="South Heron")[1:]
    assert row["claimed_by"] == ["Japan (so the keeper of the isles)", "Soviet Union"]

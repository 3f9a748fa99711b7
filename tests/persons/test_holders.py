"""Who held an office on a day: certainly, possibly, or nobody, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.knowledge import KnowledgeGraph
from kg.retract import retract
from tests.graph_folders import withdraw
from tests.persons.sheets import Fact, held, load_sheet_of

FM, OFFICE = "Soviet Foreign Minister", "office-soviet-union-foreign-minister"


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(tmp_path / "graph", by="test", new=True) as found:
        yield found


def load(graph: KnowledgeGraph, *facts: Fact, title: str = "list") -> str:
    names = {fact[0]: fact[0] for fact in facts}
    return load_sheet_of(graph.folder.ledger, graph.folder.path.parent, title, facts, names)


def asked(graph: KnowledgeGraph, on: str | None, words: str = FM) -> dict[str, Any]:
    return graph.resolve(words, on=on, kind="office")


def names(graph: KnowledgeGraph, on: str, words: str = FM) -> tuple[list[str], list[str]]:
    row = asked(graph, on, words)
    return [h["label"] for h in row["holders"]], [h["label"] for h in row["possible"]]


def test_the_holder_of_the_day_with_term_and_source(graph: KnowledgeGraph) -> None:
    source = load(graph, held("Anna Alba", FM, "1985-07-02/1990-12-20"))
    row = asked(graph, "1987-01-01", "the Soviet foreign minister")
    assert (row["status"], row["uid"]) == ("resolved", OFFICE)
    assert row["holders"] == [
        {
            "uid": "person-anna-alba",
            "label": "Anna Alba",
            "acting": False,
            "time": "1985-07-02/1990-12-20",
            "sources": [source],
        }
    ]
    assert row["possible"] == []


@pytest.mark.parametrize("on", ["1985-07-02", "1990-12-20"])
def test_first_and_last_day_count(graph: KnowledgeGraph, on: str) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/1990-12-20"))
    assert names(graph, on) == (["Anna Alba"], [])


def test_both_hold_it_on_the_day_of_a_handover(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985/1986-05-01"),
         held("Boris Bruno", FM, "1986-05-01/1987"))  # fmt: skip
    assert names(graph, "1986-05-01") == (["Anna Alba", "Boris Bruno"], [])


def test_imprecise_dates_leave_it_possible(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985/1990"), held("Boris Bruno", FM, "1990/1991"))
    assert names(graph, "1985-03-01") == ([], ["Anna Alba"])
    assert names(graph, "1986-03-01") == (["Anna Alba"], [])
    assert names(graph, "1990-03-01") == ([], ["Anna Alba", "Boris Bruno"])
    assert names(graph, "1990") == ([], ["Anna Alba", "Boris Bruno"])


def test_a_gap_is_told_with_those_before_and_after(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/1986-12-20"),
         held("Boris Bruno", FM, "1988-02-03/1990"))  # fmt: skip
    row = asked(graph, "1987-05-05")
    assert row["holders"] == row["possible"] == []
    assert row["reasons"][-1] == (
        "nobody on record between Anna Alba (1985-07-02/1986-12-20) "
        "and Boris Bruno (1988-02-03/1990)"
    )


def test_what_no_source_covers_is_told(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/1986-12-20"))
    assert asked(graph, "1987", "Japanese foreign minister")["reasons"][-1].startswith(
        "not covered"
    )
    assert "not covered" in asked(graph, "1970-01-01")["reasons"][-1]
    assert "after Anna Alba" in asked(graph, "1990-01-01")["reasons"][-1]


def test_a_missing_end_is_open_until_another_follows(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/"))
    assert names(graph, "1987-01-01") == (["Anna Alba"], [])
    load(graph, held("Boris Bruno", FM, "1988-02-03/1990"), title="other")
    assert names(graph, "1987-01-01") == ([], ["Anna Alba"])
    assert names(graph, "1989-01-01") == (["Boris Bruno"], [])


def test_two_open_records_are_two_holders(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/.."), held("Boris Bruno", FM, "1986/.."))
    assert names(graph, "1987-01-01") == (["Anna Alba", "Boris Bruno"], [])


def test_somebody_seen_in_office_held_it_that_day_and_ends_no_term(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985-07-02/"),
         held("Boris Bruno", FM, "1986-03-03", "attested"))  # fmt: skip
    assert names(graph, "1986-03-03") == (["Anna Alba", "Boris Bruno"], [])
    assert names(graph, "1986-03-04") == (["Anna Alba"], [])


def test_a_charge_holds_an_office_of_its_own(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", "Soviet ambassador to Japan", "1985/1990"),
         held("Boris Bruno", "Soviet chargé d'affaires in Japan", "1986/1987"))  # fmt: skip
    assert names(graph, "1986-06-01", "Soviet ambassador to Japan") == (["Anna Alba"], [])


def test_the_only_rank_held_then_is_meant(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", "US Minister Resident to Siam", "1882/1890"))
    row = asked(graph, "1885-01-01", "American Minister to Siam")
    assert row["uid"] == "office-united-states-minister-resident-to-siam"
    assert [h["label"] for h in row["holders"]] == ["Anna Alba"]


def test_what_does_not_count_names_nobody(graph: KnowledgeGraph) -> None:
    source = load(graph, held("Anna Alba", FM, "1985-07-02/1990"))
    ledger = graph.folder.ledger
    (row,) = ledger.rows("SELECT id FROM statements WHERE predicate = 'HELD_OFFICE'")
    with ledger.run("rank", "me") as run:
        run.add("ranks", statement=row["id"], rank="deprecated", by="me", why="wrong")
    assert names(graph, "1987-01-01") == ([], [])
    with ledger.run("rank", "me") as run:
        run.add("ranks", statement=row["id"], rank="normal", by="me", why="right after all")
    assert names(graph, "1987-01-01") == (["Anna Alba"], [])
    retract(ledger, source, by="me")
    assert names(graph, "1987-01-01") == ([], [])
    withdraw(ledger, source, "reinstated")
    assert names(graph, "1987-01-01") == (["Anna Alba"], [])


def test_without_a_date_or_a_graph_nobody_is_named(graph: KnowledgeGraph) -> None:
    from kg.persons.asking import answers

    load(graph, held("Anna Alba", FM, "1985/1990"))
    assert asked(graph, None)["holders"] == []
    (row,) = answers([(FM, "1987")], "office")
    assert (row["uid"], row["holders"]) == (OFFICE, [])
    assert "no graph" in row["reasons"][-1]


def test_an_envoy_who_stayed_is_named_under_both_receivers(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", "US ambassador to the Soviet Union", "1991-08-24/1992-11-19"))
    row = asked(graph, "1992-06-01", "US ambassador to Russia")
    assert row["uid"] == "office-united-states-ambassador-to-russia"
    assert [h["label"] for h in row["holders"]] == ["Anna Alba"]
    assert "went on" in row["reasons"][-1]


def test_an_office_that_only_a_source_knows(graph: KnowledgeGraph) -> None:
    assert asked(graph, "1987", "Keeper of the Seal of Japan")["status"] == "unknown"
    load(graph, held("Anna Alba", "Keeper of the Seal of Japan", "1985/1990"))
    row = asked(graph, "1987", "Keeper of the Seal of Japan")
    assert row["status"] == "resolved" and row["holders"][0]["label"] == "Anna Alba"
    assert asked(graph, "1987", "Japanese Keeper of the Seal")["uid"] == row["uid"]


def test_an_office_is_not_meant_because_the_other_one_has_imprecise_dates(
    graph: KnowledgeGraph,
) -> None:
    words = "US ambassador to the Congo"
    load(
        graph,
        held("Anna Alba", "US ambassador to the Republic of the Congo", "1960/1964"),
        held(
            "Berta Bosco", "US ambassador to the Democratic Republic of the Congo", "1960/1961-06"
        ),
        held("Carla Como", "US ambassador to the Democratic Republic of the Congo", "1961-09/1964"),
    )
    assert asked(graph, "1961", words)["status"] == "ambiguous"


def test_one_who_was_seen_in_office_at_some_time_since(graph: KnowledgeGraph) -> None:
    load(graph, held("Anna Alba", FM, "1985/..", "attested"))
    load(graph, held("Alba", FM, "1986-03-01", "attested"), title="another")
    assert names(graph, "1986-03-02") == ([], ["Anna Alba"])


@pytest.mark.parametrize(
    ("beside", "words", "on"),
    [
        ("US ambassador to West Germany", "US ambassador to East Germany", "1980"),
        ("US ambassador to Taiwan", "US ambassador to the PRC", "1975-06-01"),
        ("US ambassador to South Vietnam", "US ambassador to North Vietnam", "1968"),
        ("US ambassador to South Korea", "US ambassador to North Korea", "1965"),
    ],
)
def test_an_envoy_to_one_half_of_a_state_is_none_to_the_other(
    graph: KnowledgeGraph, beside: str, words: str, on: str
) -> None:
    load(graph, held("Anna Alba", beside, f"{int(on[:4]) - 1}/{int(on[:4]) + 1}"))
    row = asked(graph, on, words)
    assert row["status"] == "resolved" and row["holders"] == row["possible"] == []


def test_an_office_is_not_meant_because_the_other_one_is_not_covered(
    graph: KnowledgeGraph,
) -> None:
    load(graph, held("Anna Alba", "Foreign Minister of South Korea", "1963/1967"))
    assert asked(graph, "1965", "Korean foreign minister")["status"] == "ambiguous"
    load(graph, held("Berta Bosco", "Foreign Minister of North Korea", "1990/1992"), title="more")
    row = asked(graph, "1965", "Korean foreign minister")
    assert [h["label"] for h in row["holders"]] == ["Anna Alba"]

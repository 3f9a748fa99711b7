"""Taking a source out removes what rested on it alone; putting it back restores all of it."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.ledger.digest import ledger_digest
from tests.graph_folders import edges, load_rows, meaning, withdraw

SHARED = {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan"}
OWN = {"subject": "Anna Alba", "predicate": "HELD_OFFICE", "object": "FM Japan", "time": "1950"}


def test_what_two_sheets_say_survives_the_one(folder: GraphFolder, tmp_path: Path) -> None:
    ledger = folder.ledger
    empty = meaning(ledger)
    places = [{**row, "subject": "Moscow"} for row in (SHARED,)]
    first = load_rows(ledger, tmp_path, [*places, OWN], "first")
    load_rows(ledger, tmp_path, places, "second")
    both, digest = meaning(ledger), ledger_digest(ledger)
    (claim,) = edges(ledger, "CLAIMED_BY")
    assert len(claim["statements"]) == 2

    withdraw(ledger, first.source)
    (claim,) = edges(ledger, "CLAIMED_BY")
    assert len(claim["statements"]) == 1
    assert edges(ledger, "HELD_OFFICE") == []
    left = {row[0] for row in meaning(ledger)["nodes"]}
    assert "person-anna-alba" not in left
    assert left == {row[0] for row in empty["nodes"]}

    again = load_rows(ledger, tmp_path, [*places, OWN], "first")
    assert again.reinstated_source
    assert (again.changes.added, again.changes.unchanged) == (0, 2)
    assert meaning(ledger) == both
    assert ledger_digest(ledger) == digest


def test_withdrawing_the_only_sheet_leaves_the_graph_as_it_was(
    folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = folder.ledger
    before, digest = meaning(ledger), ledger_digest(ledger)
    report = load_rows(ledger, tmp_path, [SHARED, OWN])
    assert ledger_digest(ledger) != digest
    withdraw(ledger, report.source)
    assert meaning(ledger) == before
    assert ledger_digest(ledger) == digest


def test_a_cited_source_takes_only_its_own_rows_with_it(
    folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [{**OWN, "source": "diary"}, SHARED])
    (diary,) = ledger.rows("SELECT id FROM sources WHERE attributes ->> 'title' = 'A diary'")
    withdraw(ledger, diary["id"])
    assert edges(ledger, "HELD_OFFICE") == []
    assert len(edges(ledger, "CLAIMED_BY")) == 1
    withdraw(ledger, diary["id"], "reinstated")
    assert len(edges(ledger, "HELD_OFFICE")) == 1


def test_a_series_takes_its_issues_with_it(folder: GraphFolder, tmp_path: Path) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [{**OWN, "source": "issue"}, SHARED])
    (series,) = ledger.rows("SELECT id FROM sources WHERE attributes ->> 'title' = 'The gazette'")
    withdraw(ledger, series["id"])
    assert edges(ledger, "HELD_OFFICE") == []
    assert len(edges(ledger, "CLAIMED_BY")) == 1


def test_an_identity_judged_by_a_source_falls_with_it(folder: GraphFolder, tmp_path: Path) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [SHARED], "first")
    judge = load_rows(ledger, tmp_path, [OWN], "second")
    (rock,) = ledger.rows("SELECT id FROM records WHERE words = 'Lonely Rock'")
    with ledger.run("judge", "test") as run:
        told = {"left": rock["id"], "right": "place-moscow", "verdict": "same"}
        run.add("judgements", by="me", why="the atlas", evidence=judge.source, **told)
    assert [row["s"] for row in edges(ledger, "CLAIMED_BY")] == ["place-moscow"]
    withdraw(ledger, judge.source)
    assert [row["s"] for row in edges(ledger, "CLAIMED_BY")] == [rock["id"]]

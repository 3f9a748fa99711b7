"""`kg what-if` and `kg diff`: what would change without a source, and what did change."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from kg.ask import Answer
from kg.knowledge import KnowledgeGraph
from kg.model.rows import Rows
from kg.provenance import rows_changed
from tests.command_line import run
from tests.graph_folders import load_rows

TASS = "Top Japanese diplomat to visit Russia in mid-December"


def test_what_if(demo_graph: Path) -> None:
    done = run(["what-if", "A", "--without", TASS], demo_graph)
    (row,) = done.rows
    assert row["change"] == "changes" and row["was"]["basis"] == "person"
    assert row["row"]["basis"] == "policy" and TASS not in row["row"]["source"]
    both = run(
        ["what-if", "A", "--without", TASS, "--without",
         "Japan and Russia plan a December visit after ministers meet in Nagoya"],
        demo_graph,
    )  # fmt: skip
    (row,) = both.rows
    assert row["change"] == "falls" and row["row"]["time"] == "2019-11-22"
    assert both.told == "1 falls; 0 changes; 0 appears"
    with KnowledgeGraph(demo_graph) as graph:
        before = graph.ask("A").as_dicts()
        scope = graph.scope(not_sources=[TASS])
        assert len(before) == len(graph.ask("A", scope=scope).rows.rows)


def test_nothing_changes_without_a_source_that_does_not_matter(demo_graph: Path) -> None:
    done = run(["what-if", "C", "--param", "state=Japan", "--without", TASS], demo_graph)
    assert all(TASS in str(row.get("was", row["row"])) for row in done.rows)
    assert run("what-if B --param year=1956 --without us-gsh", demo_graph).rows == []


def test_a_source_that_is_not_there(demo_graph: Path) -> None:
    done = run("what-if A --without Prawda", demo_graph)
    assert (done.code, done.out) == (1, "") and "no source 'Prawda'" in done.told


OLD = [
    {"id": "1", "subject": "Anna Alba", "predicate": "HELD_OFFICE", "object": "FM Japan",
     "time": "1950/1952", "source": "diary"},
    {"id": "2", "subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan", "source": "diary"},
]  # fmt: skip
NEW = [
    {**OLD[0], "time": "1950/1953"},
    OLD[1],
    {"id": "3", "subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan", "source": "issue"},
    {"id": "4", "subject": "Rock", "predicate": "ADMINISTERED_BY", "object": "Germany",
     "time": "1951-06-01/", "source": "issue"},
]  # fmt: skip


@pytest.fixture(scope="module")
def grown(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that was loaded in two steps after the gazetteer: runs 2 and 3."""
    path = tmp_path_factory.mktemp("grown") / "graph"
    shutil.copytree(gazetteer_folder, path)
    with KnowledgeGraph(path, by="test") as graph:
        load_rows(graph.folder.ledger, path.parent, OLD)
        load_rows(graph.folder.ledger, path.parent, NEW)
        assert graph.folder.ledger.sequence == 3
    return path


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(row["change"], row["what"], row.get("time")) for row in rows]


def test_between_load_dates(grown: Path) -> None:
    rows = run("diff --known-at 2 3", grown).rows
    assert told(rows) == [
        ("went", "Anna Alba HELD_OFFICE Foreign Minister of Japan", "1950/1952"),
        ("changed", "Lonely Rock CLAIMED_BY Japan", None),
        ("came", "Lonely Rock ADMINISTERED_BY Germany", "1951-06-01/"),
        ("came", "Anna Alba HELD_OFFICE Foreign Minister of Japan", "1950/1953"),
    ]
    (changed,) = [row for row in rows if row["change"] == "changed"]
    assert len(changed["gained"]) == 1 and "lost" not in changed
    back = run("diff --known-at 3 2", grown).rows
    turned = {"came": "went", "went": "came", "changed": "changed"}
    assert sorted(told(back)) == sorted((turned[c], w, t) for c, w, t in told(rows))
    about = run("diff --known-at 2 3 --about 'Anna Alba'", grown).rows
    assert {row["kind"] for row in about} == {"HELD_OFFICE"}


def test_the_whole_way_equals_the_short_one(
    grown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A difference is computed from what changed alone, or over everything where that is much."""
    own = tmp_path / "graph"
    shutil.copytree(grown, own)
    with KnowledgeGraph(own, by="test") as graph:
        load_rows(graph.folder.ledger, tmp_path, OLD[1:], "more")
        short = list(graph.diff("2", "3"))
        monkeypatch.setattr("kg.provenance.changes.neighbourhood", lambda *asked: None)
        assert short and list(graph.diff("2", "3")) == short


def test_many_rows_are_compared_at_once() -> None:
    """Sixteen thousand rows were each held against all others."""
    names = ("what", "statements")
    old = [(f"edge {n}", [f"st-{n:020x}"]) for n in range(12_000)]
    new = [(f"edge {n} again", [f"st-{n:020x}"]) for n in range(12_000)]
    began = process_time()
    rows = rows_changed(*(Answer("14", "sparql", Rows(names, some)) for some in (old, new)))
    assert process_time() - began < 2
    assert {row["change"] for row in rows} == {"changes"} and len(rows) == 12_000


def test_between_days(grown: Path) -> None:
    rows = run("diff --on 1949-01-01 1952-06-01 --about 'Lonely Rock'", grown).rows
    assert [(r["change"], r["what"], r["certain"]) for r in rows] == [
        ("came", "Lonely Rock ADMINISTERED_BY Germany", False)
    ]
    office = run("diff --on 1951-06-01 1954-01-01 --about 'Anna Alba'", grown).rows
    assert [(r["change"], r["certain"]) for r in office] == [("went", True)]


def test_states_that_came_and_went(grown: Path) -> None:
    rows = run("diff --on 1985-01-01 1995-01-01 --about polity-soviet-union", grown).rows
    assert {row["change"] for row in rows if row["kind"] == "EXISTED"} == {"went"}
    assert any("(by " in row["what"] for row in rows)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("diff", 2, "either --known-at"),
        ("diff --known-at 1 2 --on 1950-01-01 1951-01-01", 2, "either"),
        ("diff --known-at 1 9", 1, "no run 9"),
        ("diff --on 1950 1951-01-01", 1, "whole day"),
        ("diff --on 1950-01-01 1951-01-01 --about Nobody", 1, "Nobody"),
    ],
)
def test_what_cannot_be_compared(words: str, code: int, said: str, grown: Path) -> None:
    done = run(words, grown)
    assert (done.code, done.out) == (code, "") and said in done.err


def test_a_change_within_a_scope(grown: Path) -> None:
    """Only what counts in the scope came or went in it."""
    by_diary = run("diff --known-at 2 3 --sources diary", grown)
    assert by_diary.code == 1  # a source is called by its title or id
    by_diary = run(["diff", "--known-at", "2", "3", "--sources", "A diary"], grown)
    assert {row["what"] for row in by_diary.rows} == {
        "Anna Alba HELD_OFFICE Foreign Minister of Japan"
    }
    without = run(["diff", "--known-at", "2", "3", "--not-sources", "A diary"], grown)
    assert {(row["change"], row["what"]) for row in without.rows} == {
        ("came", "Lonely Rock CLAIMED_BY Japan"),
        ("came", "Lonely Rock ADMINISTERED_BY Germany"),
        ("came", "Lonely Rock"),
    }
    days = ["diff", "--on", "1950-01-01", "1952-01-01", "--about", "Lonely Rock"]
    assert [row["kind"] for row in run(days, grown).rows] == ["ADMINISTERED_BY"]
    assert run([*days, "--not-sources", "An issue of the gazette"], grown).rows == []


def test_what_if_within_a_scope(demo_graph: Path) -> None:
    """By persons and data sets alone the meeting rests on the agency, and falls with it."""
    (falls,) = run(["what-if", "A", "--reviewed", "--without", TASS], demo_graph).rows
    assert falls["change"] == "falls" and falls["row"]["basis"] == "person"
    both = run(["what-if", "A", "--not-sources", TASS, "--without", TASS], demo_graph)
    assert both.rows == [] and "without tass-" in both.err

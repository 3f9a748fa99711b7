"""An answer that leaves something aside says so: words that no date decides, empty periods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import graph_of, run

SHEET = """
sheet: {title: Borders, publisher: A. Clerk}
things:
  The Triangle: {type: Place}
  Egypt: {type: Polity}
  Sudan: {type: Polity}
  Korea: {type: Polity}
  North Korea: {type: Polity}
  South Korea: {type: Polity}
  Germany: {type: Polity}
  East Germany: {type: Polity}
  West Germany: {type: Polity}
  RSFSR: {type: Polity}
  Soviet Union: {type: Polity}
facts:
- {subject: The Triangle, predicate: CLAIMED_BY, object: Egypt}
- {subject: The Triangle, predicate: CLAIMED_BY, object: Sudan, time: 1960}
- {subject: The Triangle, predicate: CLAIMED_BY, object: North Korea, time: 1970}
- {subject: The Triangle, predicate: CLAIMED_BY, object: South Korea, time: 1980}
- {subject: The Triangle, predicate: CLAIMED_BY, object: Korea, time: 1905}
- {subject: The Triangle, predicate: CLAIMED_BY, object: East Germany, time: 1970}
- {subject: The Triangle, predicate: CLAIMED_BY, object: West Germany, time: 1980}
- {subject: The Triangle, predicate: CLAIMED_BY, object: Germany, time: 2000}
- {subject: The Triangle, predicate: CLAIMED_BY, object: RSFSR, time: 1920}
- {subject: The Triangle, predicate: CLAIMED_BY, object: Soviet Union, time: 1970}
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_of(SHEET, tmp_path_factory.mktemp("aside"))


def test_what_no_date_decides_is_named(graph: Path) -> None:
    done = run("ask C --param state=Egypt", graph)
    (aside,) = [line for line in done.err.splitlines() if "left out" in line]
    (uid,) = [word.rstrip(";,") for word in aside.split() if word.startswith("polity-")]
    (row,) = run(f"ask C --param state={uid}", graph).rows
    assert row["claimed_by"] == "Egypt" and row["territory"] == "The Triangle"
    assert "left out" not in run("ask C --param state=polity-egypt", graph).err


def test_polities_of_one_name_are_told_apart(graph: Path) -> None:
    told = run("note Egypt", graph).told
    assert "(polity-egypt-1922-1958, 1922–1958)" in told
    assert "words of a source that no date decides" in told
    assert "(polity-egypt, 1971–)" in told


@pytest.mark.parametrize(
    ("state", "claimants", "aside"),
    [
        ("North Korea", {"Korea", "North Korea"}, "South Korea"),
        ("polity-south-korea", {"Korea", "South Korea"}, "North Korea"),
        ("East Germany", {"East Germany", "Germany"}, "West Germany"),
        ("Germany", {"East Germany", "West Germany", "Germany"}, None),
        ("Soviet Union", {"RSFSR", "Soviet Union"}, None),
    ],
)
def test_a_state_is_not_another_that_existed_beside_it(
    state: str, claimants: set[str], aside: str | None, graph: Path
) -> None:
    done = run(["ask", "C", "--param", f"state={state}"], graph)
    assert {row["claimed_by"] for row in done.rows} == claimants
    told = [line for line in done.err.splitlines() if "existed beside" in line]
    assert [aside in line for line in told] == ([True] if aside else [])
    alone = run(["ask", "C", "--param", f"state={state}", "--without-predecessors"], graph)
    assert "existed beside" not in alone.err


def test_an_empty_answer_counts_what_waits_for_review(demo_graph: Path) -> None:
    words = "ask 16 --param a=Motegi --param b=Putin"
    assert "statements wait for review about what is asked" in run(words, demo_graph).err
    full = run("ask A --param person=Motegi", demo_graph)
    assert full.rows and "review" not in full.err


def test_a_period_that_ends_before_it_begins_is_refused(demo_graph: Path) -> None:
    done = run("ask A --param from=2019-12-31 --param to=2019-01-01", demo_graph)
    assert done.code == 1 and "later than" in done.told
    done = run("ask 18 --param from=1990 --param to=1980", demo_graph)
    assert done.code == 1 and "later than" in done.told


def test_a_period_may_be_told_in_months_and_years(demo_graph: Path) -> None:
    days = run("ask A --param from=2019-02-01 --param to=2019-12-31", demo_graph)
    assert days.rows == run("ask A --param from=2019-02 --param to=2019", demo_graph).rows
    assert 0 < len(days.rows) < len(run("ask A", demo_graph).rows)
    assert "month or year" in run("ask A --param from=195X", demo_graph).told


def test_a_dossier_names_it_too(graph: Path) -> None:
    page = run("dossier Egypt", graph).out
    assert "Left out, since no date decides which Egypt a source means: polity-" in page
    assert "Left out" not in run("dossier polity-egypt", graph).out

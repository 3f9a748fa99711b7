"""`kg retract`: what rests on a source alone falls, the rest survives; it can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import digest, run

SHEET = """\
sheet: {{title: {title}, publisher: Coast Institute}}
things:
  Anna Alba: {{type: Person}}
facts:
- {{subject: Anna Alba, predicate: HELD_OFFICE, object: Foreign Minister of Japan, time: 2030/2031}}
{more}
"""
MORE = "- {subject: Anna Alba, predicate: MEMBER_OF, object: Coast Guild}"


@pytest.fixture
def sources(own_graph: Path, tmp_path: Path) -> list[str]:
    """Two sheets that say one thing alike; the second says one thing more."""
    found = []
    for title, more in (("First sheet", ""), ("Second sheet", MORE)):
        path = tmp_path / f"{title}.yml"
        path.write_text(SHEET.format(title=title, more=more), "utf-8")
        done = run(["load", "facts", str(path)], own_graph)
        assert done.code == 0, done.err
        found.append(done.rows[0]["source"])
    return found


def predicates(graph: Path) -> list[str]:
    (found,) = run("show 'Anna Alba'", graph).rows
    return [s["predicate"] for s in found["statements"]]


def test_a_dry_run_shows_what_falls_and_what_survives(own_graph: Path, sources: list[str]) -> None:
    before = digest(own_graph)
    (effect,) = run(["retract", sources[1], "--dry-run"], own_graph).rows
    assert {row["kind"] for row in effect["falls"]} == {"MEMBER_OF", "Organization"}
    assert {row["kind"] for row in effect["survives"]} == {"HELD_OFFICE"}
    assert effect["statements"] == 2
    assert digest(own_graph) == before


def test_it_falls_and_comes_back(own_graph: Path, sources: list[str]) -> None:
    before = digest(own_graph)
    assert sorted(predicates(own_graph)) == ["heldOffice", "heldOffice", "memberOf"]
    done = run(["retract", sources[1], "--yes", "--why", "a forgery"], own_graph)
    assert done.code == 0 and done.rows[0]["changed"]
    assert predicates(own_graph) == ["heldOffice"]
    assert digest(own_graph) != before
    (gone,) = [row for row in run("sources", own_graph).rows if row["id"] == sources[1]]
    assert gone["withdrawn"] and gone["statements"] == 0
    again = run(["retract", sources[1], "--yes"], own_graph)
    assert not again.rows[0]["changed"] and "already" in again.told
    assert run(["retract", sources[1], "--undo"], own_graph).code == 0
    assert digest(own_graph) == before
    assert sorted(predicates(own_graph)) == ["heldOffice", "heldOffice", "memberOf"]


def test_loading_it_again_puts_it_back(own_graph: Path, sources: list[str], tmp_path: Path) -> None:
    before = digest(own_graph)
    run(["retract", sources[0], "--yes"], own_graph)
    done = run(["load", "facts", str(tmp_path / "First sheet.yml")], own_graph)
    assert done.rows[0]["source_reinstated"] and "back in the graph" in done.err
    assert digest(own_graph) == before


def test_the_article_leaves_nothing_behind(own_graph: Path) -> None:
    rows = run("sources", own_graph).rows
    (article,) = [row for row in rows if row["kind"] == "article" and row["loaded_statements"]]
    before = digest(own_graph)
    assert run(["retract", article["id"], "--yes"], own_graph).rows[0]["falls"]
    for question in ("A", "B --param year=1956", "C"):
        for row in run(f"ask {question} --engine both", own_graph).rows:
            assert article["title"] not in row["source"]
    run(["retract", article["id"], "--undo"], own_graph)
    assert digest(own_graph) == before

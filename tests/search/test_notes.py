"""A reader's own note is kept, shown as such, and never a fact."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq

from kg.page import all_lines, plain
from tests.command_line import digest, run

STATEMENT = "st-b1f6d41390ddf69766dd"
WORDS = "Compare <b>with</b> the *list* of visits."


def test_a_note_is_kept_and_changes_nothing_that_is_said(own_graph: Path, tmp_path: Path) -> None:
    before = digest(own_graph)
    assert run(["--by", "ann", "note", "Sergey Lavrov", WORDS], own_graph).rows == [
        {"thing": "Sergey Lavrov", "noted": True, "by": "ann"}
    ]
    assert run(["note", "Sergey Lavrov", WORDS], own_graph).rows[0]["noted"] is False
    assert run(["note", STATEMENT, "Check the day."], own_graph).code == 0
    assert digest(own_graph) == before
    listed = run("note", own_graph).rows
    assert [(row["thing"], row["text"]) for row in listed] == [
        ("person-sergey-lavrov", WORDS),
        (STATEMENT, "Check the day."),
    ]
    assert listed[0]["name"] == "Sergey Lavrov"
    assert listed[1]["name"].endswith(".") and " " in listed[1]["name"]
    (shown,) = run(["show", "Sergey Lavrov"], own_graph).rows
    assert [(note["text"], note["by"]) for note in shown["notes"]] == [(WORDS, "ann")]
    (found,) = run("find compare visits --kind note", own_graph).rows
    assert found["id"] == "person-sergey-lavrov"
    page = tmp_path / "notes.csv"
    assert run(["note", "-o", str(page)], own_graph).code == 0
    rows = csv.DictReader(page.read_text("utf-8").splitlines())
    assert [row["standing"] for row in rows] == ["own note"] * 2
    assert run("doctor", own_graph).code == 0


def test_a_note_leaves_the_graph_only_on_request(own_graph: Path, tmp_path: Path) -> None:
    run(["note", "Sergey Lavrov", WORDS], own_graph)
    assert WORDS not in run("dossier Japan Russia", own_graph).out
    asked = run("dossier Japan Russia --notes", own_graph).out
    assert "Compare \\<b\\>with\\</b\\> the \\*list\\* of visits." in asked
    for given, there in (([], False), (["--notes"], True)):
        folder = tmp_path / f"snapshot{len(given)}"
        run(["snapshot", "-o", str(folder), *given], own_graph)
        assert (folder / "notes.parquet").exists() is there
        page = tmp_path / f"lavrov{len(given)}.md"
        run(["show", "Sergey Lavrov", "-o", str(page), *given], own_graph)
        assert ("Own notes" in page.read_text("utf-8")) is there
    assert pq.read_table(tmp_path / "snapshot1" / "notes.parquet").num_rows == 1


def test_a_note_is_taken_back_by_a_row_of_its_own(own_graph: Path) -> None:
    run(["note", STATEMENT, "One."], own_graph)
    run(["note", STATEMENT, "Two."], own_graph)
    assert run(["note", STATEMENT, "--undo"], own_graph).rows[0]["taken back"] == "Two."
    assert [row["text"] for row in run("note", own_graph).rows] == ["One."]
    assert run(["note", STATEMENT, "Two."], own_graph).rows[0]["noted"] is True
    run(["note", STATEMENT, "--undo"], own_graph)
    run(["note", STATEMENT, "--undo"], own_graph)
    done = run(["note", STATEMENT, "--undo"], own_graph)
    assert done.code == 1 and "there is no note on" in done.told
    assert run(["note", "Nobody at all", "x"], own_graph).code == 1
    assert run(["note", STATEMENT, "  "], own_graph).code == 1


def test_notes_stand_apart_from_what_sources_say(own_graph: Path) -> None:
    from kg.knowledge import KnowledgeGraph

    with KnowledgeGraph(own_graph, by="ann") as graph:
        graph.note(STATEMENT, "Check.")
        page = graph.dossier("Japan", "Russia", notes=True)
    noted = [(p[0], plain(x.text)) for p, x in all_lines(page.sections) if x.standing == "own note"]
    assert [section for section, _ in noted] == ["Own notes"] and "Check." in noted[0][1]


def test_graph_files_hold_notes_only_on_request_and_as_such(
    own_graph: Path, tmp_path: Path
) -> None:
    from kg.knowledge import KnowledgeGraph

    with KnowledgeGraph(own_graph, by="ann") as graph:
        graph.note("Sergey Lavrov", "On a person.")
        graph.note(STATEMENT, "On a statement.")
        graph.export(tmp_path / "without.graphml")
        assert "On a " not in (tmp_path / "without.graphml").read_text("utf-8")
        for name in ("with.graphml", "with.ttl"):
            report = graph.export(tmp_path / name, notes=True)
            text = (tmp_path / name).read_text("utf-8")
            assert "On a person. — own note of ann on person-sergey-lavrov, " in text
            assert f"On a statement. — own note of ann on {STATEMENT}, " in text
            assert not any("own notes" in loss for loss in report.losses)
        edges = graph.export(tmp_path / "edges.csv", notes=True)
        assert "On a person." not in (tmp_path / "edges.csv").read_text("utf-8")
        assert any("own notes on 1 things" in loss for loss in edges.losses)


def test_notes_on_a_thing_are_found_beside_it(own_graph: Path) -> None:
    for text in ("Lavrov was there.", "Lavrov was not there."):
        run(["note", "Sergey Lavrov", text], own_graph)
    found = run(["find", "Lavrov", "--limit", "50"], own_graph).rows
    here = [row["kind"] for row in found if row["id"] == "person-sergey-lavrov"]
    assert sorted(here) == ["Note", "Note", "Person"]


def test_what_was_planned_or_denied_is_found_and_noted_as_such(own_graph: Path) -> None:
    found = run(["find", "mid-December", "--kind", "statement", "--limit", "50"], own_graph).rows
    planned = [row for row in found if row["name"].startswith("planned: ")]
    assert planned
    run(["note", planned[0]["id"], "Did it take place?"], own_graph)
    (noted,) = run("note", own_graph).rows
    assert noted["name"] == planned[0]["name"]

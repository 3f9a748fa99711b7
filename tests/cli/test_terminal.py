"""What a reader sees at a terminal: no column is squeezed until nobody can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("narrow")
def test_few_short_columns_are_a_table() -> None:
    done = run("period 1956 1956-10 --format table")
    assert "1956-10" in done.out


@pytest.mark.usefixtures("narrow")
def test_wide_rows_are_blocks_with_a_line_a_field(demo_graph: Path) -> None:
    done = run("ask A --format table", demo_graph)
    lines = [line.split() for line in done.out.splitlines()]
    assert ["minister", "Andrei", "Gromyko"] in lines
    assert ["met", "Masayoshi", "Ohira"] in lines


@pytest.mark.usefixtures("narrow")
def test_what_falls_with_a_source_is_a_line_each(demo_graph: Path) -> None:
    sources = run("sources", demo_graph).rows
    source = next(row["id"] for row in sources if row["title"] == "Russia and Japan, 1855-2019")
    effect = run(f"retract {source} --dry-run", demo_graph).rows[0]
    shown = run(f"retract {source} --dry-run --format table", demo_graph).out
    told = " ".join(shown.split())
    assert any(f"{row['id']} · {row['kind']}" in told for row in effect["falls"])
    assert '{"' not in shown


@pytest.mark.usefixtures("narrow")
def test_statements_tell_their_words_and_their_source(demo_graph: Path) -> None:
    (record,) = run("show 'Toshimitsu Motegi'", demo_graph).rows
    shown = run("show 'Toshimitsu Motegi' --format table", demo_graph).out
    assert all(row["statement"] in shown for row in record["statements"])
    planned = [row for row in record["statements"] if row["modality"] == "planned"]
    assert planned and "planned" in shown


@pytest.mark.usefixtures("narrow")
def test_a_load_tells_what_happened_and_no_zeros(tmp_path: Path) -> None:
    graph, sheet = tmp_path / "graph", tmp_path / "sheet.yml"
    sheet.write_text(
        "sheet: {title: A Register, publisher: The Archive}\n"
        "facts:\n"
        "- {subject: Japan, predicate: DIPLOMATIC_RELATIONS, object: Belgium}\n",
        encoding="utf-8",
    )
    run("init", graph)
    done = run(["load", "facts", str(sheet), "--format", "table"], graph)
    if done.code:
        pytest.fail(done.err)
    assert "added" in done.out and "refused" not in done.out

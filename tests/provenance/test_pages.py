"""Reasons and changes as files: one HTML page, Markdown, or a table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.command_line import run

TASS = "Top Japanese diplomat to visit Russia in mid-December"
PAGES = {
    "why --answer A --row 1": "It rests on",
    "why-not 'Soviet Union' PARTY_TO 'Treaty of Peace with Japan (San Francisco, 1951)'":
        "attended not signed",
    f"what-if A --without '{TASS}'": "Would change (1)",
    "diff --on 1904-01-01 1906-01-01 --about Japan": "Came (",
    "diff --known-at 1 2 --about 'Sergey Lavrov'": "Came (",
}  # fmt: skip


@pytest.mark.parametrize("suffix", [".html", ".md", ".csv"])
@pytest.mark.parametrize("command", PAGES)
def test_a_page(command: str, suffix: str, demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / f"page{suffix}"
    done = run(f"{command} -o {target}", demo_graph)
    assert done.code == 0, done.err
    text = target.read_text("utf-8")
    assert PAGES[command] in text and done.rows[0]["lines"] > 0
    if suffix == ".csv":
        header, *rows = csv.reader(text.splitlines())
        assert rows and {len(row) for row in rows} == {len(header)}


def test_every_statement_has_its_note(demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    (record,) = run("why --answer A --row 2", demo_graph).rows
    run(f"why --answer A --row 2 -o {target}", demo_graph)
    text = target.read_text("utf-8")
    told = [row["quotation"] for row in record["statements"] if "quotation" in row]
    assert record["row"]["met"] in text and all(words in text for words in told)
    assert text.count("[^") >= len(record["statements"])
    _, _, notes = text.partition("## Notes")
    assert all(f"`{row['id']}`" in notes for row in record["statements"])
    assert "own-identifier" not in text


def test_the_dials(demo_graph: Path) -> None:
    article = "Japan and Russia plan a December visit after ministers meet in Nagoya"
    asked = "--answer A --param 'person=Toshimitsu Motegi'"
    without = f"--not-sources '{article}'"
    both = run(f"why {asked} --row 2", demo_graph).rows[0]
    one = run(f"why {asked} --row 2 {without}", demo_graph).rows[0]
    assert {row["source"] for row in both["statements"]} == {TASS, article}
    assert {row["source"] for row in one["statements"]} == {TASS}
    assert article in run(f"cite {asked}", demo_graph).out
    assert article not in run(f"cite {asked} {without}", demo_graph).out
    pair = "why-not 'Sergey Lavrov' MET_WITH 'Toshimitsu Motegi'"
    (all_of_them,), (of_one,) = (
        run(pair, demo_graph).rows,
        run(f"{pair} --sources '{TASS}'", demo_graph).rows,
    )
    assert len(all_of_them["edges"]) == 3 and len(of_one["edges"]) == 1


def test_conflicts_side_by_side(demo_graph: Path) -> None:
    rows = run("conflicts", demo_graph).rows
    shown = " ".join(run("conflicts --format table", demo_graph).out.split())
    for row in rows:
        assert row["a_statement"] in shown and row["b_statement"] in shown
        assert " ".join(row["why"].split()) in shown

"""Decisions by the sheet and by the page: all of a file, or none of it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.errors import BadInput
from kg.knowledge import KnowledgeGraph


def fill(path: Path, answers: dict[int, dict[str, str]]) -> None:
    """Write answers into the rows of a csv, as a person would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for place, cells in answers.items():
        rows[place] |= cells
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def decided(graph: KnowledgeGraph) -> int:
    (row,) = graph.folder.ledger.rows("SELECT count(*) AS n FROM reviews WHERE kind = 'person'")
    return int(row["n"])


def test_a_filled_sheet_is_taken_in(graph: KnowledgeGraph, tmp_path: Path) -> None:
    sheet = tmp_path / "claims.csv"
    items = graph.review_queue(relation="TOOK_PLACE")
    assert graph.write_review(sheet, items) == len(items) >= 2
    fill(sheet, {0: {"decision": "Accept"}, 1: {"decision": "edit", "date": "2021-05"}})
    found = graph.decide_review(sheet, refresh=False)
    assert (found["accepted"], found["edited"]) == (1, 1)
    assert decided(graph) == 3
    assert graph.decide_review(sheet, dry_run=True)["known"] == 1


def test_one_bad_row_and_nothing_is_taken(graph: KnowledgeGraph, tmp_path: Path) -> None:
    sheet = tmp_path / "claims.csv"
    graph.write_review(sheet, graph.review_queue(limit=3))
    fill(sheet, {0: {"decision": "accept"}, 2: {"decision": "reject", "reason": "wrong"}})
    with pytest.raises(BadInput, match=r"claims\.csv:4: .*wrong.*no row"):
        graph.decide_review(sheet)
    assert decided(graph) == 0


def test_the_workbook_holds_what_the_table_holds(graph: KnowledgeGraph, tmp_path: Path) -> None:
    items = graph.review_queue()
    graph.write_review(tmp_path / "claims.xlsx", items)
    table = load_workbook(tmp_path / "claims.xlsx").active
    assert table is not None
    assert table.max_row == len(items) + 1


def test_the_page_stands_alone_and_its_file_comes_back(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    page = tmp_path / "claims.html"
    items = graph.review_queue(limit=2)
    assert graph.write_review(page, items) == 2
    text = page.read_text()
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?http", text)
    assert text.count("</script>") == 2
    assert ".edit[hidden] { display: none }" in text  # else every form stands open
    (data,) = re.findall(r'type="application/json">(.*?)</script>', text, re.S)
    assert [item["statement"] for item in json.loads(data)["items"]] == [
        item.statement for item in items
    ]
    saved = tmp_path / "claims-decisions.jsonl"
    saved.write_text(
        "\n".join(
            json.dumps(row)
            for row in (
                {"statement": items[0].statement, "decision": "accept"},
                {"statement": items[1].statement, "decision": "reject", "reason": "duplicate",
                 "comment": "twice"},
            )
        )
    )  # fmt: skip
    found = graph.decide_review(saved)
    assert (found["accepted"], found["rejected"]) == (1, 1)
    shown = graph.show(items[1].statement)  # the projections followed
    assert shown["review"] == "rejected"


def test_no_text_ends_the_script_of_the_page(graph: KnowledgeGraph, tmp_path: Path) -> None:
    from dataclasses import replace

    (item,) = graph.review_queue(limit=1)
    bad = replace(item, sentence="</script><script>alert(1)</script><!-- & \u2028")
    graph.write_review(tmp_path / "a.html", [bad])
    text = (tmp_path / "a.html").read_text()
    assert "alert(1)</script>" not in text
    assert text.count("<script") == 2

"""Where two sources tell a thing differently, both languages give both."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run

SHEET = """
sheet: {title: Two registers}
sources:
  one: {kind: document, title: First register}
  two: {kind: document, title: Second register}
things:
  accord: {type: Agreement, words: "Accord on the river, 1902"}
facts:
- {subject: accord, predicate: KIND, value: treaty, source: one}
- {subject: accord, predicate: KIND, value: protocol, source: two}
- {subject: accord, predicate: DATED, phase: signed, time: 1902-03-04, source: one}
"""


def test_an_agreement_of_two_kinds(own_graph: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "registers.yml"
    sheet.write_text(SHEET, encoding="utf-8")
    loaded = run(["load", "facts", str(sheet)], own_graph)
    assert loaded.code == 0, loaded.err
    done = run("ask B --param year=1902 --engine both", own_graph)
    assert done.code == 0, done.err
    assert [row["kind"] for row in done.rows] == [["protocol", "treaty"]]

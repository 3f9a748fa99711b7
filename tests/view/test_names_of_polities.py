"""What a polity is called in the graph, whatever else sources call it."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run

SHEET = """
sheet: {title: What a list says}
sources:
  one: {kind: document, title: A list of states}
things:
  Soviet Union: {type: Polity, uid: polity-soviet-union}
facts:
- {subject: Soviet Union, predicate: NAMED, value: "Russia (Soviet)", kind: usual, source: one}
"""


def test_a_list_of_states_renames_no_polity_of_the_gazetteer(
    own_graph: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "list.yml"
    sheet.write_text(SHEET, encoding="utf-8")
    loaded = run(["load", "facts", str(sheet)], own_graph)
    assert loaded.code == 0, loaded.err
    found = run("show polity-soviet-union", own_graph).rows[0]
    assert found["name"] == "Soviet Union"
    values = {row.get("value") for row in found["statements"]}
    assert "Russia (Soviet)" in values

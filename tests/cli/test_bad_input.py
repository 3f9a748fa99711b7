"""Bad input gets one clear line and code 1; the ledger is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import digest, run

SHEET = """\
sheet: {title: Talks about the coast, publisher: Coast Institute}
things:
  Anna Alba: {type: Person}
facts:
- {subject: Anna Alba, predicate: HELD_OFFICE, object: Foreign Minister of Japan, time: 2030-01-01/}
- {subject: Anna Alba, predicate: NAMED, value: Anna of the Coast}
"""
BINARY = bytes(range(256)) * 8
FILES: dict[str, bytes] = {
    "empty.yml": b"",
    "empty.csv": b"",
    "empty.jsonl": b"",
    "empty.txt": b"",
    "binary.yml": BINARY,
    "binary.csv": BINARY,
    "binary.xlsx": BINARY,
    "binary.txt": BINARY,
    "broken.yml": b"sheet: {title: Coast\nfacts:\n- {subject: a\n",
    "broken.jsonl": b'{"subject": "a", "predicate"\n',
    "predicate.yml": SHEET.replace("NAMED", "NAMMED").encode(),
    "date.yml": SHEET.replace("2030-01-01/", "2030-13-01/").encode(),
    "day.yml": SHEET.replace("2030-01-01/", "first of May").encode(),
    "header.csv": b"who,what\na,b\n",
    "folder.txt": b"",
}


@pytest.mark.parametrize(
    ("command", "place", "words"),
    [
        ("load facts missing.yml", "missing.yml", "no such file"),
        ("load facts empty.yml", "empty.yml", "empty"),
        ("load facts empty.csv", "empty.csv", "empty"),
        ("load facts empty.jsonl", "empty.jsonl", "empty"),
        ("load article empty.txt", "empty.txt", "empty"),
        ("load facts binary.yml", "binary.yml", "not text"),
        ("load facts binary.csv", "binary.csv", "not text"),
        ("load facts binary.xlsx", "binary.xlsx", "no XLSX workbook"),
        ("load article binary.txt", "binary.txt", "binary"),
        ("load facts broken.yml", "broken.yml:2", "broken YAML"),
        ("load facts broken.jsonl", "broken.jsonl:1", "JSON"),
        ("load facts predicate.yml", "predicate.yml:6", "did you mean NAMED?"),
        ("load facts date.yml", "date.yml:5", "no month 13"),
        ("load facts day.yml", "day.yml:5", "no EDTF date"),
        ("load facts header.csv", "header.csv:1", "unknown column"),
        ("load facts good.yml --meta broken.yml", "broken.yml:2", "broken YAML"),
        ("load facts good.yml --meta missing.yml", "missing.yml", "No such file"),
        ("load article good.txt --published 2019-02-30", "good.txt", "no EDTF date"),
        ("add Japan NAMED --value x", "source", "--source"),
        ("add Japan NAMED --value x --source y --time 2019-02-30", "2019-02-30", "no EDTF date"),
        ("add Japan NAMED --value x --source y --set colour=red", "colour", "colour"),
        ("cypher 'MATCH (n RETURN n'", "1:9", "Syntax error"),
        ("sparql 'SELECT ?x WHERE { ?x '", "1:22", "error at"),
        ("cypher ''", "Cypher", "empty"),
        ("cypher 'RETURN $name'", "Cypher", "name"),
        ("ask B", "year", "--param year="),
        ("ask B --param year=soon", "year", "1956"),
        ("ask A --param from=2019-13-45", "2019-13-45", "no EDTF date"),
        ("ask A --param from=195X", "from", "whole day"),
        ("show st-none", "st-none", "no statement"),
        ("retract nobody", "nobody", "kg sources"),
        ("export -o graph.xyz", "graph.xyz", ".gexf"),
        ("export -o nowhere/graph.gexf", "nowhere", "does not exist"),
        ("dossier Japan -o nowhere/page.html", "nowhere", "does not exist"),
        ("show Japan -o page.pdf", "page.pdf", ".html"),
        ("snapshot -o full", "full", "not an empty folder"),
    ],
)
def test_one_line_and_nothing_changed(
    command: str,
    place: str,
    words: str,
    demo_graph: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        Path(name).write_bytes(content)
    Path("good.yml").write_text(SHEET, "utf-8")
    Path("good.txt").write_text("Anna Alba met Boris Bruno in Moscow.", "utf-8")
    Path("full").mkdir()
    Path("full/letter.txt").write_text("mine", "utf-8")
    before = digest(demo_graph)
    files = set(tmp_path.rglob("*"))
    done = run(command, demo_graph)
    assert done.code == 1 and done.out == ""
    assert done.told.startswith("kg: ") and "fault of the program" not in done.told
    assert place in done.told and words in done.told
    assert digest(demo_graph) == before
    assert set(tmp_path.rglob("*")) == files


def test_a_bad_row_among_good_ones_loads_none(own_graph: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yml"
    sheet.write_text(SHEET.replace("NAMED", "NAMMED"), "utf-8")
    before = digest(own_graph)
    assert run(f"load facts {sheet}", own_graph).code == 1
    assert digest(own_graph) == before
    assert run("show 'Anna of the Coast'", own_graph).code == 1


def test_the_files_before_a_bad_one_are_told(own_graph: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yml", tmp_path / "bad.yml"
    good.write_text(SHEET, "utf-8")
    bad.write_text("", "utf-8")
    done = run(f"load facts {good} {bad}", own_graph)
    assert done.code == 1 and "bad.yml" in done.told and "1 of 2 files" in done.told
    assert run("show 'Anna of the Coast'", own_graph).code == 0


@pytest.mark.parametrize(
    ("uri", "password", "words"),
    [
        (None, None, "NEO4J_URI is not set"),
        ("bolt://127.0.0.1:1", None, "NEO4J_PASSWORD is not set"),
        ("http://127.0.0.1:1", "x", "no address of a Neo4j server"),
        ("bolt://127.0.0.1:1", "x", "127.0.0.1:1"),
    ],
)
@pytest.mark.parametrize(
    "command", ["push neo4j", "cypher 'RETURN 1' --server neo4j", "ask A --server neo4j"]
)
def test_no_server_is_code_4(
    command: str,
    uri: str | None,
    password: str | None,
    words: str,
    demo_graph: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in (("NEO4J_URI", uri), ("NEO4J_PASSWORD", password)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    done = run(command, demo_graph)
    assert (done.code, done.out) == (4, "")
    assert words in done.told

"""A question of one's own that is broken: it is named, and stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import find_question, questions
from kg.errors import BadInput
from tests.command_line import Outcome, run

YAML = """\
id: mine
question: Which offices of a state did who hold?
parameters:
  state: {type: polity, meaning: the state}
columns:
  office: {meaning: the office}
examples:
- {state: Japan}
"""
TEXTS = {
    "question.yml": YAML,
    "query.cypher": "MATCH (o:Office) RETURN DISTINCT o.name AS office",
    "query.rq": "SELECT DISTINCT ?office WHERE { ?o a kgo:Office ; rdfs:label ?office }",
}


def write(queries: Path, name: str, files: dict[str, str | bytes | None]) -> None:
    folder = queries / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in (TEXTS | files).items():
        (folder / file).unlink(missing_ok=True)
        if text is not None:
            (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())


ARTICLE = "Top Japanese diplomat to visit Russia in mid-December"
# What is written into question.yml (None: no file), the line that is told, and what is told of it.
BROKEN = [
    (YAML.replace("state: {type", "state: [type"), ":4", "broken YAML"),
    (YAML.replace("columns:", "colums:"), ":5", "unknown field 'colums'; did you mean columns?"),
    (YAML.replace("polity", "country"), ":4", "unknown parameter type 'country'"),
    (YAML.replace("id: mine", "id: [mine]"), ":1", "id: a text is wanted here"),
    (YAML.replace("office: {meaning: the office}", "office:"), ":6", "office: a mapping"),
    (YAML.replace("the office}", "x, type: {}}"), ":6", "type: a text is wanted here"),
    (YAML.replace("state: Japan", "stat: Japan"), ":8", "unknown parameter 'stat'"),
    (YAML.replace("  office:", "  the office:"), ":6", "columns: 'the office' has other than"),
    (YAML + "rests_on: [[MET_WITH]]\n", ":9", "rests_on: a text is wanted here"),
    (YAML + "rests_on: [MEET_WITH]\n", ":9", "rests_on: unknown relation 'MEET_WITH'"),
    (YAML + "counts_over: offices\n", ":9", "counts_over: there is no column 'offices'"),
    (YAML + "id: again\n", ":9", "the key 'id' stands here again; see line 1"),
    ("", "", "holds nothing"),
    (YAML.encode("utf-16"), "", "is not UTF-8; save it as UTF-8"),
    (None, "", "a question needs this file"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN)
def test_it_is_named_with_its_line(
    text: str | bytes | None, line: str, told: str, tmp_path: Path
) -> None:
    write(tmp_path, "sound-one", {"question.yml": YAML.replace("mine", "sound")})
    write(tmp_path, "broken-one", {"question.yml": text})
    remarks: list[str] = []
    found = questions([tmp_path], remarks.append)
    assert "ministers-met" in found and "sound-one" in found and "broken-one" not in found
    (remark,) = remarks
    assert remark.startswith(f"{tmp_path}/broken-one/question.yml{line}: {told}")
    assert remark.endswith("broken-one is left out until this is mended, all others work")
    with pytest.raises(BadInput, match="mend it to ask broken-one") as raised:
        find_question("broken-one", [tmp_path], remarks.append)
    assert str(raised.value).startswith(f"{tmp_path}/broken-one/question.yml{line}: {told}")


def ask(graph: Path, question: str) -> Outcome:
    return run(f"ask {question} --param state=Japan --engine sparql", graph)


def test_others_are_asked_and_the_broken_one_is_told(own_graph: Path) -> None:
    graph = own_graph
    write(graph / "queries", "sound-one", {"question.yml": YAML.replace("mine", "sound")})
    write(graph / "queries", "broken-one", {"question.yml": YAML.replace("columns:", "colums:")})
    for question in ("C", "sound", "sound-one"):
        done = ask(graph, question)
        assert done.code == 0 and done.rows
        assert done.err.count("broken-one/question.yml:5: unknown field 'colums'") == 1
    assert run("ask C --show", graph).code == 0
    listed = run("ask --list", graph)
    assert {"A", "sound"} <= {row["id"] for row in listed.rows}
    assert "unknown field 'colums'" in listed.told
    twice = run(["what-if", "C", "--param", "state=Japan", "--without", ARTICLE], graph)
    assert twice.code == 0 and twice.err.count("broken-one/question.yml:5") == 1
    itself = ask(graph, "MINE")
    assert (itself.code, itself.out) == (1, "") and "unknown field 'colums'" in itself.told


def test_a_broken_one_never_gives_way_to_ours_of_that_name(tmp_path: Path) -> None:
    write(tmp_path, "ministers-met", {"query.rq": None})
    for name in ("ministers-met", "A"):
        with pytest.raises(BadInput, match=r"ministers-met/query\.rq: a question needs"):
            find_question(name, [tmp_path], print)


def test_an_id_that_two_have_is_told(tmp_path: Path) -> None:
    write(tmp_path, "mine", {"question.yml": YAML.replace("id: mine", "id: C")})
    remarks: list[str] = []
    assert find_question("C", [tmp_path], remarks.append).name == "territories-claimed"
    assert find_question("mine", [tmp_path], remarks.append).id == "C"
    assert "the id C of the question mine is that of territories-claimed" in remarks[0]


def test_without_a_reader_to_be_told_it_raises(tmp_path: Path) -> None:
    write(tmp_path, "broken-one", {"query.rq": None})
    with pytest.raises(BadInput, match=r"query\.rq"):
        questions([tmp_path])

"""`kg ask`: the catalogue, both engines, and a question of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.ask import questions
from tests.command_line import run

# Every question is held against itself in both languages in tests/ask; here three are typed.
EXAMPLES = [
    pytest.param(question.id, given, id=f"{question.id} {given}")
    for question in questions().values()
    if question.id in ("A", "B", "C")
    for given in question.examples
]
MINE = {
    "question.yml": """\
id: offices
question: Which offices of a state did who hold?
parameters:
  state: {type: polity, meaning: "the state"}
columns:
  office: {meaning: "the office"}
  person: {meaning: "who held it"}
examples:
- {state: Japan}
""",
    "query.cypher": """\
MATCH (a:Person)-[:HELD_OFFICE]->(o:Office)-[:OFFICE_OF]->(p:Polity)
WHERE p.uid IN $state
RETURN DISTINCT o.name AS office, a.name AS person
""",
    "query.rq": """\
SELECT DISTINCT ?office ?person WHERE {
  ?a kgo:heldOffice ?o . ?o kgo:officeOf ?state ; rdfs:label ?office . ?a rdfs:label ?person
}
""",
}


def options(given: dict[str, Any]) -> list[str]:
    return [word for name, value in given.items() for word in ("--param", f"{name}={value}")]


@pytest.mark.parametrize(("question", "given"), EXAMPLES)
def test_both_languages_give_the_same_rows(
    question: str, given: dict[str, Any], demo_graph: Path
) -> None:
    done = run(["ask", question, "--engine", "both", *options(given)], demo_graph)
    assert done.code == 0, done.err
    assert f"Cypher and SPARQL give the same rows: {len(done.rows)}" in done.err
    assert done.rows and all(row["statements"] and row["source"] for row in done.rows)
    for engine in ("cypher", "sparql"):
        alone = run(["ask", question, "--engine", engine, *options(given)], demo_graph)
        assert alone.rows == done.rows


@pytest.mark.parametrize(("question", "given"), EXAMPLES)
def test_every_row_leads_to_its_source(
    question: str, given: dict[str, Any], demo_graph: Path
) -> None:
    row = run(["ask", question, *options(given)], demo_graph).rows[0]
    for uid in row["statements"]:
        (statement,) = run(["show", uid], demo_graph).rows
        assert statement["id"] == uid and statement["source_known"]["id"] == statement["source"]
        assert statement["in_the_graph"] and statement["history"]


@pytest.mark.parametrize(("question", "given"), EXAMPLES)
def test_the_shown_texts_run_as_printed(
    question: str, given: dict[str, Any], demo_graph: Path
) -> None:
    words = ["ask", question, "--show", *options(given)]
    cypher = run([*words, "--engine", "cypher"], demo_graph).out
    sparql = run([*words, "--engine", "sparql"], demo_graph).out
    both = run(words, demo_graph).out
    assert both == cypher + sparql
    rows = run(["ask", question, *options(given)], demo_graph).rows
    assert len(run(["sparql", "-"], demo_graph, stdin=sparql).rows) == len(rows)
    (bound,) = [line for line in cypher.splitlines() if line.startswith("// parameters: ")]
    from kg.knowledge import KnowledgeGraph

    with KnowledgeGraph(demo_graph) as graph:
        found = graph.cypher(cypher, **json.loads(bound.removeprefix("// parameters: ")))
    assert len(found.rows) == len(rows)


def test_a_question_can_be_read_before_it_is_asked(demo_graph: Path) -> None:
    from kg.ask import questions

    for question in questions().values():
        done = run(["ask", question.id, "--show"], demo_graph)
        assert done.code == 0, done.told
        needed = [name for name, rule in question.parameters.items() if not rule.optional]
        for name in needed:
            for mark in ("//", "#"):
                assert f"{mark} still needed: --param {name}=… (" in done.out
        assert done.out.count("still needed") == 2 * len(needed)
        assert question.cypher in done.out


def test_a_shown_question_names_only_what_is_still_missing(demo_graph: Path) -> None:
    out = run("ask 28 --show --param on=1960-01-01", demo_graph).out
    assert "--param agreement=…" in out and "--param on=…" not in out
    assert '"1960-01-01"' in out
    assert run("ask 28 --show --param on=1960", demo_graph).code == 1


def test_the_day_is_a_dial(demo_graph: Path) -> None:
    on = run("ask C --param state=Russia --on 2019-12-01", demo_graph)
    named = run("ask C --param state=Russia --param on=2019-12-01", demo_graph)
    assert on.rows == named.rows
    assert "no parameter" in (told := run("ask B --on 1956-10-19", demo_graph).told) or "on" in told


def test_the_list_tells_question_and_parameters(demo_graph: Path) -> None:
    rows = run("ask --list", demo_graph).rows
    assert {row["id"] for row in rows} >= {"A", "B", "C"}
    assert rows == run("ask", demo_graph).rows
    assert all(row["question"].endswith("?") for row in rows)


def test_a_question_goes_by_letter_or_name(demo_graph: Path) -> None:
    by_letter = run("ask b --param year=1956", demo_graph)
    assert by_letter.rows == run("ask treaties-signed --param year=1956", demo_graph).rows


def test_rows_that_no_person_has_seen_are_counted(demo_graph: Path) -> None:
    done = run("ask A", demo_graph)
    unseen = sum(row["basis"] == "policy" for row in done.rows)
    assert (f"{unseen} of {len(done.rows)} rows" in done.err) == bool(unseen)


def test_a_question_of_ones_own(own_graph: Path) -> None:
    folder = own_graph / "queries" / "offices-of-a-state"
    folder.mkdir(parents=True)
    for name, text in MINE.items():
        (folder / name).write_text(text, "utf-8")
    assert "offices" in [row["id"] for row in run("ask --list", own_graph).rows]
    done = run("ask offices --param state=Japan --engine both", own_graph)
    assert done.code == 0, done.err
    assert {"office": "Foreign Minister of Japan", "person": "Toshimitsu Motegi"} in done.rows


def test_a_new_question_works_at_once(own_graph: Path) -> None:
    assert run("ask --new signed-by-a-state", own_graph).code == 0
    done = run("ask signed-by-a-state --param state=Japan --engine both", own_graph)
    assert done.code == 0, done.err
    assert any("1956" in row["signed"] for row in done.rows)
    assert run("ask signed-by-a-state --param state=Japan --param year=1956", own_graph).rows
    again = run("ask --new signed-by-a-state", own_graph)
    assert again.code == 1 and "already" in again.told
    assert run(["ask", "--new", "../x"], own_graph).code == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("question.yml", "id: [offices", "question.yml"),
        ("question.yml", "id: offices\n", "question.yml"),
        ("question.yml", MINE["question.yml"].replace("polity", "country"), "question.yml"),
        ("question.yml", MINE["question.yml"].replace("columns:", "colums:"), "mean columns?"),
        (
            "question.yml",
            MINE["question.yml"].replace("office: {", "office: {type: lst, "),
            "'lst'",
        ),
        ("query.rq", "SELECT ?x WHERE { ?x a kgo:Person }", "no column office, which"),
        ("query.rq", None, "query.rq"),
        ("query.cypher", "MATCH (n RETURN n", "Cypher"),
        ("query.rq", "SELECT ?x WHERE {", "SPARQL"),
    ],
)
def test_a_broken_question_is_told(name: str, text: str | None, told: str, own_graph: Path) -> None:
    folder = own_graph / "queries" / "offices-of-a-state"
    folder.mkdir(parents=True)
    for file, content in (MINE | {name: text}).items():
        if content is not None:
            (folder / file).write_text(content, "utf-8")
    done = run("ask offices --param state=Japan --engine both", own_graph)
    assert done.code == 1 and told in done.told


def test_two_languages_that_differ_are_told_loudly(own_graph: Path) -> None:
    folder = own_graph / "queries" / "offices-of-a-state"
    folder.mkdir(parents=True)
    for name, text in MINE.items():
        (folder / name).write_text(text.replace("a.name", "'nobody'"), "utf-8")
    done = run("ask offices --param state=Japan --engine both", own_graph)
    assert (done.code, done.out) == (1, "")
    assert "only sparql" in done.told

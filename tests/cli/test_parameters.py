"""A parameter is data in both languages, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import digest, run

TEXTS = [
    "'}) DETACH DELETE n //",
    '"}) MATCH (n) DETACH DELETE n //',
    "x' OR 1=1 //",
    '" } ; DROP ALL #',
    "'''} INSERT DATA { ent:x kgo:uid 'x' }",
    "back\\slash \\u0022 \\n",
    "line\nbreak\ttab",
    "<http://example.org/> ?x",
    "ent:polity-japan } UNION { ?s ?p ?o",
    "$person ?person {person}",
    "日本 — «quoted» 😀",
    "a=b=c",
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_comes_back_as_it_went_in(text: str, demo_graph: Path) -> None:
    given = ["--param", f"text={text}"]
    cypher = run(["cypher", "RETURN $text AS text", *given], demo_graph)
    sparql = run(["sparql", "SELECT ?text { }", *given], demo_graph)
    assert cypher.rows == sparql.rows == [{"text": text}]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "question", [["A", "person"], ["C", "state"]], ids=lambda q: f"question {q[0]}"
)
def test_a_question_looks_for_a_thing_of_that_name(
    question: list[str], text: str, demo_graph: Path
) -> None:
    before = digest(demo_graph)
    name, parameter = question
    given = ["--engine", "both", "--param", f"{parameter}={text}"]
    done = run(["ask", name, *given], demo_graph)
    assert done.code == 1 and "the graph has no" in done.told
    assert digest(demo_graph) == before


def test_a_whole_number_is_a_number(demo_graph: Path) -> None:
    given = ["--param", "year=1956"]
    cypher = "MATCH (t:Agreement)-[:SIGNED_IN]->(:Year {value: $year}) RETURN t.name AS name"
    sparql = "SELECT ?name { ?t kgo:signedIn/kgo:value ?year ; rdfs:label ?name }"
    found = run(["sparql", sparql, *given], demo_graph).rows
    assert run(["cypher", cypher, *given], demo_graph).rows == [
        {"name": row["name"]} for row in found
    ]
    assert len(found) == 1


@pytest.mark.parametrize("given", ["person", "=x", ""])
def test_a_parameter_needs_a_name(given: str, demo_graph: Path) -> None:
    done = run(["cypher", "RETURN 1", "--param", given], demo_graph)
    assert done.code == 2 and "name=value" in done.err


def test_a_parameter_name_is_no_query_text(demo_graph: Path) -> None:
    done = run(["sparql", "SELECT ?x { }", "--param", "x { } } #=1"], demo_graph)
    assert done.code == 1 and "letters, digits and _" in done.told


@pytest.mark.parametrize("name", ["engine", "server"])
def test_an_option_is_no_parameter(name: str, demo_graph: Path) -> None:
    done = run(["ask", "A", "--param", f"{name}=x"], demo_graph)
    assert done.code == 2 and f"{name} is no parameter of a question" in done.err

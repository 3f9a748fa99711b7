"""The sample answers alike through Neo4j, the embedded graph and SPARQL, row by row."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.ask import questions
from kg.graph.neo4j import Neo4jServer
from kg.knowledge import KnowledgeGraph
from tests.ask.sample import NOTHING_IN_SAMPLE
from tests.command_line import run
from tests.servers.everything import everything
from tests.servers.read_queries import AS_TYPED, NOTHING, READ

pytestmark = pytest.mark.servers

Pushed = tuple[KnowledgeGraph, Neo4jServer]
ASKED = [(q.id, example) for q in questions().values() for example in q.examples]
TYPED = [(name, example) for name, example in ASKED if name in ("A", "B", "C", "2", "24")]


def test_everything_is_on_the_server_as_it_is_embedded(pushed: Pushed) -> None:
    graph, server = pushed
    nodes, relationships = everything(server)
    assert (nodes, relationships) == everything(graph.folder.reading_graph())
    assert len(nodes) > 10_000 and len(relationships) > 20_000


@pytest.mark.parametrize(("question", "given"), ASKED)
def test_questions_give_the_same_rows(pushed: Pushed, question: str, given: dict[str, Any]) -> None:
    graph, server = pushed
    there = graph.ask(question, server=server, **given)
    assert there.engine == "neo4j"
    assert bool(there.rows.rows) == (question not in NOTHING_IN_SAMPLE)
    assert there.rows == graph.ask(question, engine="cypher", **given).rows
    assert there.rows == graph.ask(question, engine="sparql", **given).rows


@pytest.mark.parametrize(("question", "given"), TYPED)
def test_the_command_asks_the_server(pushed: Pushed, question: str, given: dict[str, Any]) -> None:
    graph, _ = pushed
    command = ["ask", question, "--server", "neo4j", "--engine", "both"]
    for name, value in given.items():
        command += ["--param", f"{name}={value}"]
    told = run(command, graph.folder.path)
    assert told.code == 0, told.err
    assert told.rows == graph.ask(question, **given).as_dicts()
    assert "push" not in told.err


def test_a_question_without_an_answer(pushed: Pushed) -> None:
    graph, server = pushed
    there = graph.ask("B", server=server, year=1600)
    assert there.rows.rows == []
    assert there.rows == graph.ask("B", engine="both", year=1600).rows


@pytest.mark.parametrize("text", AS_TYPED)
def test_the_promised_texts_work_as_typed(pushed: Pushed, text: str) -> None:
    graph, server = pushed
    there, here = server.run(text, {}), graph.cypher(text)
    assert there.columns == here.columns
    assert there.rows
    assert sorted(map(json.dumps, there.rows)) == sorted(map(json.dumps, here.rows))


def test_the_promised_texts_find_what_they_should(pushed: Pushed) -> None:
    graph, _ = pushed
    met, signed, claimed = (
        run(["cypher", text, "--server", "neo4j"], graph.folder.path).rows for text in AS_TYPED
    )
    pairs = {(row["a.name"], row["b.name"]) for row in met}
    assert {("Sergey Lavrov", "Toshimitsu Motegi"), ("Toshimitsu Motegi", "Sergey Lavrov")} <= pairs
    assert ["1956" in row["t.name"] for row in signed] == [True] * len(signed)
    assert any("Habomai" in row["i.name"] for row in claimed)
    assert all(row["m.statements"] for row in met) and all(row["c.statements"] for row in claimed)


@pytest.mark.parametrize("text", READ)
def test_read_queries_give_the_same_rows(pushed: Pushed, text: str) -> None:
    graph, server = pushed
    there, here = server.run(text, {}), graph.cypher(text)
    assert there.rows
    assert there == here


@pytest.mark.parametrize("text", NOTHING)
def test_an_empty_answer_has_its_columns(pushed: Pushed, text: str) -> None:
    graph, server = pushed
    assert server.run(text, {}).rows == []
    assert server.run(text, {}) == graph.cypher(text)


@pytest.mark.parametrize("question", ["A", "B", "C"])
def test_every_row_leads_to_source_and_quotation(pushed: Pushed, question: str) -> None:
    graph, server = pushed
    examples = [given for asked, given in ASKED if asked == question]
    quoted = 0
    for row in [
        r for given in examples for r in graph.ask(question, server=server, **given).as_dicts()
    ]:
        assert row["statements"]
        found = server.run(
            "UNWIND $ids AS id MATCH (s:Statement {uid: id})-[:FROM_SOURCE]->(q:Source) "
            "RETURN properties(s) AS statement, q.name AS source, q.uid AS source_id",
            {"ids": row["statements"]},
        ).as_dicts()
        assert [f["statement"]["uid"] for f in found] == row["statements"]
        assert sorted({f["source"] for f in found}) == row["source"]
        quoted += sum(_quoted(graph, f["statement"], f["source_id"]) for f in found)
    assert quoted


def _quoted(graph: KnowledgeGraph, statement: dict[str, Any], source: str) -> bool:
    """Whether it has a quotation; then that is the ledger's, and stands where the span says."""
    kept = graph.show(statement["uid"])
    assert kept["source_known"]["id"] == source
    assert kept.get("locator", {}).get("exact") == statement.get("quotation")
    if "quotation_start" in statement:
        text = graph.folder.text(statement["text_sha256"])
        assert text is not None
        span = slice(statement["quotation_start"], statement["quotation_end"])
        assert text[span] == statement["quotation"]
    return "quotation" in statement

"""Queries only read: what would write is refused in both languages, however it is dressed up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import digest, run

CYPHER = [
    "CREATE (n:Person {uid: 'x'})",
    "cReAtE (n:Person)",
    "/* MATCH (n) RETURN n */ CREATE (n:Person)",
    "// RETURN 1\nCREATE (n:Person)",
    "MERGE (n:Person {uid: 'x'}) RETURN n",
    "MERGE (n:Year {value: 1956}) ON MATCH SET n.value = 0",
    "MATCH (n:Year) SET n.value = 0",
    "MATCH (n:Year) SET n:Person RETURN n",
    "MATCH (n:Year) REMOVE n.value",
    "MATCH (n:Year) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n:Year) WITH n LIMIT 1 SET n.value = 0 RETURN n",
    "FOREACH (x IN [1] | CREATE (:Person))",
    "UNWIND [1] AS x CREATE (:Person)",
    "CALL { CREATE (n:Person) RETURN n } RETURN n",
    "PROFILE CREATE (n:Person)",
    "CREATE INDEX FOR (n:Year) ON (n.name)",
    "DROP INDEX year",
    "CALL apoc.create.node(['Person'], {}) YIELD node RETURN node",
    "MATCH (n:Year) CALL apoc.create.setProperty(n, 'value', 0) YIELD node RETURN node",
    "RETURN 1; CREATE (n:Person)",
    "RETURN 1 UNION CREATE (n:Person) RETURN 2",
]
SPARQL = [
    "INSERT DATA { ent:x kgo:uid 'x' }",
    "insert data { ent:x kgo:uid 'x' }",
    "# SELECT\nINSERT DATA { ent:x kgo:uid 'x' }",
    "PREFIX select: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
    "BASE <http://example.org/> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE DATA { ent:x kgo:uid 'x' }",
    "WITH <http://example.org/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "CLEAR DEFAULT",
    "DROP ALL",
    "LOAD <http://127.0.0.1:1/x>",
    "CREATE GRAPH <http://example.org/>",
    "COPY DEFAULT TO <http://example.org/>",
    "MOVE DEFAULT TO <http://example.org/>",
    "ADD DEFAULT TO <http://example.org/>",
    "SELECT * { ?s ?p ?o } ; CLEAR ALL",
    "SELECT * { ?s ?p ?o } INSERT DATA { ent:x kgo:uid 'x' }",
]
COUNTS = {
    "cypher": "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r",
    "sparql": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [*(("cypher", text) for text in CYPHER), *(("sparql", text) for text in SPARQL)],
)
def test_it_is_refused(language: str, text: str, demo_graph: Path) -> None:
    done = run([language, text], demo_graph)
    assert (done.code, done.out) == (1, "")
    assert done.told.startswith("kg: ")


@pytest.mark.parametrize("text", ["CREATE (n:Person)", "MATCH (n) SET n.uid = 'x'"])
def test_the_next_step_is_told(text: str, demo_graph: Path) -> None:
    assert "queries only read" in run(["cypher", text], demo_graph).told
    assert "kg load" in run(["sparql", "CLEAR ALL"], demo_graph).told


def test_nothing_was_changed_by_any_of_them(own_graph: Path) -> None:
    before = {language: run([language, text], own_graph).rows for language, text in COUNTS.items()}
    kept = digest(own_graph)
    for text in CYPHER:
        run(["cypher", text], own_graph)
    for text in SPARQL:
        run(["sparql", text], own_graph)
    after = {language: run([language, text], own_graph).rows for language, text in COUNTS.items()}
    assert (after, digest(own_graph)) == (before, kept)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cypher", "MATCH (n:Year) WHERE n.name <> 'CREATE (x) SET DELETE' RETURN n.value LIMIT 1"),
        ("sparql", "SELECT ?x { BIND('INSERT DATA { } DROP ALL' AS ?x) } # DELETE"),
        ("sparql", "ASK { ?insert ?delete ?drop }"),
    ],
)
def test_words_of_writing_inside_a_text_are_no_writing(
    language: str, text: str, demo_graph: Path
) -> None:
    assert run([language, text], demo_graph).code == 0

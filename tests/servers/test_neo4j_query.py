"""Asking a real Neo4j: plain answers, refusals, and one clear line for whatever goes wrong."""

from __future__ import annotations

import datetime

import pytest

from kg.errors import BadQuery, ServerError
from kg.graph.neo4j import Neo4jServer, from_environment
from tests.servers.neo4j_server import Neo4jAddress

pytestmark = pytest.mark.servers


def test_values_are_plain(neo4j_server: Neo4jServer) -> None:
    neo4j_server.write(
        "CREATE (:Person:Ambassador {uid: 'a', name: 'Anna'})-[:KNOWS {uid: 'k'}]->"
        "(:Polity {uid: 'b', name: 'B'})",
        {},
    )
    rows = neo4j_server.run(
        "MATCH path = (a:Person)-[k:KNOWS]->(b) "
        "RETURN a, k, path, $day AS day, [date('1956-10-19'), 1, null] AS list, "
        "datetime('2019-09-26T10:00:00Z') AS moment, duration('P3M') AS span, {x: 1.5} AS map",
        {"day": datetime.date(1956, 12, 12)},
    )
    anna = {"uid": "a", "name": "Anna", "label": "Person"}
    knows = {"uid": "k", "name": None, "label": "KNOWS"}
    assert rows.columns == ("a", "k", "path", "day", "list", "moment", "span", "map")
    assert rows.rows == [
        (
            anna,
            knows,
            [anna, knows, {"uid": "b", "name": "B", "label": "Polity"}],
            "1956-12-12",
            ["1956-10-19", 1, None],
            "2019-09-26T10:00:00.000000000+00:00",
            "P3M",
            {"x": 1.5},
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Person {uid: 'x'})",
        "MATCH (n:Person) DETACH DELETE n",
        "CREATE INDEX nothing IF NOT EXISTS FOR (n:Person) ON (n.born)",
        "CALL db.createLabel('Nothing')",
        "CREATE USER somebody SET PASSWORD 'long-enough'",
        "UNWIND [1] AS i CALL (i) { CREATE (:Person) } IN TRANSACTIONS",
    ],
)
def test_a_query_never_writes(neo4j_server: Neo4jServer, text: str) -> None:
    neo4j_server.write("CREATE (:Person {uid: 'kept'})", {})
    with pytest.raises(BadQuery, match="this query would write"):
        neo4j_server.run(text, {})
    assert neo4j_server.run("MATCH (n) RETURN n.uid", {}).rows == [("kept",)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MATCC (n) RETURN n", r"^Cypher: line 1, column 1: Invalid input 'MATCC'$"),
        ("MATCH (n)\nRETURN m", r"line 2, column 8: Variable `m` not defined"),
        ("RETURN $name", r"name; give it with --param"),
        ("CALL nothing.there()", r"no procedure with the name `nothing.there`"),
        ("RETURN 1 / 0", r"by zero"),
        ("  ", r"empty"),
    ],
)
def test_a_text_that_cannot_be_read_is_said_in_one_line(
    neo4j_server: Neo4jServer, text: str, message: str
) -> None:
    with pytest.raises(BadQuery, match=message):
        neo4j_server.run(text, {})


def test_a_parameter_that_is_no_value(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(BadQuery, match="parameter cannot be sent"):
        neo4j_server.run("RETURN $x", {"x": object()})


def test_wrong_password(neo4j_address: Neo4jAddress) -> None:
    server = Neo4jServer(neo4j_address.uri, neo4j_address.user, "not-the-password")
    with pytest.raises(ServerError, match=r"refuses user 'neo4j'.*NEO4J_PASSWORD") as caught:
        server.run("RETURN 1", {})
    assert "not-the-password" not in str(caught.value)
    assert "not-the-password" not in repr(server)


def test_no_server_there() -> None:
    with pytest.raises(ServerError, match=r"no Neo4j answers at bolt://127.0.0.1:1 .*NEO4J_URI"):
        Neo4jServer("bolt://127.0.0.1:1", "neo4j", "secret").run("RETURN 1", {})


def test_no_such_database(neo4j_address: Neo4jAddress) -> None:
    server = Neo4jServer(
        neo4j_address.uri, neo4j_address.user, neo4j_address.password, "nothinghere"
    )
    with pytest.raises(ServerError, match=r"'nothinghere'.*NEO4J_DATABASE"):
        server.run("RETURN 1", {})
    server.close()


@pytest.mark.parametrize(
    "uri", ["localhost", "http://127.0.0.1", "bolt://me:secret@host", "bolt://host:port"]
)
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(ServerError, match="NEO4J_URI is") as caught:
        Neo4jServer(uri, "neo4j", "secret")
    assert "secret" not in str(caught.value)


def test_the_environment_names_the_server(
    neo4j_address: Neo4jAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ServerError, match="NEO4J_URI is not set"):
        from_environment()
    monkeypatch.setenv("NEO4J_URI", neo4j_address.uri)
    with pytest.raises(ServerError, match="NEO4J_PASSWORD is not set"):
        from_environment()
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    with from_environment() as server:
        assert server.run("RETURN 1 AS one", {}).rows == [(1,)]

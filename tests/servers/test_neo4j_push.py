"""Pushing to a real Neo4j: what is there afterwards, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from kg.errors import BadInput, Corrupt
from kg.graph.neo4j import Neo4jServer
from kg.graph.neo4j_book import PushState, push_state
from kg.graph.neo4j_push import PushReport, constraint_statements, push
from kg.graph.rows import Node, Relationship

pytestmark = pytest.mark.servers

CONSTRAINTS = constraint_statements(
    """
    // One label and uid, one node.
    CREATE CONSTRAINT person_uid IF NOT EXISTS FOR (n:Person) REQUIRE n.uid IS UNIQUE;
    CREATE CONSTRAINT polity_uid IF NOT EXISTS FOR (n:Polity) REQUIRE n.uid IS UNIQUE;
    """
)


def node(uid: str, label: str, *markers: str, **properties: Any) -> Node:
    return Node(uid, label, markers, {"uid": uid, "name": uid.title(), **properties})


def edge(uid: str, kind: str, start: Node, end: Node, **properties: Any) -> Relationship:
    return Relationship(
        uid, kind, start.uid, start.label, end.uid, end.label, {"uid": uid, **properties}
    )


ANNA = node("anna", "Person", "Minister", born="1970")
BORIS = node("boris", "Person", "Minister", "HeadOfState")
NORTHLAND = node("northland", "Polity", aliases=["The North", "Norrland"])
MEETING = edge("m1", "MET_WITH", ANNA, BORIS, time="1999-05", statements=["s1", "s2"], sources=2)
CITIZEN = edge("c1", "CITIZEN_OF", ANNA, NORTHLAND, derived=False)


def send(
    server: Neo4jServer,
    nodes: Sequence[Node],
    relationships: Sequence[Relationship],
    *,
    sequence: int = 1,
    digest: str = "d",
) -> PushReport:
    """Push in batches of two, so that every push has several."""
    return push(
        server, _twos(nodes), _twos(relationships), CONSTRAINTS, sequence=sequence, digest=digest
    )


def _twos(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for begin in range(0, len(rows), 2):
        yield list(rows[begin : begin + 2])


def content(server: Neo4jServer) -> tuple[list[Any], list[Any]]:
    nodes = server.run(
        "MATCH (n) WHERE NOT n:_Dragoman RETURN labels(n), properties(n) ORDER BY n.uid", {}
    ).rows
    relationships = server.run(
        "MATCH (a)-[r]->(b) RETURN a.uid, type(r), b.uid, properties(r) ORDER BY r.uid", {}
    ).rows
    return [(sorted(labels), values) for labels, values in nodes], relationships


def test_push_brings_nodes_and_relationships_as_they_are(neo4j_server: Neo4jServer) -> None:
    report = send(neo4j_server, [ANNA, BORIS, NORTHLAND], [MEETING, CITIZEN])
    assert report == PushReport(3, 2, 0, 0)
    assert content(neo4j_server) == (
        [
            (["Minister", "Person"], {"uid": "anna", "name": "Anna", "born": "1970"}),
            (["HeadOfState", "Minister", "Person"], {"uid": "boris", "name": "Boris"}),
            (
                ["Polity"],
                {"uid": "northland", "name": "Northland", "aliases": ["The North", "Norrland"]},
            ),
        ],
        [
            ("anna", "CITIZEN_OF", "northland", {"uid": "c1", "derived": False}),
            (
                "anna",
                "MET_WITH",
                "boris",
                {"uid": "m1", "time": "1999-05", "statements": ["s1", "s2"], "sources": 2},
            ),
        ],
    )


def test_push_again_changes_nothing(neo4j_server: Neo4jServer) -> None:
    rows = [ANNA, BORIS, NORTHLAND], [MEETING, CITIZEN]
    send(neo4j_server, *rows)
    before = content(neo4j_server)
    assert send(neo4j_server, *rows) == PushReport(3, 2, 0, 0)
    assert content(neo4j_server) == before


def test_what_is_gone_goes(neo4j_server: Neo4jServer) -> None:
    send(neo4j_server, [ANNA, BORIS, NORTHLAND], [MEETING, CITIZEN])
    plain_anna = node("anna", "Person")
    report = send(neo4j_server, [plain_anna, NORTHLAND], [CITIZEN])
    assert report == PushReport(2, 1, 1, 1)
    nodes, relationships = content(neo4j_server)
    assert nodes[0] == (["Person"], {"uid": "anna", "name": "Anna"})
    assert [row[1]["uid"] for row in nodes] == ["anna", "northland"]
    assert [row[1] for row in relationships] == ["CITIZEN_OF"]


def test_a_label_and_a_type_that_are_wholly_gone_go(neo4j_server: Neo4jServer) -> None:
    send(neo4j_server, [ANNA, BORIS, NORTHLAND], [MEETING, CITIZEN])
    assert send(neo4j_server, [ANNA], []) == PushReport(1, 0, 2, 2)
    assert send(neo4j_server, [], []) == PushReport(0, 0, 1, 0)
    assert content(neo4j_server) == ([], [])


def test_a_relationship_that_moved_leaves_its_old_ends(neo4j_server: Neo4jServer) -> None:
    send(neo4j_server, [ANNA, BORIS, NORTHLAND], [CITIZEN])
    moved = edge("c1", "CITIZEN_OF", BORIS, NORTHLAND)
    assert send(neo4j_server, [ANNA, BORIS, NORTHLAND], [moved]) == PushReport(3, 1, 0, 1)
    assert content(neo4j_server)[1] == [("boris", "CITIZEN_OF", "northland", {"uid": "c1"})]


def test_a_node_that_changed_its_label_is_there_once(neo4j_server: Neo4jServer) -> None:
    send(neo4j_server, [ANNA, NORTHLAND], [CITIZEN])
    place = node("northland", "Place")
    report = send(neo4j_server, [ANNA, place], [edge("c1", "CITIZEN_OF", ANNA, place)])
    assert report == PushReport(2, 1, 1, 1)
    assert [row[0] for row in content(neo4j_server)[0]] == [["Minister", "Person"], ["Place"]]
    assert len(content(neo4j_server)[1]) == 1


def test_data_of_others_stay(neo4j_server: Neo4jServer) -> None:
    neo4j_server.write(
        "CREATE (:Person {name: 'Mine'})-[:MET_WITH {uid: 'x'}]->(:Note {uid: 'n'})", {}
    )
    send(neo4j_server, [ANNA, BORIS], [MEETING])
    neo4j_server.write("MATCH (a {uid: 'anna'}), (n:Note) CREATE (n)-[:ABOUT {uid: 'y'}]->(a)", {})
    neo4j_server.write("MATCH (a {uid: 'anna'}) SET a:Favourite", {})
    assert send(neo4j_server, [ANNA], []) == PushReport(1, 0, 1, 1)
    nodes, relationships = content(neo4j_server)
    assert [row[0] for row in nodes] == [["Favourite", "Minister", "Person"], ["Note"], ["Person"]]
    assert [row[1] for row in relationships] == ["MET_WITH", "ABOUT"]


def test_nodes_of_others_that_look_like_ours_are_not_touched(neo4j_server: Neo4jServer) -> None:
    neo4j_server.write("CREATE (:Person {uid: 'theirs'})", {})
    with pytest.raises(BadInput, match=r"'theirs'.*no push made.*NEO4J_DATABASE"):
        send(neo4j_server, [ANNA], [])
    assert content(neo4j_server)[0] == [(["Person"], {"uid": "theirs"})]
    assert push_state(neo4j_server) is None


def test_the_server_knows_which_ledger_it_shows(neo4j_server: Neo4jServer) -> None:
    assert push_state(neo4j_server) is None
    send(neo4j_server, [ANNA], [], sequence=7, digest="abc")
    send(neo4j_server, [ANNA], [], sequence=9, digest="def")
    assert push_state(neo4j_server) == PushState(9, "def")
    book = neo4j_server.run("MATCH (b:_Dragoman) OPTIONAL MATCH (b)--(x) RETURN count(b), x", {})
    assert book.rows == [(1, None)]


def test_a_push_that_was_cut_off_is_made_good_by_the_next(neo4j_server: Neo4jServer) -> None:
    class PowerCut(Exception):
        pass

    def cut_off() -> Iterator[list[Node]]:
        yield [node(f"p{number}", "Person", "Ambassador") for number in range(10_001)]
        raise PowerCut

    with pytest.raises(PowerCut):
        push(neo4j_server, cut_off(), iter(()), CONSTRAINTS, sequence=1, digest="a")
    assert push_state(neo4j_server) == PushState(None, None)
    assert neo4j_server.run("MATCH (p:Ambassador) RETURN count(p)", {}).rows == [(10_000,)]
    assert send(neo4j_server, [ANNA, node("p1", "Person")], [], sequence=2) == PushReport(
        2, 0, 9_999, 0
    )
    labels = [row[0] for row in content(neo4j_server)[0]]
    assert labels == [["Minister", "Person"], ["Person"]]
    assert push_state(neo4j_server) == PushState(2, "d")


def test_a_relationship_without_its_node_stops_the_push(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(Corrupt, match="MET_WITH m1 joins the Person 'boris'"):
        send(neo4j_server, [ANNA], [MEETING])


def test_a_label_that_is_none_is_refused(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(BadInput, match="cannot be a label"):
        send(neo4j_server, [node("x", "Person`) DETACH DELETE (n")], [])


def test_progress_is_told(neo4j_server: Neo4jServer) -> None:
    told: list[tuple[str, int]] = []
    push(
        neo4j_server,
        iter([[ANNA, BORIS]]),
        iter([[MEETING]]),
        CONSTRAINTS,
        sequence=1,
        digest="d",
        progress=lambda what, count: told.append((what, count)),
    )
    assert told[-1] == ("relationships", 1)
    assert ("nodes", 2) in told

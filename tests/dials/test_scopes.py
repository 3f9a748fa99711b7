"""Which statements count: a scoped answer is that of a graph which holds nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import BadInput, NotFound
from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from kg.view import Scope, View
from tests.command_line import run
from tests.graph_folders import load_rows, withdraw

CLAIM = {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan", "time": "1950"}
OTHER = {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Soviet Union", "time": "1951"}
CLAIMANTS = "SELECT ?who { ?rock kgo:claimedBy/kgo:uid ?who ; rdfs:label 'Lonely Rock' }"
CYPHER = "MATCH (:Place {name: 'Lonely Rock'})-[:CLAIMED_BY]->(p) RETURN p.uid AS who"
JAPAN, SOVIET_UNION = "polity-japan", "polity-soviet-union"


@pytest.fixture
def two(empty_folder: GraphFolder, tmp_path: Path) -> Path:
    """Two sheets: the first claims for Japan, the second for both and by a diary for the USSR."""
    load_rows(empty_folder.ledger, tmp_path, [CLAIM], "first")
    load_rows(empty_folder.ledger, tmp_path, [CLAIM, {**OTHER, "source": "issue"}], "second")
    empty_folder.close()
    return empty_folder.path


def claimants(graph: KnowledgeGraph, **dials: Any) -> list[str]:
    """Who claims the rock, asked in both languages."""
    scope = graph.scope(**dials)
    found = sorted({row[0] for row in graph.sparql(CLAIMANTS, scope=scope).rows})
    assert found == sorted({row[0] for row in graph.cypher(CYPHER, scope=scope).rows})
    network = graph.to_networkx(scope=scope)
    claims = [o for _, o, told in network.edges(data=True) if told["type"] == "CLAIMED_BY"]
    assert found == sorted(set(claims))
    return found


def test_only_some_sources_or_without_some(two: Path) -> None:
    with kg.open(two) as graph:
        assert claimants(graph) == [JAPAN, SOVIET_UNION]
        assert claimants(graph, sources=["first"]) == [JAPAN]
        assert claimants(graph, sources=["The gazette"]) == [SOVIET_UNION]
        assert claimants(graph, sources=["An issue of the gazette"]) == [SOVIET_UNION]
        assert claimants(graph, not_sources=["The gazette"]) == [JAPAN]
        assert claimants(graph, not_sources=["second"]) == [JAPAN]
        assert claimants(graph, not_sources=["first", "second"]) == []
        assert claimants(graph) == [JAPAN, SOVIET_UNION]


def test_as_the_graph_stood(empty_folder: GraphFolder, tmp_path: Path) -> None:
    load_rows(empty_folder.ledger, tmp_path, [CLAIM], "first")
    first = empty_folder.ledger.sequence
    report = load_rows(empty_folder.ledger, tmp_path, [OTHER], "second")
    second = empty_folder.ledger.sequence
    withdraw(empty_folder.ledger, report.source)
    third = empty_folder.ledger.sequence
    withdraw(empty_folder.ledger, report.source, "reinstated")
    empty_folder.close()
    with kg.open(empty_folder.path) as graph:
        assert claimants(graph, known_at=first) == [JAPAN]
        assert claimants(graph, known_at=second) == [JAPAN, SOVIET_UNION]
        assert claimants(graph, known_at=str(third)) == [JAPAN]
        assert claimants(graph) == [JAPAN, SOVIET_UNION]
        (last,) = graph.folder.ledger.rows("SELECT max(recorded_at) AS at FROM runs")
        assert graph.scope(known_at=last["at"]) == graph.scope(known_at=last["at"][:10])
        with pytest.raises(BadInput, match="nothing was in the graph by 1990"):
            graph.scope(known_at="1990-01-01")
        with pytest.raises(BadInput, match="1 to"):
            graph.scope(known_at=10_000)
        with pytest.raises(BadInput, match="neither"):
            graph.scope(known_at="yesterday")


def test_a_scope_follows_the_ledger(two: Path, tmp_path: Path) -> None:
    with kg.open(two) as graph:
        assert claimants(graph, not_sources=["first"]) == [JAPAN, SOVIET_UNION]
        germany = {**CLAIM, "object": "Germany"}
        load_rows(graph.folder.ledger, tmp_path, [germany], "third")
        assert claimants(graph, not_sources=["first"]) == [
            "polity-germany",
            JAPAN,
            SOVIET_UNION,
        ]


def test_unknown_sources_are_told(two: Path) -> None:
    with kg.open(two) as graph, pytest.raises(NotFound, match=r"did you mean .*first"):
        graph.scope(sources=["firsst"])


def test_only_a_few_scopes_are_kept(two: Path) -> None:
    with kg.open(two) as graph:
        last = graph.folder.ledger.sequence
        titles = ["first", "second", "The gazette"]
        scopes = [
            graph.scope(not_sources=[title], reviewed=reviewed, known_at=known)
            for title in titles
            for reviewed in (True, False)
            for known in (None, last - 1)
        ]
        for scope in scopes:
            graph.sparql(CLAIMANTS, scope=scope)
        kept = {path.name for path in (two / "scopes").iterdir()}
        assert kept == {scope.digest for scope in scopes[-8:]}


def test_the_command_line_turns_the_dials(two: Path, tmp_path: Path) -> None:
    for command in ("cypher", "sparql"):
        text = CYPHER if command == "cypher" else CLAIMANTS
        done = run([command, text, "--sources", "first"], two)
        assert [row["who"] for row in done.rows] == [JAPAN], done.err
        assert "only by" in done.err
    shown = run(["show", "Lonely Rock", "--sources", "first"], two)
    assert {row["object"] for row in shown.rows[0]["statements"]} == {"Japan"}
    asked = run(["ask", "C", "--engine", "both", "--sources", "An issue of the gazette"], two)
    assert [row["claimed_by"] for row in asked.rows] == ["Soviet Union"], asked.err
    for name in ("out.csv", "out.ttl"):
        written = run(["export", "-o", str(tmp_path / name), "--sources", "first"], two)
        assert written.code == 0, written.err
        text = (tmp_path / name).read_text("utf-8")
        assert "CLAIMED_BY" in text or "claimedBy" in text
        assert "The gazette" not in text
    served = run(["cypher", CYPHER, "--reviewed", "--server", "neo4j"], two)
    assert served.code != 0


def test_claims_that_nobody_accepted_count_only_when_asked(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph, View(graph.folder.ledger) as view:
        ((proposed,),) = view.rows("SELECT count(*) FROM st WHERE review = 'proposed'")
        count = "SELECT (COUNT(?s) AS ?n) { ?s a kgo:Statement ; kgo:counts true }"
        default = graph.sparql(count).rows[0][0]
        more = graph.sparql(count, scope=Scope(proposed=True)).rows[0][0]
        assert proposed and default < more
        reviewed = graph.sparql(count, scope=Scope(reviewed=True)).rows[0][0]
        assert reviewed < default
        bases = "SELECT DISTINCT ?basis { ?e a kgo:Edge ; kgo:basis ?basis }"
        rows = graph.sparql(bases, scope=Scope(reviewed=True)).rows
        assert {row[0] for row in rows} <= {"person", "data_set"}
        assert json.dumps(rows)

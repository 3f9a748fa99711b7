"""A server follows the graph: whatever was loaded or withdrawn, a push makes both the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.graph.neo4j import Neo4jServer
from kg.graph.neo4j_book import PushState, outdated, push_state
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from tests.command_line import run
from tests.servers.everything import everything

pytestmark = pytest.mark.servers

SHEET = """\
sheet: {title: Talks about a lighthouse, publisher: Tests}
sources:
  diary: {kind: book, title: A keeper's diary, author: A. Keeper}
things:
  Alba: {type: Person, words: Anna Alba}
  Egger: {type: Person, words: Elena Egger}
  talks: {type: Event, words: Talks about a lighthouse}
  accord: {type: Agreement, words: Lighthouse accord}
  Japan: {type: Polity, uid: polity-japan}
facts:
- {subject: Alba, predicate: PARTICIPATED_IN, object: talks, time: 2011-03-01, source: diary,
   page: "7"}
- {subject: Egger, predicate: PARTICIPATED_IN, object: talks, time: 2011-03-01, source: diary,
   page: "7"}
- {subject: accord, predicate: DATED, phase: signed, time: 2011-03-02, source: diary, page: "8"}
- {subject: Japan, predicate: AGREEMENT_ACTION, object: accord, action: signed, time: 2011-03-02,
   source: diary, page: "8"}
"""
PAST = "the server reflects run {}, the graph is at run {}: `kg push neo4j`"


@pytest.fixture
def graph_folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample that the test may change."""
    return Path(shutil.copytree(sample_folder, tmp_path / "graph"))


def same(graph: KnowledgeGraph, server: Neo4jServer) -> bool:
    """Whether the server holds the graph, all of it, and nothing besides its own book."""
    there = everything(server)
    besides = server.run("MATCH (n:_Dragoman) OPTIONAL MATCH (n)--(x) RETURN count(n), x", {}).rows
    (total,) = server.run("MATCH (n) RETURN count(n)", {}).rows[0]
    return (
        there == everything(graph.folder.reading_graph())
        and besides == [(1, None)]
        and total == len(there[0]) + 1
    )


def test_a_push_after_each_change(
    graph_folder: Path, named_server: Neo4jServer, tmp_path: Path
) -> None:
    sheet = tmp_path / "lighthouse.yml"
    sheet.write_text(SHEET, encoding="utf-8")
    with KnowledgeGraph(graph_folder, by="test") as graph:
        first = graph.push_neo4j()
        assert same(graph, named_server)
        at_first = everything(named_server)

        graph.load("facts", [sheet])
        added = graph.push_neo4j()
        assert added.nodes > first.nodes and added.relationships > first.relationships
        assert (added.removed_nodes, added.removed_relationships) == (0, 0)
        assert same(graph, named_server)
        with_sheet = everything(named_server)

        (ours,) = [s["id"] for s in graph.sources() if s["title"] == "Talks about a lighthouse"]
        assert graph.retract(ours).changed
        fallen = graph.push_neo4j()
        assert fallen.removed_nodes > 0 and fallen.removed_relationships > 0
        assert same(graph, named_server)
        assert everything(named_server) == at_first

        graph.load("facts", [sheet])
        assert graph.push_neo4j().removed_nodes == 0
        assert same(graph, named_server)
        assert everything(named_server) == with_sheet


def test_the_article_of_the_sample_goes_and_comes_back(
    graph_folder: Path, named_server: Neo4jServer
) -> None:
    sources = run("sources", graph_folder).rows
    (article,) = [s["id"] for s in sources if s["kind"] == "article" and s["loaded_statements"]]
    assert run("push neo4j", graph_folder).code == 0
    before = everything(named_server)

    assert run(["retract", article, "--yes"], graph_folder).code == 0
    (fallen,) = run("push neo4j", graph_folder).rows
    assert fallen["removed_nodes"] > 0 and fallen["removed_relationships"] > 0
    with KnowledgeGraph(graph_folder) as graph:
        assert same(graph, named_server)

    assert run(["retract", article, "--undo"], graph_folder).code == 0
    assert run("push neo4j", graph_folder).code == 0
    assert everything(named_server) == before


def test_an_older_push_is_told(
    graph_folder: Path, named_server: Neo4jServer, tmp_path: Path
) -> None:
    ask = ["ask", "B", "--param", "year=2011", "--server", "neo4j"]
    with KnowledgeGraph(graph_folder, by="test") as graph:
        told = run(ask, graph_folder)
        assert (told.code, told.out) == (0, "")
        assert "nothing was ever pushed to the server: `kg push neo4j`" in told.err

        graph.push_neo4j()
        now = graph.folder.ledger.sequence
        state = push_state(named_server)
        assert state is not None
        assert state == PushState(now, ledger_digest(graph.folder.ledger), state.run)
        assert "push" not in run(ask, graph_folder).err

        sheet = tmp_path / "lighthouse.yml"
        sheet.write_text(SHEET, encoding="utf-8")
        graph.load("facts", [sheet])
        told = run(ask, graph_folder)
        assert (told.code, told.out) == (0, "")
        assert PAST.format(now, now + 1) in told.err.splitlines()
        cypher = run(["cypher", "RETURN 1 AS one", "--server", "neo4j"], graph_folder)
        assert cypher.rows == [{"one": 1}]
        assert cypher.told == PAST.format(now, now + 1)

        assert run("push neo4j", graph_folder).code == 0
        told = run(ask, graph_folder)
        assert [row["agreement"] for row in told.rows] == ["Lighthouse accord"]
        assert "push" not in told.err


def test_the_graph_of_another_folder_is_told(
    graph_folder: Path, named_server: Neo4jServer, tmp_path: Path
) -> None:
    twin = Path(shutil.copytree(graph_folder, tmp_path / "twin"))
    for folder, title in ((graph_folder, "One"), (twin, "Two")):
        sheet = tmp_path / f"{title}.yml"
        sheet.write_text(SHEET.replace("Talks about a lighthouse, pub", f"{title}, pub"))
        with KnowledgeGraph(folder, by="test") as graph:
            graph.load("facts", [sheet], refresh=False)
    with KnowledgeGraph(graph_folder) as one, KnowledgeGraph(twin) as two:
        one.push_neo4j()
        assert one.folder.ledger.sequence == two.folder.ledger.sequence
        assert outdated(named_server, one.folder.ledger) is None
        assert "another graph" in str(outdated(named_server, two.folder.ledger))

"""A small graph in which two sources call one minister by two names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from tests.graph_folders import load_rows

FIRST = [
    {"subject": "Anna Alba", "predicate": "HELD_OFFICE", "object": "Envoy", "time": "1950/1956"},
    {"subject": "Anna Alba", "predicate": "PARTICIPATED_IN", "object": "talks"},
    {"subject": "Envoy", "predicate": "SEATS", "value": "single"},
    {"subject": "Clara Corso", "predicate": "BORN", "time": "1901"},
    {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan"},
]
SECOND = [
    {"subject": "Elena Egger", "predicate": "HELD_OFFICE", "object": "Envoy", "time": "1950/1956"},
    {"subject": "Elena Egger", "predicate": "BORN", "time": "1902"},
    {"subject": "Clara Corso", "predicate": "BORN", "time": "1901"},
]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph with both sheets, its projections made."""
    path = tmp_path_factory.mktemp("judging") / "graph"
    GraphFolder(path, new=True).close()
    with KnowledgeGraph(path, by="test") as graph:
        load_rows(graph.folder.ledger, path.parent, FIRST, "first")
        load_rows(graph.folder.ledger, path.parent, SECOND, "second")
        # One post that both sheets call by words of their own.
        envoys = [row["record"] for row in _records(graph, "Special envoy%")]
        with graph.folder.ledger.run("judge", "test") as run:
            told = {"left": envoys[0], "right": envoys[1], "verdict": "same", "evidence": None}
            run.add("judgements", by="somebody", why="one post", **told)
        graph.folder.refresh()
    return path


@pytest.fixture
def graph(prepared: Path, tmp_path: Path) -> Iterator[KnowledgeGraph]:
    """A copy that the test may change."""
    shutil.copytree(prepared, tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph", by="tester") as found:
        yield found


def _records(graph: KnowledgeGraph, words: str) -> list[dict[str, str]]:
    return graph.folder.ledger.rows(
        "SELECT id AS record FROM records WHERE words LIKE ? ORDER BY id", (words,)
    )


@pytest.fixture
def mentions(graph: KnowledgeGraph) -> list[str]:
    """The records of Clara Corso, one in each sheet."""
    return [row["record"] for row in _records(graph, "Clara Corso")]

"""What cannot be written is told before the graph is computed: a minute on a large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput, UnknownName
from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph


@pytest.fixture
def graph(empty_folder: GraphFolder, monkeypatch: pytest.MonkeyPatch) -> KnowledgeGraph:
    """A graph whose view nobody may compute."""
    empty_folder.close()

    def computed(*asked: object, **options: object) -> None:
        raise AssertionError("the view was computed")

    monkeypatch.setattr("kg.view.View", computed)
    return KnowledgeGraph(empty_folder.path)


@pytest.mark.parametrize("format", ["gexf", "graphml", "csv", "ftm"])
def test_a_place_that_is_not_there(graph: KnowledgeGraph, tmp_path: Path, format: str) -> None:
    with graph, pytest.raises(BadInput, match="does not exist; make it first"):
        graph.export(tmp_path / "nowhere" / "out", format)


def test_a_place_for_triples_of_a_day(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with graph, pytest.raises(BadInput, match="does not exist; make it first"):
        graph.export(tmp_path / "nowhere" / "out.ttl", on="1956-10-19")


def test_an_unknown_network(graph: KnowledgeGraph) -> None:
    with graph, pytest.raises(UnknownName, match="meetings"):
        graph.to_networkx("meeting")

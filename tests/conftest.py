"""Graph folders for all tests: one prepared with the gazetteer, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kg.demo import load_sample
from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from kg.loading import find_loader, load_path
from kg.paths import schema_dir

# How long drawing takes tells of a busy machine, not of a fault.
settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


@pytest.fixture(scope="session")
def gazetteer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder into which the gazetteer was loaded and nothing else."""
    path = tmp_path_factory.mktemp("prepared") / "graph"
    folder = GraphFolder(path, new=True)
    load_path(folder.ledger, find_loader("gazetteer"), schema_dir() / "gazetteer", {}, by="test")
    folder.close()
    return path


@pytest.fixture
def folder(gazetteer_folder: Path, tmp_path: Path) -> Iterator[GraphFolder]:
    """A graph folder of the test's own, with the gazetteer in it."""
    shutil.copytree(gazetteer_folder, tmp_path / "graph")
    graph = GraphFolder(tmp_path / "graph")
    yield graph
    graph.close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Iterator[GraphFolder]:
    """A graph folder of the test's own with nothing in it."""
    graph = GraphFolder(tmp_path / "empty", new=True)
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def demo_graph(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample graph, for tests that only read it."""
    path = tmp_path_factory.mktemp("demo") / "graph"
    shutil.copytree(gazetteer_folder, path)
    with KnowledgeGraph(path, by="test") as graph:
        load_sample(graph)
    return path


@pytest.fixture
def own_graph(demo_graph: Path, tmp_path: Path) -> Path:
    """A copy of the sample graph that the test may change."""
    path = tmp_path / "graph"
    shutil.copytree(demo_graph, path)
    return path

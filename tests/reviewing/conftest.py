"""A graph with one article, its claims waiting or accepted by the policy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph

TEXT = (
    "Peruvian Foreign Minister Ana Torres met Chilean Foreign Minister Luis Rojas in Lima "
    "on May 3, 2021. Peru and Chile signed a fisheries agreement in Lima on May 4, 2021. "
    "Torres plans to visit Santiago in June 2021."
)
OPTIONS = {"publisher": "The Coast", "published": "2021-05-05", "title": "Talks"}


@pytest.fixture(scope="session")
def reviewed_folder(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reviewing") / "graph"
    shutil.copytree(gazetteer_folder, path)
    piece = path.parent / "piece.txt"
    piece.write_text(TEXT)
    with KnowledgeGraph(path, by="loader") as graph:
        graph.load("article", [piece], refresh=False, **OPTIONS)
    return path


@pytest.fixture
def graph(reviewed_folder: Path, tmp_path: Path) -> Iterator[KnowledgeGraph]:
    shutil.copytree(reviewed_folder, tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph", by="Eva Sol") as found:
        yield found

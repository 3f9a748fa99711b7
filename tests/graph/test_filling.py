"""Filling a property graph in parts holds what filling it at once would."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.graph.arcade_engine as engine
from kg.folder import GraphFolder
from kg.graph.projection import GraphProjection
from kg.loading import find_loader, load_path
from kg.paths import loaders_dir
from kg.view import View
from kg.view.projection import bring_up_to_date
from tests.graph.contents import graph_contents, graph_expected


def test_many_loaders_take_over_from_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost or doubled where one loader of the engine ends and the next begins."""
    monkeypatch.setattr(engine, "_TAKEN_BY_ONE", 500)
    monkeypatch.setattr(engine, "_COMMITTED", 50)
    folder = GraphFolder(tmp_path / "graph", new=True)
    sheet = loaders_dir() / "facts" / "sample" / "russia-japan.yml"
    load_path(folder.ledger, find_loader("facts"), sheet, {}, by="test")
    projection = GraphProjection(tmp_path / "cypher")
    bring_up_to_date([projection], folder.ledger)
    with View(folder.ledger) as view:
        assert graph_contents(projection) == graph_expected(view)
    folder.close()

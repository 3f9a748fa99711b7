"""The conflicts of whole data sets, held against the dates themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from kg.model import Period, parse_period
from kg.paths import loaders_dir
from kg.view import View
from tests.loaders.loading import shared_data

SETS = {"wikidata_offices": "wikidata-offices", "us_pocom": "us-pocom"}
"""Loader and folder of the data sets that tell who held an office when."""


def day_in_both(one: Period, other: Period) -> bool:
    """Whether the later of the two beginnings is a day that is certainly in both."""
    first = max(p.begin_latest or p.end_latest or "" for p in (one, other))
    return one.certainly_on(first) and other.certainly_on(first)


@pytest.mark.shared
def test_every_certain_rivalry_is_one(gazetteer_folder: Path, tmp_path: Path) -> None:
    """Few holders of hundreds of seats overlap, and each pair that is told does so for sure."""
    paths = {
        loader: shared_data(name)
        for loader, name in SETS.items()
        if (loaders_dir() / loader).is_dir()
    }
    shutil.copytree(gazetteer_folder, tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph", by="test") as graph:
        for loader, path in paths.items():
            graph.load(loader, [path], refresh=False)
    folder = GraphFolder(tmp_path / "graph")
    try:
        with View(folder.ledger) as view:
            pairs = view.rows(
                "SELECT a.time, b.time, a.s, b.s FROM conflict c JOIN st a ON a.id = c.a "
                "JOIN st b ON b.id = c.b WHERE c.kind = 'seat' AND c.standing = 'certain'"
            )
            ((terms,),) = view.rows("SELECT count(*) FROM post WHERE NOT attested")
    finally:
        folder.close()
    assert 5 <= len(pairs) <= terms / 50
    for one, other, holder, rival in pairs:
        assert holder != rival
        assert day_in_both(parse_period(one), parse_period(other)), (one, other)

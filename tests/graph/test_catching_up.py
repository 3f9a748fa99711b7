"""Catching up with the ledger gives what building anew gives, whatever happened to it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.folder import GraphFolder
from kg.graph.projection import GraphProjection
from kg.knowledge import KnowledgeGraph
from kg.ledger import Ledger
from kg.rdf import RdfProjection
from kg.view import View
from kg.view.projection import bring_up_to_date
from tests.graph.contents import graph_contents, graph_expected, rdf_contents, rdf_expected
from tests.graph.histories import History


class _Followed:
    """A graph whose two projections follow every step of its history."""

    def __init__(self, folder: GraphFolder, seed: int) -> None:
        self.ledger: Ledger = folder.ledger
        self.work = folder.path.parent
        self.history = History(self.ledger, self.work, random.Random(seed))
        self.rdf = RdfProjection(self.work / "rdf")
        self.graph = GraphProjection(self.work / "cypher")

    def step(self) -> None:
        """Something happens, and both projections catch up."""
        self.history.step()
        bring_up_to_date([self.rdf], self.ledger)
        bring_up_to_date([self.graph], self.ledger)

    def compare(self) -> None:
        """Hold both projections against the whole view."""
        with View(self.ledger) as view:
            triples = rdf_expected(view, self.work / "triples")
            things = graph_expected(view)
        told = "\n".join(self.history.told)
        assert rdf_contents(self.rdf) == triples, told
        assert graph_contents(self.graph) == things, told


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32 - 1))
def test_after_any_history(tmp_path: Path, seed: int) -> None:
    """Sheets come and go, sources are withdrawn, statements reviewed and ranked,
    records judged, things merged and told apart."""
    work = tmp_path / "run"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    folder = GraphFolder(work / "graph", new=True)
    try:
        followed = _Followed(folder, seed)
        for _ in range(5):
            followed.step()
            followed.compare()
    finally:
        folder.close()


def test_beside_the_gazetteer(folder: GraphFolder) -> None:
    """The gazetteer's own statements are looked at only where something touches them."""
    followed = _Followed(folder, 7)
    for _ in range(4):
        followed.step()
    followed.compare()


def test_a_build_holds_what_the_view_says(empty_folder: GraphFolder, tmp_path: Path) -> None:
    history = History(empty_folder.ledger, tmp_path, random.Random(3))
    for _ in range(3):
        history.step()
    rdf, graph = RdfProjection(tmp_path / "rdf"), GraphProjection(tmp_path / "cypher")
    bring_up_to_date([rdf], empty_folder.ledger)
    bring_up_to_date([graph], empty_folder.ledger)
    with View(empty_folder.ledger) as view:
        assert rdf_contents(rdf) == rdf_expected(view, tmp_path / "triples")
        assert graph_contents(graph) == graph_expected(view)
    assert rdf.sequence == graph.sequence == empty_folder.ledger.sequence


def test_a_source_of_the_sample_is_withdrawn(demo_graph: Path, tmp_path: Path) -> None:
    """A meeting whose participants change is not left beside its new self."""
    path = Path(shutil.copytree(demo_graph, tmp_path / "graph"))
    with KnowledgeGraph(path, by="test") as graph:
        graph.folder.refresh()
        (article,) = [
            s["id"] for s in graph.sources() if s["kind"] == "article" and s["loaded_statements"]
        ]
        assert graph.retract(article).changed
        with View(graph.folder.ledger) as view:
            things = graph_expected(view)
        assert graph_contents(GraphProjection(path / "cypher")) == things

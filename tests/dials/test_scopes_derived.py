"""A scoped graph made of a changed copy is that which building it anew would have made."""

from __future__ import annotations

import random
import shutil

from kg.folder import GraphFolder
from kg.graph.projection import GraphProjection
from kg.ledger import Ledger
from kg.rdf import RdfProjection
from kg.view import Scope, View
from kg.view.projection import bring_up_to_date, derive
from tests.graph.contents import graph_contents, graph_expected, rdf_contents, rdf_expected
from tests.graph.histories import History


def reviewed_by_policy(ledger: Ledger, source: random.Random) -> None:
    """Policies accept some statements and let others wait."""
    rows = ledger.rows("SELECT id FROM statements WHERE dataset <> 'gazetteer' ORDER BY id")
    with ledger.run("review", "test") as run:
        for row in source.sample(rows, min(6, len(rows))):
            told = {"verdict": source.choice(["accepted", "proposed"]), "by": "policy:test"}
            run.add("reviews", statement=row["id"], kind="policy", why=None, **told)


def scopes(ledger: Ledger, source: random.Random) -> list[Scope]:
    """A dial alone, and several together."""
    known = source.randint(1, ledger.sequence)
    rows = ledger.rows("SELECT DISTINCT id FROM sources ORDER BY id")
    without = (source.choice(rows)["id"],)
    return [
        Scope(not_sources=without),
        Scope(reviewed=True),
        Scope(known_at=known, not_sources=without, proposed=True),
    ]


class _Copied:
    """A graph, and copies of its projections in scopes."""

    def __init__(self, folder: GraphFolder, seed: int) -> None:
        self.ledger, self.work = folder.ledger, folder.path.parent
        self.random = random.Random(seed)
        self.history = History(self.ledger, self.work, self.random)
        self.rdf, self.graph = RdfProjection(self.work / "rdf"), GraphProjection(self.work / "g")

    def live(self, steps: int) -> None:
        for _ in range(steps):
            self.history.step()
            reviewed_by_policy(self.ledger, self.random)

    def build(self) -> None:
        bring_up_to_date([self.graph, self.rdf], self.ledger)

    def compare(self, scope: Scope, *, both: bool) -> None:
        """A changed copy, and the same after one more step, against the view of the scope."""
        place = self.work / "scoped"
        shutil.rmtree(place, ignore_errors=True)
        rdf, graph = RdfProjection(place / "rdf"), GraphProjection(place / "g")
        assert derive(rdf, self.rdf, self.ledger, scope), scope
        if both:
            assert derive(graph, self.graph, self.ledger, scope), scope
        self.hold(scope, rdf, graph if both else None)
        self.live(1)
        bring_up_to_date([rdf], self.ledger, scope)
        if both:
            bring_up_to_date([graph], self.ledger, scope)
        self.hold(scope, rdf, graph if both else None)

    def hold(self, scope: Scope, rdf: RdfProjection, graph: GraphProjection | None) -> None:
        with View(self.ledger, scope) as view:
            triples = rdf_expected(view, self.work / "triples")
            things = graph_expected(view) if graph else None
        told = "\n".join([str(scope), *self.history.told])
        assert rdf_contents(rdf) == triples, told
        if graph:
            assert graph_contents(graph) == things, told


def test_copies_are_what_a_build_would_be(empty_folder: GraphFolder) -> None:
    copied = _Copied(empty_folder, 11)
    copied.live(3)
    copied.build()
    before = rdf_contents(copied.rdf)
    for place, scope in enumerate(scopes(copied.ledger, copied.random)):
        copied.compare(scope, both=place == 2)
    assert rdf_contents(copied.rdf) == before, "the graph that was copied is as it was"

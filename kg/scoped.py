"""The graph in a scope, made beside the default one: what only some say, or what was known before.

Nothing here is the only copy of anything. A few are kept, and the one that was
not used for longest goes first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphBusy
from kg.ledger import Ledger, lock
from kg.view import Scope
from kg.view.projection import bring_up_to_date, derive, reflects

if TYPE_CHECKING:
    from kg.graph.projection import EmbeddedGraph, GraphProjection
    from kg.rdf import RdfProjection

__all__ = ["ScopedProjections"]

_KEPT = 8  # scopes on disk
_OPEN = 2  # property graphs that this process holds open
_WAIT = 60.0  # seconds: another process may be making the same one


class ScopedProjections:
    """`scopes/<digest>/` of a graph folder, each with `rdf/` and `cypher/` as far as asked for."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger
        self._open: dict[str, tuple[EmbeddedGraph, int, ExitStack]] = {}

    def close(self) -> None:
        """Let go of the property graphs that are open."""
        for key in list(self._open):
            self._close(key)

    @contextmanager
    def reading_rdf(self, scope: Scope, tell: Callable[[str], None]) -> Iterator[RdfProjection]:
        """The triples of the scope as the ledger stands now; nobody changes them meanwhile."""
        from kg.rdf import RdfProjection

        place = self._place(scope)
        projection = RdfProjection(place / "rdf")
        with self._held(place, projection, scope, tell):
            yield projection

    def reading_graph(self, scope: Scope, tell: Callable[[str], None]) -> EmbeddedGraph:
        """The property graph of the scope; it stays open for the next question."""
        from kg.graph.projection import GraphProjection

        place = self._place(scope)
        key = place.name
        if key in self._open and self._open[key][1] != self.ledger.sequence:
            self._close(key)
        if key not in self._open:
            projection = GraphProjection(place / "cypher")
            with ExitStack() as stack:
                stack.enter_context(self._held(place, projection, scope, tell))
                graph = projection.open()
                self._open[key] = (graph, self.ledger.sequence, stack.pop_all())
            for oldest in list(self._open)[:-_OPEN]:
                self._close(oldest)
        self._open[key] = self._open.pop(key)
        return self._open[key][0]

    def _place(self, scope: Scope) -> Path:
        place = self.folder / scope.digest
        place.mkdir(parents=True, exist_ok=True)
        os.utime(place)
        return place

    @contextmanager
    def _held(
        self,
        place: Path,
        projection: RdfProjection | GraphProjection,
        scope: Scope,
        tell: Callable[[str], None],
    ) -> Iterator[None]:
        """The projection, made first where it is not there yet, and kept while the block runs."""
        used = projection.place.folder.with_suffix(".lock")
        if not reflects(projection, self.ledger, scope):
            with lock(used, exclusive=True, wait=_WAIT):
                self._make(projection, scope, tell)
            self._drop_oldest(place)
        with lock(used, exclusive=False, wait=_WAIT):
            yield

    def _make(
        self,
        projection: RdfProjection | GraphProjection,
        scope: Scope,
        tell: Callable[[str], None],
    ) -> None:
        """Bring it up to date; one that is not there yet is a changed copy of the whole graph's.

        Where too much differs, it is built from the ledger.
        """
        whole = type(projection)(self.folder.parent / projection.place.folder.name)
        if (
            projection.sequence >= 0
            or whole.sequence < 0
            or not derive(projection, whole, self.ledger, scope, tell)
        ):
            if projection.sequence < 0:
                tell("making the graph of this scope; it is kept for the next time")
            bring_up_to_date([projection], self.ledger, scope, tell)

    def _drop_oldest(self, but: Path) -> None:
        """Remove what was not used for longest; what anybody is reading stays."""
        places = [path for path in self.folder.iterdir() if path.is_dir() and path != but]
        for place in sorted(places, key=lambda path: path.stat().st_mtime)[: -(_KEPT - 1)]:
            with (
                suppress(GraphBusy, OSError),
                lock(place / "rdf.lock", exclusive=True),
                lock(place / "cypher.lock", exclusive=True),
            ):
                gone = place.with_name(f"gone-{os.getpid()}-{place.name}")
                place.rename(gone)
                shutil.rmtree(gone, ignore_errors=True)

    def _close(self, key: str) -> None:
        graph, _, stack = self._open.pop(key)
        graph.close()
        stack.close()

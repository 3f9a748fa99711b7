"""A graph folder: the ledger, the projections made from it, and who may touch them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.ledger import Ledger, lock
from kg.ledger.connection import LEDGER_FILE
from kg.scoped import ScopedProjections
from kg.view import Scope
from kg.view.projection import bring_up_to_date

if TYPE_CHECKING:
    from kg.graph.projection import EmbeddedGraph, GraphProjection
    from kg.rdf import RdfProjection

__all__ = ["GraphFolder"]

_WAIT = 1.0  # seconds: long enough for another reader to catch up, short enough to tell


class GraphFolder:
    """`ledger.sqlite`, `rdf/`, `cypher/`, `scopes/`, `texts/` in one folder.

    One process writes at a time; any number may read the ledger and the RDF
    projection meanwhile. The property graph belongs to the process that has it
    open.
    """

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path = path
        if new:
            _claim(path)
        self.ledger = Ledger(path, new=new)
        self.tell: Callable[[str], None] = lambda text: None
        self.warn: Callable[[str], None] = lambda text: None
        self._graph: EmbeddedGraph | None = None
        self._graph_sequence = -1
        self._scoped = ScopedProjections(path / "scopes", self.ledger)

    def close(self) -> None:
        """Let go of everything in the folder."""
        self._close_graph()
        self.ledger.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The folder for this process alone; projections it holds open are closed first."""
        self._close_graph()
        with lock(self.path / "lock", exclusive=True, wait=_WAIT):
            yield

    @contextmanager
    def reading_rdf(self, scope: Scope = Scope()) -> Iterator[RdfProjection]:
        """The RDF projection as the ledger stands now; nobody changes it meanwhile."""
        scope = self._as_it_stands(scope)
        projection = self.rdf()
        if scope.is_default:
            self._refresh(projection)
        with lock(self.path / "lock", exclusive=False, wait=_WAIT):
            if scope.is_default:
                yield projection
            else:
                with self._scoped.reading_rdf(scope, self.tell) as scoped:
                    yield scoped

    def reading_graph(self, scope: Scope = Scope()) -> EmbeddedGraph:
        """The property graph as the ledger stands now; it stays open for the next question."""
        from kg.graph.projection import GraphProjection

        scope = self._as_it_stands(scope)
        if not scope.is_default:
            with lock(self.path / "lock", exclusive=False, wait=_WAIT):
                return self._scoped.reading_graph(scope, self.tell)
        if self._graph is not None and self._graph_sequence != self.ledger.sequence:
            self._close_graph()
        if self._graph is None:
            projection = GraphProjection(self.path / "cypher")
            self._refresh(projection)
            self._graph = projection.open()
            self._graph_sequence = projection.sequence
        return self._graph

    def refresh(self) -> None:
        """Bring both projections up to date; for the end of a load."""
        from kg.graph.projection import GraphProjection

        self._close_graph()
        self._refresh(GraphProjection(self.path / "cypher"), self.rdf())

    def rdf(self) -> RdfProjection:
        """The RDF projection, whatever state it is in."""
        from kg.rdf import RdfProjection

        return RdfProjection(self.path / "rdf")

    def keep_text(self, text: str) -> None:
        """Keep a text beside the graph under the digest of its bytes."""
        data = text.encode()
        digest = sha256(data).hexdigest()
        target = self.text_file(digest)
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_suffix(".new")
            beside.write_bytes(data)
            beside.replace(target)

    def text_file(self, digest: str) -> Path:
        """Where the text of that digest is, if it was kept."""
        return self.path / "texts" / digest[:2] / f"{digest}.txt"

    def text(self, digest: str) -> str | None:
        """A text that was kept, or None; one that was altered on disk is none of ours."""
        path = self.text_file(digest)
        data = path.read_bytes() if path.is_file() else b""
        return data.decode() if sha256(data).hexdigest() == digest else None

    def _as_it_stands(self, scope: Scope) -> Scope:
        """The scope, without the last run where that is what it asks for."""
        now = scope.known_at is not None and scope.known_at == self.ledger.sequence
        return replace(scope, known_at=None) if now else scope

    def _refresh(self, *projections: GraphProjection | RdfProjection) -> None:
        if any(one.sequence != self.ledger.sequence for one in projections):
            from kg.loading.persons import judge_waiting

            with lock(self.path / "lock", exclusive=True, wait=_WAIT):
                self._tell_what_is_outdated(projections)
                judge_waiting(self.ledger)
                bring_up_to_date(projections, self.ledger, Scope(), self.tell)

    def _tell_what_is_outdated(
        self, projections: Iterable[GraphProjection | RdfProjection]
    ) -> None:
        for folder in (one.place.folder for one in projections if one.sequence < 0):
            if (folder / "current").exists():
                self.warn(
                    f"building {folder} anew, once: another version of the program made it, "
                    "or it was lost"
                )

    def _close_graph(self) -> None:
        self._scoped.close()
        if self._graph is not None:
            self._graph.close()
            self._graph = None


def _claim(path: Path) -> None:
    """Make the folder for a new graph; refuse one that holds anything."""
    if (path / LEDGER_FILE).exists():
        raise BadInput("there is a graph here already", where=str(path))
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise BadInput("not an empty folder; choose another with -g", where=str(path))
    path.mkdir(parents=True, exist_ok=True)

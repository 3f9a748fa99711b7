"""The RDF projection in an embedded Oxigraph store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pyoxigraph as ox

from kg.memory import give_back
from kg.rdf.names import KGO, SEQUENCE_GRAPH
from kg.rdf.stale import Stale
from kg.view import View
from kg.view.projection import ProjectionFolder

__all__ = ["RdfProjection", "rdf_of", "triple_lines"]

_SQL = Path(__file__).parent / "sql"
_GRAPH = ox.NamedNode(SEQUENCE_GRAPH)
_SEQUENCE = ox.NamedNode(KGO + "sequence")
_PIECE = 20_000_000  # bytes; the engine takes many times that to sort it
_PARTS = ("nodes", "edges", "statements", "conflicts")


def triple_lines(view: View, target: Path) -> None:
    """Write the view as N-Triples, text made by its engine: four files in `target`."""
    macros = (_SQL / "macros.sql").read_text(encoding="utf-8")
    for statement in macros.split(";\n"):
        if statement.strip():
            view.rows(statement)
    for part in _PARTS:
        sql = (_SQL / f"{part}.sql").read_text(encoding="utf-8")
        view.write(f"SELECT line FROM ({sql}) WHERE line IS NOT NULL", target / f"{part}.nt")


@contextmanager
def rdf_of(view: View) -> Iterator[RdfProjection]:
    """The triples of a view for as long as the block runs."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="dragoman-rdf-") as folder:
        projection = RdfProjection(Path(folder) / "rdf")
        drawn = projection.draw(view)
        view.close()  # both together would need twice the memory
        give_back()
        drawn.fill(Event())
        yield projection


@dataclass(frozen=True, slots=True)
class TriplesOnDisk:
    """The triples of a view in the folder of the store that is made of them."""

    place: ProjectionFolder
    build: Path
    sequence: int

    def fill(self, stop: Event) -> None:
        """Make the store and put it in its place; given up between two pieces after `stop`."""
        store = ox.Store(str(self.build / "store"))
        for part in _PARTS:
            path = self.build / f"{part}.nt"
            for piece in _pieces(path):
                if stop.is_set():
                    return
                store.bulk_load(piece, format=ox.RdfFormat.N_TRIPLES)
            path.unlink()
        store.add(_sequence_quad(self.sequence))
        store.flush()
        store.optimize()
        del store
        self.place.swap(self.build)


class RdfProjection:
    """The graph as RDF triples on disk, read by SPARQL."""

    def __init__(self, folder: Path) -> None:
        self.place = ProjectionFolder(folder)

    @property
    def sequence(self) -> int:
        """The last run that it reflects; -1 where there is none yet."""
        if self.place.current() is None:
            return -1
        for quad in self.read().quads_for_pattern(_GRAPH, _SEQUENCE, None, _GRAPH):
            return int(quad.object.value)  # type: ignore[union-attr]
        return -1

    def read(self) -> ox.Store:
        """The finished store, for reading; others may read it at the same time."""
        build = self.place.current()
        assert build is not None, "bring_up_to_date() comes first"
        return ox.Store.read_only(str(build / "store"))

    def draw(self, view: View) -> TriplesOnDisk:
        """Write down all triples of the view, to make a store of them beside the old one."""
        build = self.place.fresh()
        triple_lines(view, build)
        return TriplesOnDisk(self.place, build, view.sequence)

    def apply(self, view: View) -> None:
        """Take in the view of a neighbourhood, in one transaction."""
        current = self.place.current()
        assert current is not None, "there is nothing to bring up to date"
        self._take_in(current, view)

    def derive(self, base: RdfProjection, view: View) -> None:
        """Make it of a copy of another one and the view of a neighbourhood: where they differ.

        The copy takes no room: the files of a store never change, both refer to them.
        """
        build = self.place.fresh()
        base.read().backup(str(build / "store"))
        self._take_in(build, view)
        self.place.swap(build)

    def _take_in(self, build: Path, view: View) -> None:
        fresh = set(self._fresh_triples(view))
        store = ox.Store(str(build / "store"))
        gone, new = set(), set(fresh)
        for triple in Stale(store, view).collect(fresh):
            if triple in fresh:
                new.discard(triple)
            else:
                gone.add(triple)
        graph = ox.DefaultGraph()
        there = {t for t in new if ox.Quad(t.subject, t.predicate, t.object, graph) in store}
        self._write(store, gone, new - there, view.sequence)
        store.flush()

    def _fresh_triples(self, view: View) -> Iterator[ox.Triple]:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="dragoman-rdf-") as name:
            folder = Path(name)
            triple_lines(view, folder)
            for part in _PARTS:
                for quad in ox.parse(
                    path=str(folder / f"{part}.nt"), format=ox.RdfFormat.N_TRIPLES
                ):
                    yield quad.triple

    def _write(
        self, store: ox.Store, gone: Iterable[ox.Triple], new: Iterable[ox.Triple], sequence: int
    ) -> None:
        out = "".join(f"{triple} .\n" for triple in gone)
        into = "".join(f"{triple} .\n" for triple in new)
        graph, predicate = str(_GRAPH), str(_SEQUENCE)
        store.update(
            f"DELETE WHERE {{ GRAPH {graph} {{ {graph} {predicate} ?n }} }};\n"
            f"DELETE DATA {{ {out} }};\n"
            f"INSERT DATA {{ {into} GRAPH {graph} {{ {graph} {predicate} {sequence} }} }}"
        )


def _pieces(path: Path) -> Iterator[bytes]:
    """A file piece by piece: the engine sorts in memory what it is given at once."""
    with path.open("rb") as file:
        while piece := b"".join(file.readlines(_PIECE)):
            yield piece


def _sequence_quad(sequence: int) -> ox.Quad:
    return ox.Quad(_GRAPH, _SEQUENCE, ox.Literal(sequence), _GRAPH)

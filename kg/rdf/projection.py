"""The RDF projection in an embedded Oxigraph store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pyoxigraph as ox

from kg.memory import give_back
from kg.rdf.names import ENT, INTO, KGO, OUT, SEQUENCE_GRAPH, TOLD
from kg.view import View
from kg.view.projection import ProjectionFolder

__all__ = ["RdfProjection", "rdf_of", "triple_lines"]

_SQL = Path(__file__).parent / "sql"
_GRAPH = ox.NamedNode(SEQUENCE_GRAPH)
_SEQUENCE = ox.NamedNode(KGO + "sequence")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SUBJECT = ox.NamedNode(_RDF + "subject")
_PREDICATE = ox.NamedNode(_RDF + "predicate")
_OBJECT = ox.NamedNode(_RDF + "object")
_PIECE = 20_000_000  # bytes; the engine takes many times that to sort it
_LEADS = (OUT, INTO, TOLD)  # from a thing to the nodes of its edges and statements
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
        assert current is not None and view.neighbourhood is not None
        fresh = set(self._fresh_triples(view))
        store = ox.Store(str(current / "store"))
        stale = _Stale(store, view)
        gone = {t for t in stale.collect(fresh) if t not in fresh}
        known = {
            t
            for t in fresh
            if ox.Quad(t.subject, t.predicate, t.object, ox.DefaultGraph()) in store
        }
        self._write(store, gone, fresh - known, view.sequence)
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


def _ent(uid: str) -> ox.NamedNode:
    return ox.NamedNode(ENT + uid)


def _leads(triple: ox.Triple) -> bool:
    """Whether it leads from a thing to an edge or a statement; it comes and goes with that."""
    return triple.predicate.value.startswith(_LEADS)


class _Stale:
    """What the store holds about things that are being written anew."""

    def __init__(self, store: ox.Store, view: View) -> None:
        assert view.neighbourhood is not None
        self.store = store
        self.reach = view.neighbourhood
        self.relations = {
            ox.NamedNode(KGO + iri): name
            for name, iri in view.rows("SELECT name, iri FROM relation WHERE NOT attribute")
        }
        self.iris = {name: node for node, name in self.relations.items()}
        self._led: dict[tuple[ox.NamedNode, str], frozenset[ox.NamedNode]] = {}

    def collect(self, fresh: set[ox.Triple]) -> Iterator[ox.Triple]:
        for uid in (*self.reach.touched, *self.reach.sources):
            for triple in self._about(_ent(uid)):
                if triple.predicate not in self.relations and not _leads(triple):
                    yield triple
        for statement in self.reach.restated:
            node = _ent(statement)
            yield from self._about(node)
            yield from self._leading_to(node)
            yield from self._about(_ent(f"{statement}-place"))
            for link in ("contradicts", "mayContradict"):
                yield from self._pattern(None, ox.NamedNode(KGO + link), node)
            for told in self._pattern(None, ox.NamedNode(KGO + "between"), node):
                assert isinstance(told.subject, ox.NamedNode)
                yield from self._about(told.subject)
        edges = list(self._edges(fresh))
        yield from edges
        yield from self._years(set(edges) - fresh)

    def _years(self, gone: set[ox.Triple]) -> Iterator[ox.Triple]:
        """A year is there for the agreements signed in it."""
        signed = self.iris["SIGNED_IN"]
        years: set[Any] = {t.object for t in gone if t.predicate == signed}
        for year in years:
            if all(t in gone for t in self._pattern(None, signed, year)):
                yield from self._about(year)

    def _edges(self, fresh: set[ox.Triple]) -> Iterator[ox.Triple]:
        nodes = self._edge_nodes()
        kept_nodes = {t.subject for t in fresh if t.predicate == _SUBJECT}
        for node in nodes:
            about = list(self._about(node))
            yield from about
            yield from self._leading_to(node)
            part: dict[ox.NamedNode, Any] = {t.predicate: t.object for t in about}
            start, kind, end = part[_SUBJECT], part[_PREDICATE], part[_OBJECT]
            others = self._between(start, kind, end) - nodes - kept_nodes
            if not others:
                yield ox.Triple(start, kind, end)
                if any(t.predicate.value == KGO + "connects" for t in about):
                    yield ox.Triple(end, kind, start)

    def _edge_nodes(self) -> set[ox.NamedNode]:
        found: set[ox.NamedNode] = set()
        for start, kind, end in self.reach.edges:
            if kind in self.iris:
                found |= self._between(_ent(start), self.iris[kind], _ent(end))
        for uid in self.reach.whole:
            found |= self._edge_subjects(self._pattern(None, _SUBJECT, _ent(uid)))
            found |= self._edge_subjects(
                self._pattern(None, ox.NamedNode(KGO + "owner"), _ent(uid))
            )
        held = self.iris["HELD_OFFICE"]
        for uid in self.reach.seats:
            for node in self._edge_subjects(self._pattern(None, _OBJECT, _ent(uid))):
                if any(True for _ in self._pattern(node, _PREDICATE, held)):
                    found.add(node)
        return found

    def _between(
        self, start: ox.NamedNode, kind: ox.NamedNode, end: ox.NamedNode
    ) -> set[ox.NamedNode]:
        """The nodes of the edges from one to the other, by what both of them lead to."""
        relation = kind.value.removeprefix(KGO)
        both = self._led_to(start, OUT + relation) & self._led_to(end, INTO + relation)
        return {node for node in both if self._has(node, _SUBJECT, start)}

    def _led_to(self, thing: ox.NamedNode, lead: str) -> frozenset[ox.NamedNode]:
        """What a thing leads to, read once: a state has tens of thousands of edges."""
        found = self._led.get((thing, lead))
        if found is None:
            rows = self._pattern(thing, ox.NamedNode(lead), None)
            found = frozenset(t.object for t in rows if isinstance(t.object, ox.NamedNode))
            self._led[thing, lead] = found
        return found

    def _has(self, subject: ox.NamedNode, predicate: ox.NamedNode, target: ox.NamedNode) -> bool:
        return ox.Quad(subject, predicate, target, ox.DefaultGraph()) in self.store

    def _edge_subjects(self, triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
        return {
            t.subject
            for t in triples
            if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(ENT + "e-")
        }

    def _leading_to(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        return (triple for triple in self._pattern(None, None, node) if _leads(triple))

    def _about(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        return self._pattern(node, None, None)

    def _pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        target: ox.NamedNode | None,
    ) -> Iterator[ox.Triple]:
        for quad in self.store.quads_for_pattern(subject, predicate, target, ox.DefaultGraph()):
            yield quad.triple

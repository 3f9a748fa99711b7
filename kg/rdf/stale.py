"""What a store holds about things that are being written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.rdf.names import ENT, INTO, KGO, OUT, TOLD
from kg.view import View

__all__ = ["Stale"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SUBJECT = ox.NamedNode(_RDF + "subject")
_PREDICATE = ox.NamedNode(_RDF + "predicate")
_OBJECT = ox.NamedNode(_RDF + "object")
_LEADS = (OUT, INTO, TOLD)  # from a thing to the nodes of its edges and statements


class Stale:
    """The triples of a store that may fall: all that it says of what a neighbourhood reaches."""

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
        self._joining: dict[
            tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode], frozenset[ox.NamedNode]
        ] = {}

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
    ) -> frozenset[ox.NamedNode]:
        """The nodes of the edges from one to the other, by what both of them lead to."""
        relation = kind.value.removeprefix(KGO)
        found = self._joining.get((start, kind, end))
        if found is None:
            both = self._led_to(start, OUT + relation) & self._led_to(end, INTO + relation)
            found = frozenset(node for node in both if self._has(node, _SUBJECT, start))
            self._joining[start, kind, end] = found
        return found

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


def _ent(uid: str) -> ox.NamedNode:
    return ox.NamedNode(ENT + uid)


def _leads(triple: ox.Triple) -> bool:
    """Whether it leads from a thing to an edge or a statement; it comes and goes with that."""
    return triple.predicate.value.startswith(_LEADS)

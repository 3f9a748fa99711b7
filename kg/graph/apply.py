"""Bringing an embedded graph up to date: where a change reaches, what differs is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from kg.graph.arcade_engine import ArcadeDatabase
from kg.graph.reached import Held, by_label, held_relationships, label_of
from kg.graph.rows import Node, Relationship
from kg.graph.shape import nodes, relationships
from kg.schema import load_schema
from kg.view import Neighbourhood, View

__all__ = ["replace_reached"]

Group = tuple[str, str, str]
Item = TypeVar("Item")


def replace_reached(database: ArcadeDatabase, view: View, reach: Neighbourhood) -> None:
    """Make the graph hold the view of a neighbourhood where it held something else.

    What stays the same is not written: taking a statement off a source that has
    a hundred thousand means looking through all of them.
    """
    _Apply(database, view, reach).run()


class _Apply:
    def __init__(self, database: ArcadeDatabase, view: View, reach: Neighbourhood) -> None:
        self.database = database
        self.view = view
        self.reach = reach

    def run(self) -> None:
        kept: set[str] = set()
        for some in nodes(self.view):
            self._merge(some)
            kept |= {node.uid for node in some}
        # After the nodes: a node that takes another marker is made anew by the engine.
        held = held_relationships(self.database, self.reach)
        for links in relationships(self.view):
            self._connect(links, held)
        self._disconnect(held)
        self._drop_nodes(kept)
        self._drop_empty_years()

    def _merge(self, some: list[Node]) -> None:
        schema = load_schema()
        for (label, markers), group in _grouped(some, lambda n: (n.label, n.markers)).items():
            rows = self._differing(label, group)
            self.database.write(
                f"UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) SET n = row.p", rows
            )
            possible = {m.name for m in schema.markers.values() if m.node_type == label}
            everyone = [{"uid": node.uid} for node in group]
            for marker in sorted(possible):
                verb = "SET" if marker in markers else "REMOVE"
                there = "NOT " if marker in markers else ""
                self.database.write(
                    f"UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) "
                    f"WHERE {there}n:{marker} {verb} n:{marker}",
                    everyone,
                )

    def _differing(self, label: str, group: list[Node]) -> list[dict[str, Any]]:
        _, found = self.database.query(
            f"UNWIND $uids AS uid MATCH (n:{label} {{uid: uid}}) RETURN uid, properties(n)",
            {"uids": [node.uid for node in group]},
        )
        held = dict(found)
        return [
            {"uid": node.uid, "p": dict(node.properties)}
            for node in group
            if not _same(held.get(node.uid), node.properties)
        ]

    def _connect(self, some: list[Relationship], held: dict[str, Held]) -> None:
        """Write what is new or says something else; what is told is taken off `held`."""
        fresh: list[Relationship] = []
        other: list[Relationship] = []
        for edge in some:
            there = held.get(edge.uid)
            if there is None or (there.type, there.start, there.end) != _place(edge):
                fresh.append(edge)
                continue
            del held[edge.uid]
            if not _same(there.properties, edge.properties):
                other.append(edge)
        # What stands elsewhere under the same uid goes first: a uid names one relationship.
        self._disconnect({e.uid: held.pop(e.uid) for e in fresh if e.uid in held})
        for (start, kind, end), group in _grouped(fresh, _kinds).items():
            self.database.write(
                f"UNWIND $rows AS row MATCH (a:{start} {{uid: row.s}}), (b:{end} {{uid: row.o}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.p",
                [_row(edge.uid, edge.start, edge.end, edge.properties) for edge in group],
            )
        for (start, kind, end), group in _grouped(other, _kinds).items():
            self.database.write(
                f"UNWIND $rows AS row MATCH {_pattern(start, kind, end)} "
                "WHERE r.uid = row.uid SET r = row.p",
                [_row(edge.uid, edge.start, edge.end, edge.properties) for edge in group],
            )

    def _disconnect(self, gone: Mapping[str, Held]) -> None:
        groups: dict[Group, list[dict[str, Any]]] = defaultdict(list)
        for uid, edge in gone.items():
            ends = _end_label(edge.start), edge.type, _end_label(edge.end)
            groups[ends].append(_row(uid, edge.start, edge.end))
        for (start, kind, end), rows in groups.items():
            self.database.write(
                f"UNWIND $rows AS row MATCH {_pattern(start, kind, end)} "
                "WHERE r.uid = row.uid DELETE r",
                rows,
            )

    def _drop_nodes(self, kept: set[str]) -> None:
        # Sources first: they have the most relationships, and take them along at once.
        self._drop("Source", self.reach.sources - kept)
        self._drop("Statement", self.reach.restated - kept)
        for label, uids in by_label(self.reach.touched - kept).items():
            self._drop(label, uids)

    def _drop(self, label: str, uids: Iterable[str]) -> None:
        self.database.write(
            f"UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) DETACH DELETE n",
            [{"uid": uid} for uid in uids],
        )

    def _drop_empty_years(self) -> None:
        """A year is there for the agreements signed in it."""
        self.database.write(
            "UNWIND $rows AS row MATCH (y:Year) WHERE NOT (y)<-[:SIGNED_IN]-() DELETE y", [{}]
        )


def _grouped(items: Iterable[Item], key: Any) -> dict[Any, list[Item]]:
    groups: dict[Any, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _kinds(edge: Relationship) -> Group:
    return edge.start_label, edge.type, edge.end_label


def _place(edge: Relationship) -> Group:
    return edge.type, edge.start, edge.end


def _pattern(start: str, kind: str, end: str) -> str:
    return f"(a:{start} {{uid: row.s}})-[r:{kind}]->(b:{end} {{uid: row.o}})"


def _end_label(uid: str) -> str:
    """Statements begin with `st-`, sources with what they are called: neither is in the ids."""
    return label_of(uid) or ("Statement" if uid.startswith("st-") else "Source")


def _row(uid: str, start: str, end: str, properties: Any = None) -> dict[str, Any]:
    row: dict[str, Any] = {"uid": uid, "s": start, "o": end}
    return row if properties is None else row | {"p": dict(properties)}


def _same(held: Mapping[str, Any] | None, wanted: Mapping[str, Any]) -> bool:
    return held is not None and dict(held) == dict(wanted)

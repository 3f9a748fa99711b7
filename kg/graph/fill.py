"""Filling an empty embedded graph from the whole view, in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from threading import Event
from typing import Any

from kg.graph.arcade_engine import ArcadeDatabase, Bulk
from kg.graph.rows import CORE_LABELS, Node, Relationship
from kg.graph.shape import CONFLICTS, nodes, relationships
from kg.schema import load_schema
from kg.view import View
from kg.view.spool import Batches

__all__ = ["Combination", "combinations", "declare_types", "fill"]

Combination = tuple[str, tuple[str, ...]]


def combinations(view: View) -> list[Combination]:
    """The label of nodes with their markers, each combination that the view has."""
    rows = view.rows("SELECT DISTINCT label, markers FROM out_node ORDER BY ALL")
    return [(label, tuple(markers)) for label, markers in rows]


def fill(database: ArcadeDatabase, rows: Batches, stop: Event) -> None:
    """Put all nodes and relationships of the view into a database that has none.

    After `stop` it ends at the next batch.
    """
    _Fill(database, rows).run(stop)


def type_name(label: str, markers: Iterable[str]) -> str:
    """The engine keeps a combination of labels as a type of its own, named in this way."""
    return "~".join(sorted({label, *markers}))


def declare_types(database: ArcadeDatabase, labels: Iterable[Combination]) -> None:
    """Make sure of the types and indexes for nodes with these labels, and of all relations."""
    schema = load_schema()
    for label in (*CORE_LABELS, *schema.markers):
        database.sql(f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    for label in CORE_LABELS:
        database.sql(f"CREATE PROPERTY `{label}`.uid IF NOT EXISTS STRING")
        database.sql(f"CREATE INDEX IF NOT EXISTS ON `{label}` (uid) NOTUNIQUE")
    for label, markers in labels:
        if markers:
            parts = sorted({label, *markers})
            above = ", ".join(f"`{part}`" for part in parts)
            name = type_name(label, markers)
            database.sql(f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS EXTENDS {above}")
    kinds = [name for name, rule in schema.relations.items() if not rule.attribute]
    links = ("SUBJECT", "OBJECT", "FROM_SOURCE", "ATTRIBUTED_TO", *CONFLICTS)
    for kind in (*kinds, *links):
        database.sql(f"CREATE EDGE TYPE `{kind}` IF NOT EXISTS")


class _Fill:
    """Filling an empty database with everything."""

    def __init__(self, database: ArcadeDatabase, rows: Batches) -> None:
        self.database = database
        self.rows = rows
        self.ids: dict[str, str] = {}

    def run(self, stop: Event) -> None:
        with self.database.bulk() as batch:
            for some in nodes(self.rows):
                if stop.is_set():
                    return
                self._nodes(batch, some)
            for links in relationships(self.rows):
                if stop.is_set():
                    return
                self._edges(batch, links)

    def _nodes(self, batch: Bulk, some: list[Node]) -> None:
        groups: dict[str, list[Node]] = defaultdict(list)
        for node in some:
            groups[type_name(node.label, node.markers)].append(node)
        for name, group in groups.items():
            found = batch.vertices(name, [node.properties for node in group])
            self.ids.update(zip((node.uid for node in group), found, strict=True))

    def _edges(self, batch: Bulk, some: list[Relationship]) -> None:
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for edge in some:
            ends = {"_src": self.ids[edge.start], "_dst": self.ids[edge.end]}
            groups[edge.type].append({**edge.properties, **ends})
        for kind, group in groups.items():
            batch.edges(kind, group)

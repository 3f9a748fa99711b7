"""The property-graph projection in the embedded engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.graph.arcade_engine import ArcadeDatabase, Bulk
from kg.graph.engine import refuse_outside
from kg.graph.rows import CORE_LABELS, Node, Relationship
from kg.graph.shape import nodes, relationships
from kg.model.rows import Rows
from kg.schema import load_schema
from kg.view import Neighbourhood, View
from kg.view.projection import ProjectionFolder

__all__ = ["EmbeddedGraph", "GraphProjection"]

_STATE = "sequence"


class EmbeddedGraph:
    """The embedded graph behind the one door for Cypher."""

    def __init__(self, database: ArcadeDatabase) -> None:
        self._database = database

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The answer to one read-only query; BadQuery for any other."""
        refuse_outside(text)
        names, rows = self._database.query(text, dict(parameters))
        return Rows(tuple(names), [tuple(row) for row in rows])

    def close(self) -> None:
        """Let go of the engine; closing twice is harmless."""
        self._database.close()


class GraphProjection:
    """The graph as nodes and relationships on disk, read by Cypher.

    The number of the last run that it reflects is a file beside a fresh build,
    and a bookkeeping node inside once changes were applied in place.
    """

    def __init__(self, folder: Path) -> None:
        self.place = ProjectionFolder(folder)

    @property
    def sequence(self) -> int:
        """The last run that it reflects; -1 where there is none yet."""
        build = self.place.current()
        if build is None:
            return -1
        return int((build / _STATE).read_text(encoding="utf-8"))

    def open(self) -> EmbeddedGraph:
        """The finished graph, for reading; no other process may have it open meanwhile."""
        build = self.place.current()
        assert build is not None, "bring_up_to_date() comes first"
        return EmbeddedGraph(ArcadeDatabase(build / "db"))

    def build(self, view: View) -> None:
        """Make the graph anew, beside the old one, and put it in its place."""
        build = self.place.fresh()
        database = ArcadeDatabase(build / "db", new=True)
        try:
            _Build(database, view).run()
        finally:
            database.close()
        (build / _STATE).write_text(str(view.sequence), encoding="utf-8")
        self.place.swap(build)

    def apply(self, view: View) -> None:
        """Take in the view of a neighbourhood, in one transaction.

        A crash after it and before the number is noted makes it be applied
        again, which changes nothing.
        """
        build = self.place.current()
        assert build is not None and view.neighbourhood is not None
        database = ArcadeDatabase(build / "db")
        try:
            _declare(database, view)
            with database.transaction():
                _Apply(database, view, view.neighbourhood).run()
        finally:
            database.close()
        beside = build / f"{_STATE}.new"
        beside.write_text(str(view.sequence), encoding="utf-8")
        beside.replace(build / _STATE)


def _type_name(label: str, markers: Iterable[str]) -> str:
    """The engine keeps a combination of labels as a type of its own, named in this way."""
    return "~".join(sorted({label, *markers}))


def _declare(database: ArcadeDatabase, view: View) -> None:
    """Make sure of the types and indexes for everything in the view."""
    schema = load_schema()
    for label in (*CORE_LABELS, *schema.markers):
        database.sql(f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    for label in CORE_LABELS:
        database.sql(f"CREATE PROPERTY `{label}`.uid IF NOT EXISTS STRING")
        database.sql(f"CREATE INDEX IF NOT EXISTS ON `{label}` (uid) NOTUNIQUE")
    for label, markers in view.rows("SELECT DISTINCT label, markers FROM out_node ORDER BY ALL"):
        if markers:
            parts = sorted({label, *markers})
            above = ", ".join(f"`{part}`" for part in parts)
            name = _type_name(label, markers)
            database.sql(f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS EXTENDS {above}")
    kinds = [name for name, rule in schema.relations.items() if not rule.attribute]
    links = ("SUBJECT", "OBJECT", "FROM_SOURCE", "ATTRIBUTED_TO", "CONTRADICTS")
    for kind in (*kinds, *links):
        database.sql(f"CREATE EDGE TYPE `{kind}` IF NOT EXISTS")


class _Build:
    """Filling an empty database with everything."""

    def __init__(self, database: ArcadeDatabase, view: View) -> None:
        self.database = database
        self.view = view
        self.ids: dict[str, str] = {}

    def run(self) -> None:
        _declare(self.database, self.view)
        ((edges,),) = self.view.rows(
            "SELECT (SELECT count(*) FROM out_edge) + 4 * (SELECT count(*) FROM out_statement)"
        )
        with self.database.bulk(edges) as batch:
            for some in nodes(self.view):
                self._nodes(batch, some)
            for links in relationships(self.view):
                self._edges(batch, links)

    def _nodes(self, batch: Bulk, some: list[Node]) -> None:
        groups: dict[str, list[Node]] = defaultdict(list)
        for node in some:
            groups[_type_name(node.label, node.markers)].append(node)
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


class _Apply:
    """Replacing what a change reached."""

    def __init__(self, database: ArcadeDatabase, view: View, reach: Neighbourhood) -> None:
        self.database = database
        self.view = view
        self.reach = reach
        self.labels = {name.lower(): name for name in CORE_LABELS}

    def run(self) -> None:
        self._drop_edges()
        self._drop_statements()
        kept = set()
        for some in nodes(self.view):
            self._merge(some)
            kept |= {node.uid for node in some}
        self._drop_nodes(kept)
        for links in relationships(self.view):
            self._connect(links)
        self._drop_empty_years()

    def _by_label(self, uids: Iterable[str]) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for uid in uids:
            label = self.labels.get(uid.partition("-")[0])
            if label is not None:
                groups[label].append(uid)
        return groups

    def _drop_edges(self) -> None:
        write = self.database.write
        slots: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for start, kind, end in self.reach.edges:
            groups = [*self._by_label([start])], [*self._by_label([end])]
            if all(groups):
                slots[(groups[0][0], kind, groups[1][0])].append({"s": start, "o": end})
        for (start, kind, end), rows in slots.items():
            write(
                f"UNWIND $rows AS row MATCH (a:{start} {{uid: row.s}})-[r:{kind}]->"
                f"(b:{end} {{uid: row.o}}) DELETE r",
                rows,
            )
        for label, uids in self._by_label(self.reach.whole).items():
            rows = [{"uid": uid} for uid in uids]
            write(f"UNWIND $rows AS row MATCH (a:{label} {{uid: row.uid}})-[r]->() DELETE r", rows)
            if label == "Agreement":
                write(
                    "UNWIND $rows AS row MATCH (:Agreement {uid: row.uid})<-[r:PARTY_TO]-() "
                    "DELETE r",
                    rows,
                )
            else:
                self._drop_meetings(uids)
        write(
            "UNWIND $rows AS row MATCH (:Office {uid: row.uid})<-[r:HELD_OFFICE]-() DELETE r",
            [{"uid": uid} for uid in self.reach.seats],
        )

    def _drop_meetings(self, events: list[str]) -> None:
        """MET_WITH hangs between persons: it is found through those who took part."""
        _, rows = self.database.query(
            "UNWIND $uids AS uid MATCH (:Event {uid: uid})<-[:PARTICIPATED_IN]-(p:Person) "
            "RETURN DISTINCT uid, p.uid AS person",
            {"uids": events},
        )
        found = [{"uid": row[0], "person": row[1]} for row in rows]
        touched = [
            {"uid": event, "person": uid}
            for event in events
            for uid in self.reach.touched
            if uid.startswith("person-")
        ]
        self.database.write(
            "UNWIND $rows AS row MATCH (:Person {uid: row.person})-[r:MET_WITH]-() "
            "WHERE r.event = row.uid DELETE r",
            found + [row for row in touched if row not in found],
        )

    def _drop_statements(self) -> None:
        self.database.write(
            "UNWIND $rows AS row MATCH (n:Statement {uid: row.uid}) DETACH DELETE n",
            [{"uid": uid} for uid in self.reach.restated],
        )

    def _drop_nodes(self, kept: set[str]) -> None:
        gone = [uid for uid in self.reach.touched if uid not in kept]
        for label, uids in self._by_label(gone).items():
            self.database.write(
                f"UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) DETACH DELETE n",
                [{"uid": uid} for uid in uids],
            )
        self.database.write(
            "UNWIND $rows AS row MATCH (n:Source {uid: row.uid}) DETACH DELETE n",
            [{"uid": uid} for uid in self.reach.sources if uid not in kept],
        )

    def _drop_empty_years(self) -> None:
        """A year is there for the agreements signed in it."""
        self.database.write(
            "UNWIND $rows AS row MATCH (y:Year) WHERE NOT (y)<-[:SIGNED_IN]-() DELETE y", [{}]
        )

    def _merge(self, some: list[Node]) -> None:
        schema = load_schema()
        groups: dict[tuple[str, tuple[str, ...]], list[Node]] = defaultdict(list)
        for node in some:
            groups[(node.label, node.markers)].append(node)
        for (label, markers), group in groups.items():
            rows = [{"uid": node.uid, "p": dict(node.properties)} for node in group]
            self.database.write(
                f"UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) SET n = row.p", rows
            )
            possible = {m.name for m in schema.markers.values() if m.node_type == label}
            for marker in sorted(possible):
                verb = "SET" if marker in markers else "REMOVE"
                there = "NOT " if marker in markers else ""
                self.database.write(
                    f"UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) "
                    f"WHERE {there}n:{marker} {verb} n:{marker}",
                    rows,
                )

    def _connect(self, some: list[Relationship]) -> None:
        groups: dict[tuple[str, str, str], list[Relationship]] = defaultdict(list)
        for edge in some:
            groups[(edge.start_label, edge.type, edge.end_label)].append(edge)
        for (start, kind, end), group in groups.items():
            self.database.write(
                f"UNWIND $rows AS row MATCH (a:{start} {{uid: row.s}}), (b:{end} {{uid: row.o}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.p",
                [{"s": edge.start, "o": edge.end, "p": dict(edge.properties)} for edge in group],
            )

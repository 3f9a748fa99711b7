"""Bringing an embedded graph up to date: what a change reached is replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph.arcade_engine import ArcadeDatabase
from kg.graph.rows import CORE_LABELS, Node, Relationship
from kg.graph.shape import nodes, relationships
from kg.schema import load_schema
from kg.view import Neighbourhood, View

__all__ = ["replace_reached"]


def replace_reached(database: ArcadeDatabase, view: View, reach: Neighbourhood) -> None:
    """Write the view of a neighbourhood in place of what the graph held there."""
    _Apply(database, view, reach).run()


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
        # Before the edges of those who took part, through whom the meetings are found.
        self._drop_meetings([uid for uid in self.reach.whole if uid.startswith("event-")])
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

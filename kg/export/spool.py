"""Nodes and relationships on their way into a file: kept on disk, handed out in a fixed order."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator
from typing import Any

from kg.errors import Corrupt
from kg.export.text import printable
from kg.graph.rows import Node, Properties, Relationship

__all__ = ["Spool"]

TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE node (uid TEXT PRIMARY KEY, label TEXT, row TEXT) WITHOUT ROWID;
CREATE TABLE edge (uid TEXT PRIMARY KEY, type TEXT, start TEXT, start_label TEXT,
                   stop TEXT, stop_label TEXT, row TEXT) WITHOUT ROWID;
BEGIN;
"""
JOINED = """
FROM edge WHERE start IN (SELECT uid FROM node) AND stop IN (SELECT uid FROM node)
"""
LOOSE = """
FROM edge WHERE start NOT IN (SELECT uid FROM node) OR stop NOT IN (SELECT uid FROM node)
"""
ORDERS = {
    "kind": "start, type, stop, uid",
    "pair": "min(start, stop), max(start, stop), type, start, uid",
}


class Spool:
    """SQLite's own temporary file, gone when closed: files come out sorted however they are fed.

    Every format needs that: the names and types of all properties stand before the
    first node, and the size of a node depends on its edges.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(TABLES)

    def close(self) -> None:
        self._db.close()

    def add_node(self, node: Node) -> None:
        row = json.dumps([list(node.markers), plain(node.properties)], ensure_ascii=True)
        self._insert("node", (printable(node.uid), node.label, printable(row)))

    def add_relationship(self, edge: Relationship) -> None:
        row = json.dumps(plain(edge.properties))
        ends = (edge.start, edge.start_label, edge.end, edge.end_label)
        self._insert("edge", tuple(map(printable, (edge.uid, edge.type, *ends, row))))

    def _insert(self, table: str, values: tuple[str, ...]) -> None:
        marks = ", ".join("?" * len(values))
        try:
            self._db.execute(f"INSERT INTO {table} VALUES ({marks})", values)
        except sqlite3.IntegrityError as error:
            raise Corrupt(
                f"the {table} {values[0]!r} is in the graph twice; "
                "delete the projections and build them anew"
            ) from error

    def settle(self) -> None:
        """Nothing is added after this; call it once."""
        self._db.execute("COMMIT")

    def node_count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM node").fetchone()[0])

    def nodes(self) -> Iterator[Node]:
        """All nodes by uid."""
        for uid, label, row in self._db.execute("SELECT * FROM node ORDER BY uid"):
            markers, properties = json.loads(row)
            yield Node(uid, label, tuple(markers), properties)

    def relationships(self, order: str = "kind") -> Iterator[Relationship]:
        """All relationships whose ends are there, by start, type and end, or by the pair."""
        columns = "SELECT uid, type, start, start_label, stop, stop_label, row"
        found = self._db.execute(f"{columns} {JOINED} ORDER BY {ORDERS[order]}")
        for uid, type, start, start_label, end, end_label, row in found:
            yield Relationship(uid, type, start, start_label, end, end_label, json.loads(row))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The two ends of each relationship, in the same order each time."""
        yield from self._db.execute(f"SELECT start, stop {JOINED} ORDER BY start, stop")

    def name(self, uid: str) -> str:
        """What people call the node."""
        row = self._db.execute("SELECT row FROM node WHERE uid = ?", (uid,)).fetchone()
        return str(json.loads(row[0])[1].get("name", uid))

    def loose(self) -> tuple[int, str]:
        """How many relationships lack an end, and one of them."""
        count, first = self._db.execute(f"SELECT count(*), min(uid) {LOOSE}").fetchone()
        return int(count), first or ""


def plain(properties: Properties) -> dict[str, Any]:
    """The properties without what no format can hold: None, NaN, infinity, control characters."""
    kept = {printable(key): _value(value) for key, value in properties.items()}
    return {key: value for key, value in sorted(kept.items()) if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, bool | int | None):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [printable(str(item)) for item in items if item is not None]
    return printable(str(value))

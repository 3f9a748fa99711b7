"""CSV tables of nodes and edges for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.columns import as_text
from kg.export.exporter import Exporter
from kg.graph.rows import Node, Relationship

__all__ = ["Tables"]

NODE_FIRST = ("uid", "label", "markers", "name")
EDGE_FIRST = (
    *("uid", "type", "from", "from_label", "from_name", "to", "to_label", "to_name"),
    *("time", "start", "end", "begin_latest", "end_earliest"),
    *("statements", "sources", "from_sources", "basis", "said_by", "contested", "derived"),
)


class Tables(Exporter):
    """A folder with nodes.csv and edges.csv; the edges alone when the target ends with .csv."""

    name = "csv"
    suffixes = (".csv",)

    @classmethod
    def is_folder(cls, target: Path) -> bool:
        return target.suffix.lower() != ".csv"

    def shows_evidence(self) -> bool:
        return self.is_folder(self.target)

    def writes_nodes(self) -> bool:
        return self.is_folder(self.target)

    def write(self) -> None:
        if not self.is_folder(self.target):
            self._write_edges(self.target)
            return
        self.target.mkdir()
        self._write_edges(self.target / "edges.csv")
        header = _header(NODE_FIRST, map(_node_row, self.spool.nodes()))
        rows = map(_node_row, self.spool.nodes())
        self.nodes_written = _write(self.target / "nodes.csv", header, rows)

    def _write_edges(self, path: Path) -> None:
        header = _header(EDGE_FIRST, map(_edge_row, self.spool.relationships()))
        self.edges_written = _write(path, header, self._edge_rows())

    def _edge_rows(self) -> Iterator[dict[str, Any]]:
        for edge in self.spool.relationships():
            names = {"from_name": self.spool.name(edge.start), "to_name": self.spool.name(edge.end)}
            yield _edge_row(edge) | names

    def losses(self) -> tuple[str, ...]:
        own = ["CSV has no lists: their items are joined with ;"]
        if not self.is_folder(self.target):
            own.append("only the edges are written; give a folder to get the nodes too")
        return (*super().losses(), *own)


def _node_row(node: Node) -> dict[str, Any]:
    own = {"uid": node.uid, "label": node.label, "markers": list(node.markers)}
    return _beside(own, node.properties)


def _edge_row(edge: Relationship) -> dict[str, Any]:
    start = {"from": edge.start, "from_label": edge.start_label}
    end = {"to": edge.end, "to_label": edge.end_label}
    return _beside({"uid": edge.uid, "type": edge.type, **start, **end}, edge.properties)


def _beside(own: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, Any]:
    """Our columns, and the properties; one that shares a name with a column keeps it apart."""
    taken = own.keys() - {"uid"}
    renamed = {f"property_{k}" if k in taken else k: v for k, v in properties.items()}
    return {**renamed, **own}


def _header(first: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    found = {name for row in rows for name in row}
    return [*first, *sorted(found - set(first))]


def _write(path: Path, header: list[str], rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(header)
        for row in rows:
            count += 1
            table.writerow([as_text(row[name]) if name in row else "" for name in header])
    return count

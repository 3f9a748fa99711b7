"""GraphML for yEd, igraph, networkx and Cytoscape: typed scalars, one edge a relationship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.columns import Columns, as_text, columns_of
from kg.export.exporter import Exporter
from kg.export.gather import UNSAID
from kg.export.text import attribute, content, words
from kg.graph.rows import Node, Relationship

__all__ = ["GraphML"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
TYPES = {"integer": "int", "text": "string", "list": "string"}


class GraphML(Exporter):
    """A directed multigraph with a declared type for each property."""

    name = "graphml"
    suffixes = (".graphml",)

    def write(self) -> None:
        node_keys = columns_of(map(node_data, self.spool.nodes()))
        edge_keys = columns_of(map(edge_data, self.spool.relationships()))
        with self.target.open("w", encoding="utf-8", newline="\n") as out:
            out.write(HEAD)
            out.writelines(keys("node", node_keys))
            out.writelines(keys("edge", edge_keys))
            out.write('<graph id="dragoman" edgedefault="directed">\n')
            for node in self.spool.nodes():
                self.nodes_written += 1
                out.write(f"<node id={attribute(node.uid)}>\n")
                out.writelines(data("n", node_data(node), node_keys))
                out.write("</node>\n")
            for edge in self.spool.relationships():
                self.edges_written += 1
                ends = f"source={attribute(edge.start)} target={attribute(edge.end)}"
                out.write(f"<edge id={attribute(edge.uid)} {ends}>\n")
                out.writelines(data("e", edge_data(edge), edge_keys))
                out.write("</edge>\n")
            out.write("</graph>\n</graphml>\n")

    def losses(self) -> tuple[str, ...]:
        return (*super().losses(), "GraphML has no lists: their items are joined with ;")


def node_data(node: Node) -> dict[str, Any]:
    """The properties of a node with what drawing programs look for: label and node_type."""
    own = {name: value for name, value in node.properties.items() if name != "uid"}
    own |= {"label": node.properties.get("name", node.uid), "node_type": node.label}
    return own | ({"markers": list(node.markers)} if node.markers else {})


def edge_data(edge: Relationship) -> dict[str, Any]:
    """The properties of an edge with its predicate, a label for people and a weight."""
    own = {**UNSAID, **edge.properties}
    own.pop("uid", None)
    statements = own.get("statements")
    weight = len(statements) if isinstance(statements, list) else 1
    drawn = {"predicate": edge.type, "label": words(edge.type), "weight": float(max(1, weight))}
    return own | drawn


def keys(kind: str, columns: Columns) -> Iterator[str]:
    """The declarations; the ids are numbered because a name may hold anything."""
    for number, (name, type) in enumerate(columns.items()):
        title, declared = attribute(name), TYPES.get(type, type)
        yield (
            f'<key id="{kind[0]}{number}" for="{kind}" attr.name={title} attr.type="{declared}"/>\n'
        )


def data(prefix: str, row: Mapping[str, Any], columns: Columns) -> Iterator[str]:
    """The values of one node or edge; a missing one is left out."""
    for number, name in enumerate(columns):
        if name in row:
            yield f'<data key="{prefix}{number}">{content(as_text(row[name]))}</data>\n'

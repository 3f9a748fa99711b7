"""GEXF 1.3 for Gephi and Gephi Lite: a graph in time, in colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TextIO

from kg.export.columns import Columns, as_list, as_text, columns_of
from kg.export.exporter import EDGES, Exporter
from kg.export.gather import Edge, gathered
from kg.export.layout import Place, colour, places, size
from kg.export.spells import Spell, spell_of, years
from kg.export.text import attribute
from kg.graph.rows import Node

__all__ = ["Gexf"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>Dragoman</creator></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="{type}">
"""
TYPES = {"list": "liststring", "text": "string"}

# Names that the readers keep for themselves; such a property is written as node_kind, edge_kind.
RESERVED = {
    *("id", "label", "kind", "weight", "source", "target", "type", "pid", "parents"),
    *("start", "end", "timeset", "interval", "timestamp", "spells"),
    *("viz", "color", "size", "x", "y", "z", "shape", "thickness"),
}


class Gexf(Exporter):
    """GEXF 1.3 as graphology and Gephi read it, and as the specification has it."""

    name = "gexf"
    suffixes = (".gexf",)
    edge_choices = EDGES

    def write(self) -> None:
        node_columns = columns_of(map(node_attributes, self.spool.nodes()))
        edge_columns = columns_of(edge.attributes for edge in self._edges())
        degrees = Counter(end for pair in self.spool.pairs() for end in pair)
        stands = places([node.uid for node in self.spool.nodes()], self.spool.pairs())
        with self.target.open("w", encoding="utf-8", newline="\n") as out:
            out.write(HEAD.format(type="undirected" if self.edges == "pair" else "directed"))
            out.writelines(declaration("node", node_columns))
            out.writelines(declaration("edge", edge_columns))
            out.write("<nodes>\n")
            for node in self.spool.nodes():
                self.nodes_written += 1
                write_node(out, node, node_columns, degrees[node.uid], stands[node.uid])
            out.write("</nodes>\n<edges>\n")
            for edge in self._edges():
                self.edges_written += 1
                write_edge(out, edge, edge_columns)
            out.write("</edges>\n</graph>\n</gexf>\n")

    def _edges(self) -> Iterator[Edge]:
        order = "pair" if self.edges == "pair" else "kind"
        return gathered(self.spool.relationships(order), self.edges)

    def losses(self) -> tuple[str, ...]:
        own = [
            "an unknown end of a period looks like an open one; the attribute `time` tells them "
            "apart",
        ]
        if self.edges == "statement":
            own.append(
                "dates, speakers and sources of an edge are those of its whole relationship; "
                "Gephi joins edges of one kind between the same nodes unless told otherwise"
            )
        else:
            own.append(
                "an edge joins all periods and qualifiers of its relationships; `sources` is the "
                "highest number of any of them; --edges statement keeps them apart"
            )
        if self.edges == "pair":
            own.append("edges have no direction and no kind; the attribute `kinds` lists them")
        else:
            own.append("relations that hold both ways are written once, as directed edges")
        return (*super().losses(), *own)


def node_attributes(node: Node) -> dict[str, Any]:
    """The columns of a node, the years in which it was there among them."""
    spell = spell_of(node.properties)
    own = {name: value for name, value in node.properties.items() if name != "uid"}
    own |= {"node_type": node.label, **years([spell] if spell else [])}
    return own | ({"markers": list(node.markers)} if node.markers else {})


def declaration(kind: str, columns: Columns) -> Iterator[str]:
    """The one block of columns of nodes or edges."""
    yield f'<attributes class="{kind}">\n'
    for name, type in columns.items():
        title = column(kind, name)
        yield f'<attribute id={title} title={title} type="{TYPES.get(type, type)}"/>\n'
    yield "</attributes>\n"


def write_node(out: TextIO, node: Node, columns: Columns, degree: int, place: Place) -> None:
    spell = spell_of(node.properties)
    label = attribute(str(node.properties.get("name", node.uid)))
    out.write(f"<node id={attribute(node.uid)} label={label}>\n")
    out.writelines(values("node", node_attributes(node), columns))
    out.writelines(spells([spell] if spell else []))
    red, green, blue = colour(node.label)
    out.write(f'<viz:color r="{red}" g="{green}" b="{blue}"/>')
    out.write(f'<viz:size value="{size(degree)}"/>')
    out.write(f'<viz:position x="{place[0]}" y="{place[1]}" z="0.0"/>\n</node>\n')


def write_edge(out: TextIO, edge: Edge, columns: Columns) -> None:
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    kind = "" if edge.kind is None else f" kind={attribute(edge.kind)}"
    label = attribute(edge.label)
    out.write(
        f'<edge id={attribute(edge.id)} {ends}{kind} label={label} weight="{edge.weight}.0">\n'
    )
    out.writelines(values("edge", edge.attributes, columns))
    out.writelines(spells(edge.spells))
    out.write("</edge>\n")


def values(kind: str, row: Mapping[str, Any], columns: Columns) -> Iterator[str]:
    """The values of one node or edge; a missing one is left out."""
    yield "<attvalues>\n"
    for name, value in sorted(row.items()):
        text = listing(as_list(value)) if columns[name] == "list" else as_text(value)
        yield f"<attvalue for={column(kind, name)} value={attribute(text)}/>\n"
    yield "</attvalues>\n"


def spells(days: Iterable[Spell]) -> Iterator[str]:
    """When it was there; an open end is not written."""
    lines = []
    for start, end in days:
        begin = f' start="{start}"' if start else ""
        finish = f' end="{end}"' if end else ""
        lines.append(f"<spell{begin}{finish}/>")
    if lines:
        yield f"<spells>{''.join(lines)}</spells>\n"


@cache
def column(kind: str, name: str) -> str:
    """The quoted id and title of a column."""
    kept = name.lower() in RESERVED or name.isdecimal()
    return attribute(f"{kind}_{name}" if kept else name)


def listing(items: list[str]) -> str:
    """A list as both readers take it apart again: ["one", "two"]."""
    escaped = (item.replace("\\", "\\\\").replace('"', '\\"') for item in items)
    return "[" + ", ".join(f'"{item}"' for item in escaped) + "]"

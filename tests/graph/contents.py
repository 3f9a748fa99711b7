"""What is in a property graph and in an RDF store, as plain rows to compare."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.projection import EmbeddedGraph, GraphProjection
from kg.graph.shape import nodes, relationships
from kg.rdf import RdfProjection
from kg.rdf.projection import triple_lines
from kg.view import View

Contents = Counter[tuple[str, ...]]


def graph_contents(projection: GraphProjection) -> Contents:
    """Nodes and relationships of the stored property graph."""
    graph = projection.open()
    try:
        return Counter([*_stored_nodes(graph), *_stored_relationships(graph)])
    finally:
        graph.close()


def _stored_nodes(graph: EmbeddedGraph) -> list[tuple[str, ...]]:
    rows = graph.run("MATCH (n) RETURN n.uid, labels(n), properties(n)", {}).rows
    return [("node", uid, ",".join(sorted(labels)), _text(found)) for uid, labels, found in rows]


def _stored_relationships(graph: EmbeddedGraph) -> list[tuple[str, ...]]:
    rows = graph.run("MATCH (a)-[r]->(b) RETURN a.uid, type(r), b.uid, properties(r)", {}).rows
    return [("edge", start, kind, end, _text(found)) for start, kind, end, found in rows]


def graph_expected(view: View) -> Contents:
    """What a build from the whole view puts into the property graph."""
    found: Contents = Counter()
    for some in nodes(view):
        for node in some:
            labels = ",".join(sorted((node.label, *node.markers)))
            found["node", node.uid, labels, _text(dict(node.properties))] += 1
    for links in relationships(view):
        for edge in links:
            found["edge", edge.start, edge.type, edge.end, _text(dict(edge.properties))] += 1
    return found


def rdf_contents(projection: RdfProjection) -> set[str]:
    """The triples of the stored RDF dataset."""
    quads = projection.read().quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {str(quad.triple) for quad in quads}


def rdf_expected(view: View, target: Path) -> set[str]:
    """What a build from the whole view puts into the RDF dataset."""
    target.mkdir(exist_ok=True)
    triple_lines(view, target)
    return {
        str(quad.triple)
        for path in target.glob("*.nt")
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    }


def _text(properties: dict[str, Any]) -> str:
    return json.dumps(properties, ensure_ascii=False, sort_keys=True)

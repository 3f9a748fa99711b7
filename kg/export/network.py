"""The graph as a networkx object, for work in Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.rows import Node, Relationship

if TYPE_CHECKING:
    import networkx

__all__ = ["to_networkx"]


def to_networkx(
    nodes: Iterable[list[Node]], relationships: Iterable[list[Relationship]]
) -> networkx.MultiDiGraph[str]:
    """A directed multigraph: nodes and edge keys are uids, everything else is an attribute.

    Nodes have `label` and `markers`, edges have `type`, both have their properties.
    A relationship whose ends are not among the nodes is left out.

    Example:
        graph = to_networkx(view.nodes(), view.relationships())
        graph.nodes["polity-japan"]["name"]
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for batch in nodes:
        for node in batch:
            own = {"label": node.label, "markers": list(node.markers)}
            graph.add_node(node.uid)
            graph.nodes[node.uid].update(node.properties, **own)
    for edges in relationships:
        for edge in edges:
            if edge.start in graph and edge.end in graph:
                graph.add_edge(edge.start, edge.end, key=edge.uid)
                graph.edges[edge.start, edge.end, edge.uid].update(edge.properties, type=edge.type)
    return graph

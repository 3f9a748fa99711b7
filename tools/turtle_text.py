"""Turtle that is the same text for the same graph: sorted, blank nodes written in place."""

from __future__ import annotations

from rdflib import RDF, BNode, Graph
from rdflib.collection import Collection
from rdflib.term import Node

__all__ = ["turtle"]


def turtle(graph: Graph, prefixes: dict[str, str]) -> str:
    """The text of a graph whose blank nodes each have one place, as those of shapes have."""
    plain = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        plain.bind(prefix, namespace)
    for triple in graph:
        plain.add(triple)
    head = [f"@prefix {prefix}: <{prefixes[prefix]}> ." for prefix in sorted(prefixes)]
    subjects = sorted(s for s in set(plain.subjects()) if not isinstance(s, BNode))
    blocks = [f"{_term(plain, s, 0)} {_properties(plain, s, 1)} ." for s in subjects]
    return "\n".join(head) + "\n\n" + "\n\n".join(blocks) + "\n"


def _term(graph: Graph, node: Node, depth: int) -> str:
    if not isinstance(node, BNode):
        return node.n3(graph.namespace_manager)  # type: ignore[attr-defined, no-any-return]
    if (node, RDF.first, None) in graph:
        items = [_term(graph, item, depth + 1) for item in Collection(graph, node)]
        return "( " + " ".join(items) + " )"
    return f"[ {_properties(graph, node, depth + 2)} ]"


def _properties(graph: Graph, subject: Node, depth: int) -> str:
    indent = "\n" + "    " * depth
    parts = []
    for predicate in sorted(set(graph.predicates(subject))):
        name = "a" if predicate == RDF.type else _term(graph, predicate, depth)
        values = sorted(_term(graph, o, depth) for o in graph.objects(subject, predicate))
        parts.append((name != "a", f"{name} " + ("," + indent + "    ").join(values)))
    return (" ;" + indent).join(text for _, text in sorted(parts))

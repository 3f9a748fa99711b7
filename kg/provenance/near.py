"""What comes near to an edge that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.provenance.edges import edges_between, edges_matching
from kg.schema import Relation

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["near_misses"]

_FEW = 5
_RELATED = """{ { ?a kgo:partOf ?x } UNION { ?x kgo:partOf ?a }
    UNION { ?a kgo:continuityGroup ?g . ?x kgo:continuityGroup ?g } FILTER(?x != ?a) }"""


def near_misses(
    store: ox.Store, one: str, relation: Relation, other: str
) -> Iterator[dict[str, Any]]:
    """Edges that are there instead, a few of each sort: `how` says what they have in common."""
    ends = {"a": f"ent:{one}", "b": f"ent:{other}"}
    kind = f"?e rdf:predicate kgo:{relation.iri} ."
    either = "?e rdf:subject|rdf:object"
    seen: set[str] = set()
    sorts: list[tuple[str, list[dict[str, Any]]]] = [
        ("another relation between them", edges_between(store, one, other)),
        (
            "the same of what it is a part of, what is a part of it, or what it succeeded",
            [
                *edges_matching(store, f"{_RELATED} {kind} {either} ?x , ?b .", ends),
                *edges_matching(
                    store, f"{_RELATED} {kind} {either} ?x , ?b .", {"a": ends["b"], "b": ends["a"]}
                ),
            ],
        ),
        ("the same with another", edges_matching(store, f"{kind} {either} ?a .", ends, _FEW)),
        ("the same with another", edges_matching(store, f"{kind} {either} ?b .", ends, _FEW)),
    ]
    if relation.symmetric:
        shared = f"{kind} {either} ?a , ?x . ?f rdf:predicate kgo:{relation.iri} . " + (
            "?f rdf:subject|rdf:object ?b , ?x . FILTER(?x != ?a && ?x != ?b)"
        )
        sorts.insert(
            1, ("one step more: with someone of both", edges_matching(store, shared, ends, _FEW))
        )
    for how, edges in sorts:
        for edge in edges[: _FEW * 2]:
            if edge["id"] not in seen:
                seen.add(edge["id"])
                kept = ("what", "time", "id")
                yield {"how": how, **{k: edge[k] for k in kept if edge.get(k)}}

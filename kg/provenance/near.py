"""What comes near to an edge that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    store: ox.Store, some: Sequence[str], relation: Relation, others: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Edges that are there instead, a few of each sort: `how` says what they have in common.

    Either end is one thing, or the versions of one state.
    """
    seen: set[str] = set()
    for how, edges in _sorts(store, some, relation, others):
        for edge in edges[: _FEW * 2]:
            if edge["id"] not in seen:
                seen.add(edge["id"])
                kept = ("what", "time", "id")
                yield {"how": how, **{k: edge[k] for k in kept if edge.get(k)}}


def _sorts(
    store: ox.Store, some: Sequence[str], relation: Relation, others: Sequence[str]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    ends = {"a": [f"ent:{uid}" for uid in some], "b": [f"ent:{uid}" for uid in others]}
    reached = f"(out:{relation.iri}|into:{relation.iri})"
    end = "(rdf:subject|rdf:object)"
    yield "another relation between them", edges_between(store, some, others)
    if relation.symmetric:
        shared = f"?a {reached} ?e . ?e {end} ?x . ?b {reached}/{end} ?x . " + (
            "FILTER(?x != ?a && ?x != ?b)"
        )
        yield "one step more: with someone of both", edges_matching(store, shared, ends, _FEW)
    related = f"{_RELATED} ?x {reached} ?e . ?e {end} ?b ."
    yield (
        "the same of what it is a part of, what is a part of it, or what it succeeded",
        [
            *edges_matching(store, related, ends),
            *edges_matching(store, related, {"a": ends["b"], "b": ends["a"]}),
        ],
    )
    for side in ("a", "b"):
        found = edges_matching(store, f"?{side} {reached} ?e .", ends, _FEW)
        yield "the same with another", found

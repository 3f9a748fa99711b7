"""Which part of the graph an algorithm is to see: meetings, agreements, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.errors import UnknownName
from kg.graph.rows import Node, Relationship

__all__ = ["NETWORKS", "known_network", "part_of_network"]

NETWORKS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "meetings": frozenset({"MET_WITH"}),
    "contacts": frozenset({"PARTICIPATED_IN", "TOOK_PLACE", "ABOUT"}),
    "agreements": frozenset({"PARTY_TO", "AGREEMENT_ACTION", "SIGNED_BY"}),
    "offices": frozenset({"HELD_OFFICE", "OFFICE_OF", "ACCREDITED_TO"}),
    "relations": frozenset({"DIPLOMATIC_RELATIONS", "AT_WAR", "RECOGNIZES"}),
    "territory": frozenset({"CLAIMED_BY", "ADMINISTERED_BY", "TRANSFERRED", "RENOUNCED"}),
}
"""The relations that each network has; `all` has every one, and statements and sources too."""

Rows = tuple[Iterator[list[Node]], Iterator[list[Relationship]]]


def known_network(name: str) -> None:
    """UnknownName names the networks that there are."""
    if name not in NETWORKS:
        raise UnknownName("network", name, NETWORKS)


def part_of_network(
    name: str, nodes: Iterable[list[Node]], relationships: Iterable[list[Relationship]]
) -> Rows:
    """Only the relations of that network and the things that they connect."""
    known_network(name)
    if name == "all":
        return iter(nodes), iter(relationships)
    kept = [e for batch in relationships for e in batch if e.type in NETWORKS[name]]
    ends = {uid for edge in kept for uid in (edge.start, edge.end)}
    return ([n for n in batch if n.uid in ends] for batch in nodes), iter([kept])

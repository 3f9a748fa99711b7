"""Judgements written straight into a ledger, and clusters worked out again from its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from kg.identity import Clusters, clusters
from kg.ledger import Ledger

__all__ = ["expected", "found", "judge"]


def judge(
    ledger: Ledger,
    left: str,
    right: str,
    verdict: str = "same",
    by: str = "me",
    evidence: str | None = None,
) -> None:
    """One judgement more."""
    told = {"left": left, "right": right, "verdict": verdict, "by": by, "evidence": evidence}
    with ledger.run("judge", "test") as run:
        run.add("judgements", why="so it seems", **told)


def found(ledger: Ledger) -> Clusters:
    """The clusters as the program has them."""
    return clusters(ledger.connection, ledger.sequence)


def expected(ledger: Ledger) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The clusters of two and more, and the torn pairs, from the rows by another library."""
    words: dict[Any, dict[str, Any]] = {}
    for row in ledger.rows("SELECT * FROM judgements ORDER BY seq"):
        policy = row["by"].startswith("policy:")
        about = row["left"] if policy and _hashed(row["left"]) else _pair(row)
        words[policy, about] = row
    persons = [r for (policy, _), r in words.items() if not policy]
    settled = {_pair(r) for r in persons if r["verdict"] != "unsure"}
    moved = {r["left"] for r in persons if r["verdict"] == "same"}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(end for r in words.values() for end in (r["left"], r["right"]))
    for (policy, about), row in words.items():
        silenced = policy and (_pair(row) in settled or about in moved)
        if row["verdict"] == "same" and not silenced:
            known = graph.get_edge_data(row["left"], row["right"], {}).get("strong", False)
            graph.add_edge(row["left"], row["right"], strong=known or not policy)
    apart = {_pair(r) for r in persons if r["verdict"] == "not_same"}
    for former, now in _renamed(ledger, words, apart):
        if frozenset((former, now)) not in settled and not graph.has_edge(former, now):
            graph.add_edge(former, now, strong=False)
    torn = {pair for pair in apart if nx.has_path(graph, *pair)}
    for strong in (False, True):
        ends = {end for pair in torn if nx.has_path(graph, *pair) for end in pair}
        graph.remove_edges_from(_edges_between(graph, ends, strong))
    return {frozenset(c) for c in nx.connected_components(graph) if len(c) > 1}, torn


def _renamed(
    ledger: Ledger, words: dict[Any, dict[str, Any]], apart: set[frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Ids that no record has any more, each with the one id that all its records have now."""
    places = {r["left"]: r for (_, about), r in words.items() if isinstance(about, str)}
    taken = {r["right"] for r in places.values() if r["verdict"] == "same"}
    ever: dict[str, set[str]] = {}
    for row in ledger.rows("SELECT * FROM judgements WHERE by GLOB 'policy:*'"):
        if row["left"] in places and row["verdict"] == "same":
            ever.setdefault(row["right"], set()).add(row["left"])
    for former, records in ever.items():
        now = {
            places[record]["right"]
            for record in records
            if places[record]["verdict"] == "same" and frozenset((former, record)) not in apart
        }
        if former not in taken and len(now) == 1:
            yield former, now.pop()


def _edges_between(graph: nx.Graph[str], ends: set[str], strong: bool) -> list[tuple[str, str]]:
    """The links that lie between the ends, once every dead end is cut off.

    `strong` ones are persons', the others policies'.
    """
    inside = {node for c in nx.connected_components(graph) if c & ends for node in c}
    core = nx.Graph(graph.subgraph(inside))
    while loose := [n for n, degree in core.degree() if degree <= 1 and n not in ends]:
        core.remove_nodes_from(loose)
    return [(a, b) for a, b, told in core.edges(data="strong") if told == strong]


def _pair(row: dict[str, Any]) -> frozenset[str]:
    return frozenset((row["left"], row["right"]))


def _hashed(thing: str) -> bool:
    tail = thing.rpartition("-")[2]
    return len(tail) == 20 and set(tail) <= set("0123456789abcdef")

"""Nodes that hang together lie together, and always at the same place."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from kg.export.layout import places, size


def cliques(count):
    """Groups of ten nodes, all joined within a group, and one edge from group to group."""
    uids = [f"n-{group:03}-{i}" for group in range(count) for i in range(10)]
    inner = [
        pair
        for group in range(count)
        for pair in combinations(uids[group * 10 : group * 10 + 10], 2)
    ]
    return uids, inner, [(uids[i], uids[i + 10]) for i in range(0, len(uids) - 10, 10)]


@pytest.mark.parametrize("count", [4, 60], ids=["with springs", "sunflowers alone"])
def test_a_group_is_closer_to_itself_than_to_the_rest(count):
    uids, inner, bridges = cliques(count)
    found = places(uids, [*inner, *bridges])
    assert found == places(uids, [*inner, *bridges])
    assert len(set(found.values())) == len(uids)

    def mean(pairs):
        return sum(math.dist(found[a], found[b]) for a, b in pairs) / len(pairs)

    across = [(uids[i], uids[-1 - i]) for i in range(len(uids) // 2 - 10)]
    assert mean(inner) < mean(across) / 2


def test_lonely_nodes_loops_and_small_graphs_have_places():
    assert places([], []) == {}
    assert len(places(["a"], [("a", "a")])) == 1
    assert len(set(places(["a", "b", "c"], []).values())) == 3


def test_more_edges_make_larger_nodes_within_bounds():
    assert size(0) < size(1) < size(10) <= size(10_000) <= 60

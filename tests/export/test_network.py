"""The networkx object keeps everything, lists as lists."""

from __future__ import annotations

from kg.export import to_networkx
from tests.export import sample


def test_nodes_edges_and_their_attributes():
    graph = to_networkx(sample.nodes(), sample.relationships())
    assert graph.number_of_nodes() == 8
    assert graph.number_of_edges() == 8
    assert graph.nodes["person-anna"]["names"] == ["Anna", "A, B"]
    assert graph.nodes["person-anna"]["label"] == "Person"
    assert graph.nodes["person-anna"]["markers"] == ["Minister"]
    held = graph.edges["person-anna", "office-x", "e-8"]
    assert held["type"] == "HELD_OFFICE"
    assert held["statements"] == ["st-b", "st-a"]
    assert held["start"] == "1855-03-01"
    assert "event-gone" not in graph

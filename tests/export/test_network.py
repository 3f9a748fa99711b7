"""The networkx object keeps everything, lists as lists."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import UnknownName
from kg.export import to_networkx
from kg.export.networks import part_of_network
from kg.knowledge import KnowledgeGraph
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


def test_a_network_has_its_relations_and_their_ends():
    parts = part_of_network("offices", sample.nodes(), sample.relationships())
    graph = to_networkx(*parts)
    assert {kind for _, _, kind in graph.edges(data="type")} == {"HELD_OFFICE"}
    assert set(graph) == {uid for ends in graph.edges() for uid in ends}


def test_an_unknown_network_is_told_with_those_there_are():
    with pytest.raises(UnknownName, match="meetings"):
        part_of_network("meeting", sample.nodes(), sample.relationships())


def test_a_chain_of_meetings_is_found_in_the_sample(demo_graph):
    with KnowledgeGraph(demo_graph, by="test") as graph:
        met = graph.to_networkx("meetings")
    names = {data["name"]: uid for uid, data in met.nodes(data=True)}
    chain = nx.shortest_path(met.to_undirected(), names["Taro Kono"], names["Toshimitsu Motegi"])
    assert [met.nodes[uid]["name"] for uid in chain] == [
        "Taro Kono",
        "Sergey Lavrov",
        "Toshimitsu Motegi",
    ]

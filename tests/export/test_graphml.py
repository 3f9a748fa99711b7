"""GraphML comes back from networkx with its types."""

from __future__ import annotations

from xml.etree import ElementTree

import networkx
import pytest

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture
def graph(write):
    target, _ = write("graph.graphml", "graphml")
    return networkx.read_graphml(target, force_multigraph=True)


def test_nodes_and_edges_are_all_there(graph):
    assert sorted(graph.nodes) == [
        "agreement-t", "office-x", "person-anna", "person-bo", "place-island", "polity-saxony",
    ]  # fmt: skip
    assert sorted(key for *_, key in graph.edges(keys=True)) == [
        "e-1", "e-2", "e-3", "e-7", "e-8", "e-9",
    ]  # fmt: skip


def test_values_keep_their_types(graph):
    assert graph.nodes["office-x"]["seats"] == 1
    assert graph.nodes["agreement-t"]["registered"] is True
    held = graph.edges["person-anna", "office-x", "e-8"]
    assert held["contested"] is False
    assert held["sources"] == 2
    assert held["weight"] == 2.0


def test_lists_are_joined_and_the_loss_is_told(write, graph):
    assert graph.edges["person-anna", "office-x", "e-8"]["statements"] == "st-b;st-a"
    assert graph.nodes["person-anna"]["names"] == "Anna;A, B"
    _, report = write("other.graphml", "graphml")
    assert "GraphML has no lists: their items are joined with ;" in report.losses


def test_people_read_labels_and_programs_predicates(graph):
    held = graph.edges["person-anna", "office-x", "e-9"]
    assert (held["predicate"], held["label"]) == ("HELD_OFFICE", "held office")
    assert graph.nodes["person-anna"]["label"] == 'Anna <Berg> & "Söhne"'
    assert graph.nodes["person-anna"]["node_type"] == "Person"
    assert graph.nodes["agreement-t"]["name"] == "Line one\nline\ttwo"


def test_every_edge_has_its_evidence(graph):
    for *_, edge in graph.edges(data=True):
        assert {"basis", "said_by", "contested", "statements", "sources"} <= set(edge)


def test_every_key_is_declared_once(write):
    target, _ = write("graph.graphml", "graphml")
    tree = ElementTree.parse(target).getroot()
    declared = [(k.get("id"), k.get("for"), k.get("attr.name")) for k in tree.iterfind("g:key", NS)]
    assert len({id for id, *_ in declared}) == len(declared)
    for kind in ("node", "edge"):
        known = {id for id, used, _ in declared if used == kind}
        used = {d.get("key") for d in tree.iterfind(f".//g:{kind}/g:data", NS)}
        assert used <= known


def test_edges_are_not_gathered(write):
    from kg.errors import BadInput

    with pytest.raises(BadInput, match="only gexf gathers edges"):
        write("graph.graphml", "graphml", edges="pair")

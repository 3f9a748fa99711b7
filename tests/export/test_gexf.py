"""GEXF files open in Gephi as what they mean: read back, and held against the rules of 1.3."""

from __future__ import annotations

import datetime
import re
from xml.etree import ElementTree

import networkx
import pytest

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
HELD = "person-anna|HELD_OFFICE|office-x"


@pytest.fixture(params=["kind", "pair", "statement"])
def by(request):
    return request.param


@pytest.fixture
def tree(write, by):
    target, _ = write("graph.gexf", "gexf", edges=by)
    return ElementTree.parse(target).getroot()


def values(element):
    return {v.get("for"): v.get("value") for v in element.iterfind("g:attvalues/g:attvalue", NS)}


def edge(tree, id):
    return next(e for e in tree.iterfind(".//g:edge", NS) if e.get("id") == id)


def read(write, by="kind"):
    target, _ = write("graph.gexf", "gexf", edges=by)
    return ElementTree.parse(target).getroot()


def test_the_graph_is_dynamic_with_days_as_intervals(tree):
    graph = tree.find("g:graph", NS)
    assert tree.get("version") == "1.3"
    assert graph.get("mode") == "dynamic"
    assert graph.get("timeformat") == "date"
    assert graph.get("timerepresentation") == "interval"


def test_there_is_one_block_of_columns_a_class_and_every_value_has_its_column(tree):
    blocks = tree.findall("g:graph/g:attributes", NS)
    assert [block.get("class") for block in blocks] == ["node", "edge"]
    for block, path in zip(blocks, (".//g:node", ".//g:edge"), strict=True):
        declared = {c.get("id"): c.get("type") for c in block.findall("g:attribute", NS)}
        assert len(declared) == len(block)
        types = {"string", "integer", "long", "double", "boolean", "liststring"}
        assert set(declared.values()) <= types
        for element in tree.iterfind(path, NS):
            assert set(values(element)) <= set(declared)


def test_elements_stand_in_the_order_of_the_specification(tree):
    graph = tree.find("g:graph", NS)
    assert [re.sub("{.*}", "", child.tag) for child in graph] == [
        "attributes", "attributes", "nodes", "edges",
    ]  # fmt: skip
    order = ["attvalues", "spells", "color", "size", "position"]
    for element in [*tree.iterfind(".//g:node", NS), *tree.iterfind(".//g:edge", NS)]:
        tags = [re.sub("{.*}", "", child.tag) for child in element]
        assert tags == [tag for tag in order if tag in tags]


def test_ids_are_unique_and_edges_end_at_nodes(tree):
    nodes = [n.get("id") for n in tree.iterfind(".//g:node", NS)]
    edges = [e.get("id") for e in tree.iterfind(".//g:edge", NS)]
    assert len(set(nodes)) == len(nodes) == 6
    assert len(set(edges)) == len(edges)
    for e in tree.iterfind(".//g:edge", NS):
        assert {e.get("source"), e.get("target")} <= set(nodes)


def test_spells_are_whole_days_sorted_disjoint_and_never_beside_start_and_end(tree):
    dated = 0
    for element in [*tree.iterfind(".//g:node", NS), *tree.iterfind(".//g:edge", NS)]:
        assert element.get("start") is None and element.get("end") is None
        days = [
            datetime.date.fromisoformat(spell.get(end, default))
            for spell in element.iterfind("g:spells/g:spell", NS)
            for end, default in (("start", "0001-01-01"), ("end", "9999-12-31"))
        ]
        assert days == sorted(days)
        assert all(end < start for end, start in zip(days[1::2], days[2::2], strict=False))
        dated += bool(days)
    assert dated >= 3


def test_every_edge_has_its_evidence(tree):
    for e in tree.iterfind(".//g:edge", NS):
        assert {"basis", "said_by", "contested", "statements", "sources"} <= set(values(e))
        assert re.fullmatch(r'\[".*"\]', values(e)["statements"])


def test_an_edge_by_kind_joins_periods_and_counts_statements(write):
    held = edge(read(write), HELD)
    assert (held.get("kind"), held.get("label"), held.get("weight")) == (
        "HELD_OFFICE", "held office", "4.0",
    )  # fmt: skip
    spells = [dict(s.attrib) for s in held.iterfind("g:spells/g:spell", NS)]
    assert spells == [{"start": "1850-01-01", "end": "1853-12-31"}, {"start": "1855-03-01"}]
    found = values(held)
    assert found["time"] == "1850/1852; 1852-06/1853; 1855-03/.."
    assert found["statements"] == '["st-a", "st-b", "st-e-7", "st-e-9"]'
    assert found["basis"] == "data_set; policy"
    assert found["said_by"] == '["Bo"]'
    assert found["contested"] == "true"
    assert found["ordinal"] == "1; 2"
    assert found["start_year"] == "1850"
    assert "end_year" not in found


def test_what_is_only_attested_in_a_year_is_there_in_that_year(write):
    attested = edge(read(write), "person-bo|KNEW|person-anna")
    spells = [dict(s.attrib) for s in attested.iterfind("g:spells/g:spell", NS)]
    assert spells == [{"start": "1851-01-01", "end": "1851-12-31"}]
    assert values(attested)["time"] == "1851"


def test_an_edge_by_pair_joins_both_ways(write):
    tree = read(write, "pair")
    assert tree.find("g:graph", NS).get("defaultedgetype") == "undirected"
    pair = edge(tree, "person-anna|person-bo")
    assert pair.get("kind") is None
    assert pair.get("label") == "knew, met with"
    assert values(pair)["kinds"] == '["KNEW", "MET_WITH"]'
    assert values(pair)["derived"] == "false"


def test_an_edge_by_statement_is_one_statement(write):
    tree = read(write, "statement")
    one = edge(tree, "e-8|st-a")
    assert values(one)["statements"] == '["st-a"]'
    assert values(one)["relationship"] == "e-8"
    assert one.get("weight") == "1.0"
    assert len(tree.findall(".//g:edge", NS)) == 7


def test_lists_are_quoted_so_that_they_come_apart_again(write):
    claimed = edge(read(write), "place-island|CLAIMED_BY|polity-saxony")
    assert values(claimed)["said_by"] == r'["a \"note\" \\ of 1850", "Bo"]'


def test_networkx_reads_the_same_graph(write):
    target, report = write("graph.gexf", "gexf")
    graph = networkx.read_gexf(target)
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (report.nodes, report.edges)
    assert graph.nodes["person-anna"]["label"] == 'Anna <Berg> & "Söhne"'
    assert graph.nodes["agreement-t"]["label"] == "Line one\nline\ttwo"
    assert graph.nodes["office-x"]["seats"] == 1
    assert graph.nodes["place-island"]["node_kind"] == "island"
    assert graph.nodes["polity-saxony"]["spells"] == [("1806-12-20", "1918-11-13")]
    assert graph.nodes["polity-saxony"]["start_year"] == 1806
    assert graph.nodes["person-anna"]["viz"]["size"] > graph.nodes["agreement-t"]["viz"]["size"]
    assert graph.edges["person-anna", "office-x"]["weight"] == 4.0


def test_no_two_nodes_lie_on_each_other_and_types_differ_in_colour(write):
    target, _ = write("graph.gexf", "gexf")
    nodes = networkx.read_gexf(target).nodes
    where = {(n["viz"]["position"]["x"], n["viz"]["position"]["y"]) for n in nodes.values()}
    colours = {tuple(n["viz"]["color"].values()) for n in nodes.values()}
    assert len(where) == len(nodes)
    assert len(colours) == len({n["node_type"] for n in nodes.values()})


def test_statements_and_sources_come_along_when_asked(write):
    plain, _ = write("graph.gexf", "gexf")
    full, report = write("full.gexf", "gexf", statements=True)
    assert "st-1" not in networkx.read_gexf(plain)
    graph = networkx.read_gexf(full)
    assert graph.has_edge("st-1", "source-1")
    assert not any("Statement and Source" in loss for loss in report.losses)


def test_losses_are_told(write):
    _, report = write("graph.gexf", "gexf")
    told = "\n".join(report.losses)
    assert "Statement and Source nodes are left out" in told
    assert "relationships of Statement and Source nodes left out: 2" in told
    assert "not exported: 1 (the first is e-6)" in told
    assert "unknown end" in told

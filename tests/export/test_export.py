"""What holds for every format: nothing half-written, the same bytes each time, odd values."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import BadInput, Corrupt, DragomanError, UnknownName
from kg.export import FORMATS, export, format_of
from kg.graph.rows import Node, Relationship
from tests.export import sample

TARGETS = {"csv": "out", "gexf": "out.gexf", "graphml": "out.graphml"}
OWN = sorted(TARGETS)


def content(path):
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [file.read_bytes() for file in files]


@pytest.mark.parametrize("format", OWN)
def test_the_order_of_feeding_does_not_matter(format, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first = export(format, one / TARGETS[format], sample.nodes(), sample.relationships())
    second = export(
        format, other / TARGETS[format], [sample.NODES[::-1]], [[e] for e in sample.EDGES[::-1]]
    )
    assert content(one / TARGETS[format]) == content(other / TARGETS[format])
    assert first.losses == second.losses


@pytest.mark.parametrize("format", OWN)
def test_an_empty_graph_writes_nothing(format, tmp_path):
    with pytest.raises(BadInput, match="nothing to export"):
        export(format, tmp_path / TARGETS[format], [], [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", OWN)
def test_a_failure_on_the_way_leaves_what_was_there(format, tmp_path):
    target = tmp_path / TARGETS[format]
    export(format, target, sample.nodes(), sample.relationships())
    before = content(target)

    def breaking():
        yield sample.EDGES[:2]
        raise RuntimeError("the view broke")

    with pytest.raises(RuntimeError, match="the view broke"):
        export(format, target, sample.nodes(), breaking())
    assert content(target) == before
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("format", OWN)
def test_values_of_every_sort_and_control_characters(format, tmp_path):
    odd = {
        "name": "bell \x07 null \x00 half \ud800 noncharacter \uffff end",
        "none": None,
        "mixed": 1,
        "big": 2**70,
        "long": 2**40,
        "float": 0.5,
        "nan": float("nan"),
        "list": ["a\x01", None, "b"],
        "empty": [],
        "id": "an id of its own",
        "label": "a label of its own",
        "two words": "yes",
    }
    one = Node("topic-1", "Topic", (), {"uid": "topic-1", **odd})
    two = Node("topic-2", "Topic", (), {"uid": "topic-2", "name": "two", "mixed": "text"})
    knot = Relationship("e", "ABOUT", "topic-1", "Topic", "topic-2", "Topic", {"uid": "e", **odd})
    loop = Relationship("f", "ABOUT", "topic-2", "Topic", "topic-2", "Topic", {"mixed": ["x"]})
    target = tmp_path / TARGETS[format]
    report = export(format, target, [[one, two]], [[knot, loop]])
    assert (report.nodes, report.edges) == (2, 2)
    for path in report.files:
        text = path.read_text(encoding="utf-8")
        assert "bell \ufffd null \ufffd half \ufffd noncharacter \ufffd end" in text
        assert "nan" not in text and "none" not in text.lower()
        if path.suffix == ".csv":
            assert len(list(csv.reader(text.splitlines()))) == 3
        else:
            ElementTree.fromstring(text.encode())


@pytest.mark.parametrize("format", OWN)
def test_one_node_without_edges(format, tmp_path):
    report = export(format, tmp_path / TARGETS[format], [[sample.BO]], [])
    assert (report.nodes, report.edges) == (1, 0)


def test_a_node_that_is_there_twice_is_an_error(tmp_path):
    with pytest.raises(Corrupt, match="person-bo"):
        export("gexf", tmp_path / "g.gexf", [[sample.BO, sample.BO]], [])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_offers_the_nearest(tmp_path):
    with pytest.raises(UnknownName, match="did you mean gexf"):
        export("gefx", tmp_path / "g", sample.nodes(), sample.relationships())


def test_the_suffix_tells_the_format():
    assert format_of(Path("a/b.GEXF")) == "gexf"
    assert format_of(Path("b.graphml")) == "graphml"
    assert format_of(Path("b.csv")) == "csv"
    with pytest.raises(BadInput, match=r"use one of .*\.gexf"):
        format_of(Path("b.docx"))
    assert set(OWN) <= set(FORMATS)


def test_targets_that_cannot_be(tmp_path):
    def to(format, target):
        export(format, target, sample.nodes(), sample.relationships())

    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="does not exist; make it first"):
        to("gexf", tmp_path / "no" / "g.gexf")
    with pytest.raises(BadInput, match="this is a folder"):
        to("gexf", tmp_path)
    with pytest.raises(BadInput, match="this is a file"):
        to("csv", tmp_path / "file")
    with pytest.raises(DragomanError, match="cannot be written: File name too long"):
        to("gexf", tmp_path / ("long" * 70 + ".gexf"))
    with pytest.raises(BadInput, match=r"name a file, such as .*graph\.gexf"):
        to("gexf", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_only_known_ways_to_gather_edges(tmp_path):
    with pytest.raises(BadInput, match="--edges: gexf has no edges by 'all'; known: pair, kind"):
        export("gexf", tmp_path / "g.gexf", sample.nodes(), [], edges="all")

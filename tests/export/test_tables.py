"""CSV tables hold every row and every value, as text."""

from __future__ import annotations

import csv

from tests.export import sample


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {row["uid"]: row for row in csv.DictReader(file)}


def test_a_folder_holds_nodes_and_edges_with_their_evidence(write):
    target, report = write("tables", "csv")
    assert report.files == (target / "edges.csv", target / "nodes.csv")
    nodes, edges = rows(target / "nodes.csv"), rows(target / "edges.csv")
    assert sorted(nodes) == sorted(node.uid for node in sample.NODES)
    assert (report.nodes, report.edges) == (len(nodes), len(edges)) == (8, 8)
    assert edges["e-4"]["type"] == "FROM_SOURCE"


def test_values_come_back(write):
    target, _ = write("tables", "csv")
    nodes, edges = rows(target / "nodes.csv"), rows(target / "edges.csv")
    assert nodes["agreement-t"]["name"] == "Line one\nline\ttwo"
    assert nodes["agreement-t"]["registered"] == "true"
    assert nodes["person-anna"]["markers"] == "Minister"
    held = edges["e-8"]
    assert (held["from"], held["to"], held["start"], held["end"]) == (
        "person-anna", "office-x", "1855-03-01", "",
    )  # fmt: skip
    assert held["to_name"] == "Minister of X"
    assert held["statements"] == "st-b;st-a"
    assert held["said_by"] == "Bo"
    assert edges["e-7"]["contested"] == "true"


def test_one_file_holds_the_edges_alone_and_says_so(write):
    target, report = write("edges.csv", "csv")
    assert report.files == (target,)
    assert sorted(rows(target)) == ["e-1", "e-2", "e-3", "e-7", "e-8", "e-9"]
    assert any("only the edges are written" in loss for loss in report.losses)
    assert report.nodes == 0


def test_a_folder_that_is_there_keeps_its_other_files(write, tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "notes.txt").write_text("mine")
    (tmp_path / "tables" / "nodes.csv").write_text("old")
    target, _ = write("tables", "csv")
    assert (target / "notes.txt").read_text() == "mine"
    assert len(rows(target / "nodes.csv")) == 8

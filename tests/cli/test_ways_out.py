"""`kg export`, `kg snapshot`, `kg doctor`, `kg status`: what leaves the graph can be read back."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from tests.command_line import run

RDF = {
    "turtle": (".ttl", ox.RdfFormat.TURTLE),
    "ntriples": (".nt", ox.RdfFormat.N_TRIPLES),
    "nquads": (".nq", ox.RdfFormat.N_QUADS),
}


@pytest.mark.parametrize("name", RDF)
def test_rdf(name: str, demo_graph: Path, tmp_path: Path) -> None:
    suffix, format = RDF[name]
    target = tmp_path / f"graph{suffix}"
    done = run(["export", name, "-o", str(target)], demo_graph)
    assert done.code == 0 and done.rows[0]["files"] == [str(target)]
    store = ox.Store()
    store.load(path=str(target), format=format)
    (held,) = run("sparql 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'", demo_graph).rows
    (read,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(read["n"].value) == held["n"]


@pytest.mark.parametrize(("name", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_graph_files(name: str, read: object, demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / f"graph.{name}"
    done = run(["export", "-o", str(target)], demo_graph)
    assert (done.code, done.rows[0]["format"]) == (0, name)
    if name == "graphml":
        graph = nx.read_graphml(target)
        assert graph.number_of_nodes() == done.rows[0]["nodes"]
        assert graph.number_of_edges() == done.rows[0]["edges"]
    else:
        text = target.read_text("utf-8")
        assert text.count("<node ") == done.rows[0]["nodes"]
        assert text.count("<edge ") == done.rows[0]["edges"]


@pytest.mark.parametrize("edges", ["kind", "pair", "statement"])
def test_gexf_edges(edges: str, demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.gexf"
    done = run(["export", "gexf", "-o", str(target), "--edges", edges], demo_graph)
    assert done.code == 0 and done.rows[0]["edges"] > 0


def test_csv(demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "tables"
    done = run(["export", "csv", "-o", str(target)], demo_graph)
    files = [Path(name) for name in done.rows[0]["files"]]
    assert files and all(path.parent == target for path in files)
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            header, *rows = csv.reader(handle)
        assert rows and {len(row) for row in rows} == {len(header)}


def test_snapshot(demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "snapshot"
    done = run(["snapshot", "-o", str(target)], demo_graph)
    assert done.code == 0
    for row in done.rows:
        assert pq.read_table(target / f"{row['table']}.parquet").num_rows == row["rows"]
    (record,) = run("status", demo_graph).rows
    counts = {row["table"]: row["rows"] for row in done.rows}
    assert counts["statements"] == record["statements"]


def test_status(demo_graph: Path) -> None:
    (record,) = run("status", demo_graph).rows
    kinds = ("typed", "from_data_sets", "read_from_text")
    assert sum(record[kind] for kind in kinds) == record["statements"]
    assert record["typed"] > 300 and record["accepted_by_policy"] and record["proposed"]
    assert record["covers_from"] < record["covers_to"] and len(record["digest"]) == 64


def test_a_healthy_graph(demo_graph: Path) -> None:
    done = run("doctor", demo_graph)
    assert done.code == 0 and all(row["ok"] for row in done.rows)


def test_a_text_that_was_changed_is_found(own_graph: Path) -> None:
    (text,) = (own_graph / "texts").rglob("*.txt")
    text.write_text("x" + text.read_text("utf-8"), "utf-8")
    done = run("doctor", own_graph)
    assert done.code == 1
    assert [row["check"] for row in done.rows if not row["ok"]] == [
        "quotations stand in their texts"
    ]


def test_projections_may_be_deleted(own_graph: Path) -> None:
    before = run("ask A --engine both", own_graph).rows
    for name in ("rdf", "cypher"):
        shutil.rmtree(own_graph / name)
    assert run("ask A --engine both", own_graph).rows == before
    assert run("doctor", own_graph).code == 0

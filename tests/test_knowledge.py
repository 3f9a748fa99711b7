"""The public face: what the command line does, Python does too."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.cli.group import COMMANDS
from kg.errors import BadInput, BadQuery, NoGraph, UnknownName
from tests.command_line import digest, run

TWINS = {"push": "push_neo4j"}
# What needs no graph: kg.create, kg.demo.run_demo, kg.model.parse_period, kg.extract.exchange.
NO_TWIN = {"init", "demo", "period", "extract", "evaluate"}


def test_every_command_has_its_twin() -> None:
    wanted = [TWINS.get(name, name.replace("-", "_")) for name in COMMANDS if name not in NO_TWIN]
    assert [name for name in wanted if not callable(getattr(kg.KnowledgeGraph, name, None))] == []
    assert set(kg.__all__) == {"KnowledgeGraph", "__version__", "create", "open"}


def test_a_missing_graph_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="init"):
        kg.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_new_graph_knows_the_gazetteer(tmp_path: Path) -> None:
    with kg.create(tmp_path / "new", by="test") as graph:
        assert graph.ask("C").rows.rows == []
        assert graph.show("Japan")["id"] == "polity-japan"
    with pytest.raises(BadInput, match="graph here already"):
        kg.create(tmp_path / "new")


def test_asking(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph:
        answer = graph.ask("B", engine="both", year=1956)
        assert answer.as_dicts() == run("ask B --param year=1956", demo_graph).rows
        assert "treaties-signed" in graph.questions()
        rows = graph.cypher("MATCH (p:Polity {name: $name}) RETURN p.uid AS uid", name="Japan")
        assert rows.as_dicts() == [{"uid": "polity-japan"}]
        rows = graph.sparql("SELECT ?text { }", text="a parameter of any name")
        assert rows.as_dicts() == [{"text": "a parameter of any name"}]


def test_reading_twins_give_what_the_commands_print(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph:
        assert run("status", demo_graph).rows == [graph.status()]
        assert run("sources", demo_graph).rows == graph.sources()
        assert run("show Japan", demo_graph).rows == [graph.show("Japan")]
        assert all(check["ok"] for check in graph.doctor())
        assert len(list(graph.texts())) == 1


def test_errors_are_ours(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph:
        with pytest.raises(UnknownName, match="lists all"):
            graph.ask("Z")
        with pytest.raises(BadInput, match="cypher, sparql, both"):
            graph.ask("A", engine="prolog")
        for ask in (graph.cypher, graph.sparql):
            with pytest.raises(BadQuery):
                ask("CREATE (n)")


def test_adding_and_taking_back(own_graph: Path) -> None:
    before = digest(own_graph)
    fact = {
        "subject": "polity-japan",
        "predicate": "NAMED",
        "value": "Land of tests",
        "source": "A note",
    }
    with kg.open(own_graph, by="Anna") as graph:
        assert graph.add(dry_run=True, **fact).changes.added == 1
        assert graph.add(**fact).changes.added == 1
        assert graph.add(**fact).changed_nothing
        (source,) = [row["id"] for row in graph.sources() if row["title"] == "A note"]
        assert graph.retract(source, dry_run=True).changed
        assert graph.retract(source, why="a test").changed
        assert not graph.retract(source).changed
        assert graph.retract(source, undo=True).changed
        assert graph.retract(source).statements == 1
    # What was added and taken back leaves the graph saying what it said before.
    assert before == digest(own_graph)


def test_ways_out(demo_graph: Path, tmp_path: Path) -> None:
    with kg.open(demo_graph) as graph:
        report = graph.export(tmp_path / "graph.graphml")
        assert report.format == "graphml" and report.files == (tmp_path / "graph.graphml",)
        network = graph.to_networkx()
        assert network.number_of_edges() >= report.edges
        assert "polity-japan" in network
        assert graph.snapshot(tmp_path / "parquet")["statements"] > 10_000

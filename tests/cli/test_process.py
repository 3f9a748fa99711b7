"""`kg` as a process: data on stdout, the rest on stderr; pipes; one writer at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command_line import ROOT, run_process

_WRITER = """
import sys
from pathlib import Path
from kg.ledger import lock
with lock(Path(sys.argv[1]) / "lock", exclusive=True):
    print("holding", flush=True)
    sys.stdin.read()
"""
_READER = """
import sys
import kg
with kg.open(sys.argv[1]) as graph:
    graph.cypher("RETURN 1")
    print("holding", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(program: str, graph: Path) -> Iterator[int]:
    """Another process that holds the graph for as long as the block runs; gives its id."""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(graph)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "holding\n"
        yield process.pid
        process.communicate()


def test_data_go_to_stdout_and_remarks_to_stderr(demo_graph: Path) -> None:
    done = run_process("ask", "A", "--param", "person=Motegi", graph=demo_graph)
    assert done.code == 0 and all(row["statements"] for row in done.rows)
    assert "person: Motegi = Toshimitsu Motegi" in done.err


def test_a_query_from_a_pipe(demo_graph: Path) -> None:
    done = run_process("sparql", "-", graph=demo_graph, stdin="SELECT ?x { VALUES ?x { 1 } }")
    assert done.rows == [{"x": 1}]


def test_an_answer_that_needs_more_memory_than_there_may_be(demo_graph: Path) -> None:
    text = "UNWIND range(1, 400000) AS i WITH toString(i) AS t, count(*) AS n RETURN count(t)"
    done = run_process("cypher", text, graph=demo_graph, KG_HEAP="160m")
    assert done.code != 0 and not done.out
    assert done.told == (
        "kg: Cypher: the answer needs more memory than its engine may take (160m); ask for "
        "less, ask in SPARQL, or give it more: KG_HEAP=4g"
    )


def test_a_closed_pipe_is_no_traceback(demo_graph: Path) -> None:
    command = [sys.executable, "-m", "kg", "-g", str(demo_graph), "sparql"]
    text = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000"
    with subprocess.Popen(
        [*command, text], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert told == "" and process.returncode == 1


def test_codes_of_a_process(demo_graph: Path, tmp_path: Path) -> None:
    assert run_process("--version").out.startswith("kg, version ")
    assert run_process("nonsense").code == 2
    assert run_process("status", cwd=tmp_path).code == 1
    assert run_process("push", "neo4j", graph=demo_graph).code == 4
    nothing = "SELECT ?x { ?x kgo:uid 'nobody' }"
    assert run_process("sparql", nothing, "--fail-empty", graph=demo_graph).code == 3


def test_the_folder_may_come_from_the_environment(demo_graph: Path) -> None:
    assert run_process("status", KG_GRAPH=str(demo_graph)).rows[0]["path"] == str(demo_graph)


def test_a_graph_that_another_process_writes(demo_graph: Path) -> None:
    sheet = ROOT / "loaders" / "facts" / "sample" / "russia-japan.yml"
    with another(_WRITER, demo_graph) as writer:
        done = run_process("load", "facts", str(sheet), graph=demo_graph)
    assert (done.code, done.out) == (1, "")
    assert "in use by another process" in done.told and str(writer) in done.told


def test_a_property_graph_that_another_process_reads(demo_graph: Path) -> None:
    with another(_READER, demo_graph):
        cypher = run_process("cypher", "RETURN 1 AS one", graph=demo_graph)
        sparql = run_process("sparql", "ASK { ?s ?p ?o }", graph=demo_graph)
    assert cypher.code == 1 and "in use by another process" in cypher.told
    assert sparql.rows == [{"answer": True}]
    assert run_process("cypher", "RETURN 1 AS one", graph=demo_graph).rows == [{"one": 1}]

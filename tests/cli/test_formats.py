"""One answer in four shapes; nothing found is code 3 where that is asked for."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import run

QUESTION = "ask B --param year=1956"


def test_a_pipe_gets_json_lines(demo_graph: Path) -> None:
    rows = run(QUESTION, demo_graph).rows
    assert rows and all(row["signed"].startswith("1956") for row in rows)
    assert all(isinstance(row["statements"], list) and row["statements"] for row in rows)


def test_json_is_one_list_of_the_same_rows(demo_graph: Path) -> None:
    done = run(f"{QUESTION} --format json", demo_graph)
    assert json.loads(done.out) == run(QUESTION, demo_graph).rows


def test_csv_has_a_header_and_the_same_rows(demo_graph: Path) -> None:
    done = run(f"{QUESTION} --format csv", demo_graph)
    rows = list(csv.DictReader(StringIO(done.out)))
    lines = run(QUESTION, demo_graph).rows
    assert [row["agreement"] for row in rows] == [row["agreement"] for row in lines]
    assert rows[0]["statements"] == "; ".join(lines[0]["statements"])


def test_a_table_is_for_reading(demo_graph: Path) -> None:
    done = run(
        ["sparql", "SELECT ?x { VALUES ?x { 'one' 'two' } }", "--format", "table"], demo_graph
    )
    lines = done.out.splitlines()
    assert any("x" in line for line in lines) and any("two" in line for line in lines)


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv", "table"])
@pytest.mark.parametrize("command", ["sources", "status", "show Japan", "ask", "ask C"])
def test_each_answer_takes_each_shape(command: str, shape: str, demo_graph: Path) -> None:
    done = run(f"{command} --format {shape}", demo_graph)
    assert done.code == 0 and done.out


def test_columns_stand_in_csv_without_rows(demo_graph: Path) -> None:
    done = run("ask B --param year=1700 --format csv", demo_graph)
    assert done.out.splitlines()[0].startswith("agreement,kind,signed")
    assert run("ask B --param year=1700 --format json", demo_graph).out == "[]\n"


@pytest.mark.parametrize(
    "command",
    [
        "ask B --param year=1700",
        "cypher 'MATCH (n:Year {value: 1700}) RETURN n.name'",
        "sparql 'SELECT ?t { ?t kgo:signedIn/kgo:value 1700 }'",
    ],
)
def test_nothing_found(command: str, demo_graph: Path) -> None:
    assert run(command, demo_graph).code == 0
    done = run(f"{command} --fail-empty", demo_graph)
    assert (done.code, done.out) == (3, "")


def test_something_found_is_no_failure(demo_graph: Path) -> None:
    assert run(f"{QUESTION} --fail-empty", demo_graph).code == 0

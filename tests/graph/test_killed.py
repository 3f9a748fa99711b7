"""A process killed while it loads leaves the ledger whole and projections that catch up with it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.graph.projection import GraphProjection
from kg.ledger.live import LIVE_STATEMENTS
from kg.rdf import run_query

ROWS = 1_200
KILLS = 10
_CHILD = """
import sys
from pathlib import Path
from kg.folder import GraphFolder
from kg.loading import find_loader, load_path
folder = GraphFolder(Path(sys.argv[1]))
print("loading", flush=True)
with folder.writing():
    load_path(folder.ledger, find_loader("facts"), Path(sys.argv[2]), {}, by="test")
print("loaded", flush=True)
folder.refresh()
folder.close()
print("done", flush=True)
"""


def _sheet(folder: Path, number: int) -> Path:
    path = folder / f"sheet-{number}.csv"
    rows = (
        f"{row},Guest Number{number * ROWS + row},BORN,{1800 + row % 150}\n" for row in range(ROWS)
    )
    path.write_text("id,subject,predicate,time\n" + "".join(rows), encoding="utf-8")
    return path


def _start(graph: Path, sheet: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _CHILD, str(graph), str(sheet)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "loading\n"
    return child


def _finish(child: subprocess.Popen[str]) -> None:
    assert child.stdout is not None
    child.stdout.close()
    child.wait()


def _check(graph: Path, loaded: dict[int, int]) -> int:
    """Hold the ledger and what is made of it against each other; returns the live statements."""
    folder = GraphFolder(graph)
    try:
        ledger = folder.ledger
        assert ledger.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        runs = ledger.rows("SELECT id, dataset FROM runs ORDER BY id")
        assert [run["id"] for run in runs] == list(range(1, len(runs) + 1))
        per_run = {
            row["run"]: row["n"]
            for row in ledger.rows("SELECT run, count(*) AS n FROM statements GROUP BY run")
        }
        assert per_run == {run["id"]: ROWS for run in runs}
        assert all(per_run[run] == n for run, n in loaded.items())
        loaded.update(per_run)
        ((live,),) = ledger.connection.execute(f"{LIVE_STATEMENTS} SELECT count(*) FROM live")
        folder.refresh()
        with folder.reading_rdf() as rdf:
            told = run_query(
                rdf.read(), "SELECT (COUNT(*) AS ?n) { ?s a kgo:Statement ; kgo:counts true }"
            )
        graph_told = folder.reading_graph().run("MATCH (s:Statement) RETURN count(s) AS n", {})
        assert (told.rows, graph_told.rows) == ([(live,)], [(live,)])
        assert folder.rdf().sequence == ledger.sequence
        assert GraphProjection(graph / "cypher").sequence == ledger.sequence
        return int(live)
    finally:
        folder.close()


@pytest.mark.slow
def test_killed_at_ten_random_moments(tmp_path: Path) -> None:
    """Half of the moments lie in the load itself, half in what is made of it afterwards."""
    graph = tmp_path / "graph"
    GraphFolder(graph, new=True).close()
    loading, making = _undisturbed(_start(graph, _sheet(tmp_path, 0)))
    loaded: dict[int, int] = {}
    assert _check(graph, loaded) == ROWS
    moments = random.Random(2024)
    for number in range(1, KILLS + 1):
        child = _start(graph, _sheet(tmp_path, number))
        late = number % 2
        time.sleep(moments.uniform(0, loading) + late * moments.uniform(0, making))
        child.kill()
        _finish(child)
        assert _check(graph, loaded) == ROWS * len(loaded)


def _undisturbed(child: subprocess.Popen[str]) -> tuple[float, float]:
    """How many seconds the load takes, and how many the projections."""
    assert child.stdout is not None
    began = time.monotonic()
    assert child.stdout.readline() == "loaded\n"
    loaded = time.monotonic()
    assert child.stdout.readline() == "done\n"
    done = time.monotonic()
    _finish(child)
    assert child.returncode == 0
    return loaded - began, done - loaded

"""Measures the product on generated statements and prints one table; asserts nothing.

Usage: python tools/bench.py [--sizes 100000,1000000] [--folder DIR] [--steps load,view,…]

Every step runs in a process of its own. With --folder the graphs are kept there,
and steps can be measured again without loading anew.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

from bench_measure import Row
from bench_table import machine, table

_HERE = Path(__file__).resolve().parent
_STEPS = ("load", "view", "rdf", "graph", "sparql", "cypher", "catch_up", "article", "start")
_STARTS = 3


def main() -> None:
    """Run what was asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", default="100000,1000000", help="numbers of statements")
    parser.add_argument("--folder", type=Path, help="keep the graphs here")
    parser.add_argument("--steps", default=",".join(_STEPS), help="only these steps")
    given = parser.parse_args()
    sizes = [int(size.replace("_", "")) for size in given.sizes.split(",")]
    steps = given.steps.split(",")
    if unknown := set(steps) - set(_STEPS):
        parser.error(f"no such step: {', '.join(sorted(unknown))}; steps: {', '.join(_STEPS)}")
    with tempfile.TemporaryDirectory(prefix="dragoman-bench-") as temporary:
        folder = given.folder or Path(temporary)
        sections = [
            (f"{size:,} statements", list(_measure(folder / str(size), size, steps)))
            for size in sizes
        ]
    print("\n".join([*machine(), "", *table(sections)]))


def _measure(folder: Path, size: int, steps: list[str]) -> Iterator[Row]:
    graph = folder / "graph"
    if "load" in steps and graph.exists():
        shutil.rmtree(graph)
    folder.mkdir(parents=True, exist_ok=True)
    for step in steps:
        print(f"{size:,} statements: {step.replace('_', ' ')}", file=sys.stderr, flush=True)
        yield from _starts(graph) if step == "start" else _step(step, graph, size)
        if not (graph / "ledger.sqlite").is_file():
            return


def _step(step: str, graph: Path, size: int) -> Iterator[Row]:
    command = [sys.executable, str(_HERE / "bench_step.py"), step, str(graph), str(size)]
    environment = {**os.environ, "PYTHONPATH": _import_path()}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(f"  {line.strip()}", file=sys.stderr, flush=True)  # kept if the rest is stopped
            yield Row(**json.loads(line))
    if process.returncode:
        yield Row(step, note=f"failed with exit code {process.returncode}")


def _starts(graph: Path) -> Iterator[Row]:
    """Whole processes of the command line, from nothing to the answer."""
    me = [sys.executable, "-m", "kg"]
    query = "SELECT ?y { ?y kgo:value 1956 }"
    match = "MATCH (y:Year {value: 1956}) RETURN y.name"
    yield _start("process: kg --help", [*me, "--help"])
    yield _start("process: kg sparql", [*me, "-g", str(graph), "sparql", query])
    yield _start("process: kg cypher", [*me, "-g", str(graph), "cypher", match])


def _start(step: str, command: list[str]) -> Row:
    environment = {**os.environ, "PYTHONPATH": _import_path()}
    walls, cpu = [], _children()
    for _ in range(_STARTS + 1):
        begun = perf_counter()
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        walls.append(perf_counter() - begun)
        if done.returncode:
            last = (done.stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
            return Row(step, note=f"failed: {last}")
    used = (_children() - cpu) / len(walls)
    return Row(step, median(walls[1:]), used, None, f"median of {_STARTS}, after one unmeasured")


def _children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _import_path() -> str:
    return os.pathsep.join(filter(None, (str(_HERE.parent), os.environ.get("PYTHONPATH"))))


if __name__ == "__main__":
    main()

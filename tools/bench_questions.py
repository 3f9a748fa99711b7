"""Measures every question of the catalogue on a graph, in both languages; asserts nothing.

Usage: python tools/bench_questions.py GRAPH_FOLDER [--only 3,B] [--limit 20] [--engines sparql]

Each is asked with its own examples and with parameters that reach far (bench_questions.yml),
through kg.open(): once to warm up, then again, and the quicker of two is told. A process for
each language does the asking and is ended where a question takes longer than the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent
_ENGINES = ("sparql", "cypher")
_STOPPED = ("over", "ended")


@dataclass(slots=True)
class Told:
    """What one language took for one set of parameters."""

    wall: float | None = None
    cpu: float | None = None
    rows: int | None = None
    digest: str = ""
    note: str = ""


@dataclass(slots=True)
class Asked:
    """One question with one set of parameters."""

    question: str
    given: Mapping[str, Any]
    engine: str
    heavy: bool
    told: dict[str, Told] = field(default_factory=dict)


def main() -> None:
    """Ask everything, one language after the other, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("graph", type=Path, help="the graph folder")
    parser.add_argument("--only", default="", help="only these questions, by their ids")
    parser.add_argument("--engines", default=",".join(_ENGINES))
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for one answer")
    given = parser.parse_args()
    only = {name.casefold() for name in given.only.split(",") if name}
    asked = [one for one in _everything() if not only or one.question.casefold() in only]
    engines = given.engines.split(",")
    for engine in engines:
        _ask_all(given.graph, engine, asked, given.limit)
    print("\n".join(_table(asked, engines, given.limit)))


def _everything() -> Iterator[Asked]:
    from kg.ask import questions

    text = (_HERE / "bench_questions.yml").read_text(encoding="utf-8")
    heavy = yaml.load(text, Loader=yaml.BaseLoader)  # dates stay text
    found = sorted(questions().values(), key=lambda q: (q.id.isdigit(), q.id.zfill(3)))
    for question in found:
        for given in question.examples:
            yield Asked(question.id, given, question.engine, heavy=False)
        for given in heavy.get(question.id, ()):
            yield Asked(question.id, given, question.engine, heavy=True)


def _ask_all(graph: Path, engine: str, asked: list[Asked], limit: float) -> None:
    worker = None
    for one in asked:
        worker = worker or _Worker(graph, engine)
        one.told[engine] = told = worker.ask(one, limit)
        took = f"{told.wall:.2f} s" if told.wall is not None else told.note
        print(f"{engine} {one.question} {dict(one.given)}: {took}", file=sys.stderr, flush=True)
        if told.wall is None and not told.rows and told.note.startswith(_STOPPED):
            worker.end()
            worker = None
    if worker is not None:
        worker.end()


class _Worker:
    """A process that asks in one language until it is ended."""

    def __init__(self, graph: Path, engine: str) -> None:
        path = os.pathsep.join(filter(None, (str(_HERE.parent), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, str(_HERE / "bench_asking.py"), str(graph), engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()
        if not self.lines.get():  # however long it takes: a graph that lags behind is made anew
            raise SystemExit(f"{graph} cannot be opened for {engine}; the reason stands above")

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def ask(self, one: Asked, limit: float) -> Told:
        """What it took; ended where all its times together are over the limit."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([one.question, dict(one.given), limit / 4]) + "\n")
        self.process.stdin.flush()
        try:
            line = self.lines.get(timeout=limit)
        except Empty:
            return Told(note=f"over {limit:.0f} s")
        return Told(**json.loads(line)) if line else Told(note="ended")

    def end(self) -> None:
        """End the process, in the middle of an answer if need be."""
        self.process.kill()
        self.process.wait()


def _table(asked: list[Asked], engines: Iterable[str], limit: float) -> Iterator[str]:
    yield (
        f"{'':<4} {'rows':>6}  "
        + "  ".join(f"{engine:>9} {'(cpu)':>7}" for engine in engines)
        + "  quickest  parameters"
    )
    over, unasked = {1: 0, 10: 0}, 0
    for one in asked:
        told = [one.told[engine] for engine in engines]
        rows = next((t.rows for t in told if t.rows is not None), None)
        digests = {t.digest for t in told if t.digest}
        least = min((t.wall for t in told if t.wall is not None), default=None)
        measured = least is not None or any(t.note.startswith(_STOPPED) for t in told)
        unasked += not measured
        for bound in over:
            over[bound] += measured and (least is None or least > bound)
        words = ", ".join(f"{name}: {value}" for name, value in one.given.items())
        notes = "; ".join(
            sorted({t.note for t in told if t.note and not t.note.startswith("over")})
        )
        yield (
            f"{one.question:<4} {'' if rows is None else rows:>6}  "
            + "  ".join(f"{_seconds(t.wall, limit, t.note)} {_cpu(t.cpu)}" for t in told)
            + f"  {'> 1 s' if measured and (least is None or least > 1) else '':<8}  "
            + f"{'* ' if one.heavy else ''}{words}"
            + ("  ROWS DIFFER" if len(digests) > 1 else "")
            + (f"  ({notes})" if notes else "")
        )
    yield (
        f"{len(asked)} answers; * reaches far; in the quicker language over 1 s: {over[1]}, "
        f"over 10 s: {over[10]}; not asked, as this graph has no such name: {unasked}"
    )


def _seconds(wall: float | None, limit: float, note: str) -> str:
    if wall is None:
        return f"{f'> {limit:.0f} s' if note.startswith('over') else '–':>9}"
    return f"{wall * 1000:>6.0f} ms" if wall < 1 else f"{wall:>7.2f} s"


def _cpu(cpu: float | None) -> str:
    return f"{'' if cpu is None else f'({cpu:.2f})':>7}"


if __name__ == "__main__":
    main()

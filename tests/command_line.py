"""The command line as a person meets it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cli import main

__all__ = ["ROOT", "Outcome", "digest", "run", "run_process"]

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def told(self) -> str:
        """The one line it told; there is no other."""
        (line,) = self.err.strip().splitlines()
        return line


def run(command: str | list[str], graph: Path | None = None, stdin: str = "") -> Outcome:
    """Run `kg …` in this process, so that the engines start once."""
    words = shlex.split(command) if isinstance(command, str) else list(command)
    place = ["-g", str(graph)] if graph else []
    out, err = io.StringIO(), io.StringIO()
    kept = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["kg", *place, *words], io.StringIO(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as end:
        return Outcome(int(end.code or 0), out.getvalue(), err.getvalue())
    finally:
        sys.argv, sys.stdin = kept
    raise AssertionError("the command line ends with an exit code")


def run_process(
    *words: str, graph: Path | None = None, cwd: Path | None = None, stdin: str = "", **env: str
) -> Outcome:
    """Run `kg …` as a process of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "NEO4J_"))}
    place = ("-g", str(graph)) if graph else ()
    done = subprocess.run(
        [sys.executable, "-m", "kg", *place, *words],
        cwd=cwd,
        env=clean | {"PYTHONPATH": str(ROOT)} | env,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def digest(graph: Path) -> str:
    """What the ledger says, as one number."""
    (record,) = run("status", graph).rows
    return str(record["digest"])


def graph_of(sheet: str, folder: Path) -> Path:
    """A new graph in the folder with the gazetteer and this fact sheet in it."""
    (folder / "sheet.yml").write_text(sheet, encoding="utf-8")
    assert run("init", folder / "graph").code == 0
    assert run(["load", "facts", str(folder / "sheet.yml")], folder / "graph").code == 0
    return folder / "graph"

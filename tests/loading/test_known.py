"""Bytes read before are read again where anything that reads them has changed."""

from __future__ import annotations

import ast
from pathlib import Path

from kg.loading.known import program_files
from kg.paths import loaders_dir

ROOT = Path(__file__).parents[2]
# What names files and faults, spares memory, and the judgements of persons that follow any load.
_BESIDES = {"errors", "memory", "paths", "persons"}


def test_every_package_that_reads_is_watched() -> None:
    watched = {p.relative_to(ROOT / "kg").parts[0] for p in program_files() if p.suffix == ".py"}
    used = set()
    for file in (*(ROOT / "kg" / "loading").rglob("*.py"), *loaders_dir().rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg."):
                used.add(str(node.module).split(".")[1])
    assert "dates" in used
    assert used - _BESIDES <= watched


def test_the_frames_of_prose_are_watched() -> None:
    frames = set((loaders_dir() / "article" / "frames").glob("*.yml"))
    assert frames and frames <= set(program_files())

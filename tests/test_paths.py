"""The data folders are found in a checkout and in a wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

from kg.paths import loaders_dir, queries_dir, schema_dir

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_has_them_beside_the_package() -> None:
    assert schema_dir() == ROOT / "schema"
    assert loaders_dir() == ROOT / "loaders"
    assert queries_dir() == ROOT / "queries"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    package = copytree(ROOT / "kg", tmp_path / "kg", ignore=ignore_patterns("__pycache__"))
    copytree(ROOT / "schema", package / "_data" / "schema")
    program = "from kg.paths import schema_dir; print(schema_dir())"
    done = run(program, tmp_path)
    assert Path(done.stdout.strip()).resolve() == (package / "_data" / "schema").resolve()


def test_a_broken_installation_says_so(tmp_path: Path) -> None:
    copytree(ROOT / "kg", tmp_path / "kg", ignore=ignore_patterns("__pycache__", "_data"))
    done = run("from kg.paths import schema_dir; schema_dir()", tmp_path)
    assert done.returncode != 0
    assert "Corrupt: the folder 'schema' is neither in" in done.stderr


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs in a folder whose `kg` comes before any installed one."""
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {program}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

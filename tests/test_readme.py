"""Every command that the README shows is run, and what it shows is what comes out."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def _steps(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output shown for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, shown.strip()) for command, _, shown in (p.partition("\n") for p in parts)]


def _matches(shown: str, real: str) -> bool:
    pattern = ".*".join(re.escape(piece) for piece in shown.split("…"))
    return re.fullmatch(pattern, real.strip(), re.DOTALL) is not None


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_command_gives_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "loaders").symlink_to(ROOT / "loaders")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = 0
    for command, shown in (step for block in BLOCKS for step in _steps(block)):
        words = shlex.split(command)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            environment[name] = value
            continue
        assert words[0] == "kg", command
        done = subprocess.run(
            [sys.executable, "-m", "kg", *words[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        assert _matches(shown, done.stdout), (command, shown, done.stdout[:3000])
        ran += 1
    assert ran >= 20
    (script,) = PYTHON
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert "Joint Declaration" in done.stdout, done.stderr


def test_make_targets_and_links_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^ +make (\w+)", README, re.MULTILINE)
    assert targets == ["demo", "test"]
    assert all(f"\n{target}:" in makefile for target in targets)
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / link).exists()] == []

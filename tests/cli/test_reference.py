"""docs/cli.md is what the program says of itself."""

from __future__ import annotations

import subprocess
import sys

from kg.cli.group import COMMANDS
from tests.command_line import ROOT


def test_the_reference_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate_cli_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_it_has_every_command() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"\n## kg {name}\n" not in text] == []

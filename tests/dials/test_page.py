"""What docs/dials.md shows can be typed as it stands, beside the sample graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command_line import ROOT, run

PAGE = (ROOT / "docs" / "dials.md").read_text("utf-8")
COMMANDS = re.findall(r"^    kg (.+)$", PAGE, re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_shows_commands_and_both_languages() -> None:
    assert len(COMMANDS) >= 3
    assert [len(blocks(name)) for name in ("python", "cypher", "sparql")] == [1, 1, 1]


def test_what_is_shown_works(
    own_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        done = run(command, own_graph)
        assert done.code == 0, (command, done.err)
        assert done.rows
    (text,) = blocks("python")
    exec(compile(f"import kg\n{text}", "docs/dials.md", "exec"), {})
    counted = [
        run([name, *blocks(name), "--param", "year=1956"], own_graph).rows
        for name in ("cypher", "sparql")
    ]
    assert counted[0] == counted[1] and list(counted[0][0]) == ["sources"]

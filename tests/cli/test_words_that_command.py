"""Words of a source that a terminal or a spreadsheet would obey are shown, never obeyed."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from kg.cli import main
from tests.command_line import run

RED, TITLE = "\x1b[31m", "\x1b]0;pwn\x07"
NAME = f"{RED}Isle\x9b2J {TITLE}"
FORMULA = "=cmd|' /C calc'!A0"
COMMANDS = (["ask", "C"], ["show", NAME], ["show", "The Log"], ["find", "isle"], ["sources"],
            ["cite", "The Log"], ["cite", "The Log", "--format", "ris"], ["dossier", NAME],
            ["why", "--answer", "C"], ["why-not", NAME, "ADMINISTERED_BY", "Japan"],
            ["ask", "C", "--format", "csv"], ["ask", "C", "--format", "json"],
            ["ask", "A", "--param", f"person={NAME}"])  # fmt: skip


class Terminal(io.StringIO):
    """What a reader sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commanding")
    sheet = folder / "sheet.jsonl"
    sheet.write_text(
        '{"sources": {"log": {"title": "The Log", "author": "\\u001b[31mA. \\u009b2JHand",'
        ' "url": "https://example.org/\\u001b[31m", "kind": "book"}}}\n'
        f'{{"things": {{"{FORMULA}": {{"type": "Place"}}, "Japan": {{"type": "Polity"}}}}}}\n'
        '{"subject": "\\u001b[31mIsle\\u009b2J \\u001b]0;pwn\\u0007", "predicate": "CLAIMED_BY",'
        ' "object": "Japan", "time": "1905", "source": "log", "quotation": "\\u001b[31mOurs",'
        ' "said_by": "\\u001b[31mA consul", "said_by_kind": "named"}\n'
        f'{{"subject": "{FORMULA}", "predicate": "CLAIMED_BY", "object": "Japan"}}\n',
        encoding="utf-8",
    )
    assert run("init", folder / "graph").code == 0
    done = run(["load", "facts", str(sheet)], folder / "graph")
    assert done.code == 0, done.err
    return folder / "graph"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_terminal_obeys_no_source(
    words: list[str], graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, shown)
    monkeypatch.setattr(sys, "argv", ["kg", "-g", str(graph), *words])
    with pytest.raises(SystemExit):
        main()
    told = shown.getvalue()
    assert told.strip()
    assert not [mark for mark in (RED, "\x1b]", "\x07", "\x9b") if mark in told]


def test_a_pipe_gets_the_words_as_they_are(graph: Path) -> None:
    rows = run("ask C", graph).rows
    assert NAME in [row["territory"] for row in rows]


def test_a_page_holds_no_address_that_commands(graph: Path) -> None:
    page = run(["dossier", NAME], graph).out
    assert "example.org" in page and not set("\x1b\x07\x9b") & set(page)


def test_a_spreadsheet_reads_no_answer_as_a_formula(graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("ask C --format csv", graph).out)))
    assert f"'{FORMULA}" in [row["territory"] for row in rows]
    assert FORMULA in [row["territory"] for row in run("ask C", graph).rows]

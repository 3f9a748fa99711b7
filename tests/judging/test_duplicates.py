"""The queue of pairs that may be one: in Python, as a sheet, and at a terminal."""

from __future__ import annotations

import csv
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from tests.command_line import ROOT, run
from tests.graph_folders import load_rows

NAMES = ("Anna Maria Alba", "A. M. Alba", "Fjodor Fedorov", "Fedor Fedorov")


@pytest.fixture
def queued(graph: KnowledgeGraph, tmp_path: Path) -> KnowledgeGraph:
    """Names that are alike and whose records no policy joins."""
    rows = [
        {"subject": name, "subject_type": "Person", "predicate": "BORN", "time": str(1890 + n)}
        for n, name in enumerate(NAMES)
    ]
    load_rows(graph.folder.ledger, tmp_path, rows, "alike")
    graph.folder.refresh()
    return graph


def _pairs(graph: KnowledgeGraph) -> set[frozenset[str]]:
    return {
        frozenset((pair.left.name, pair.right.name)) for pair in graph.duplicates(kind="person")
    }


def test_names_that_are_alike_with_what_is_told_of_each(queued: KnowledgeGraph) -> None:
    assert {frozenset(NAMES[:2]), frozenset(NAMES[2:])} <= _pairs(queued)
    first = queued.duplicates(kind="person", limit=1)
    assert len(first) == 1
    found = next(p for p in queued.duplicates() if {p.left.name, p.right.name} == set(NAMES[:2]))
    assert any(line.startswith("against: born") for line in found.why)
    assert found.left.told and found.left.sources and found.left.policy


def test_what_is_decided_does_not_come_again(queued: KnowledgeGraph, tmp_path: Path) -> None:
    sheet = tmp_path / "pairs.csv"
    assert queued.write_duplicates(sheet, kind="person") == len(queued.duplicates(kind="person"))
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    answers = {frozenset(NAMES[:2]): "same", frozenset(NAMES[2:]): "Not same"}
    for row in rows:
        pair = frozenset((row["left_name"], row["right_name"]))
        row["decision"] = answers.get(pair, "unsure")
    _write(sheet, rows)
    counts = queued.decide_duplicates(sheet)
    assert (counts["same"], counts["not_same"]) == (1, 1)
    assert queued.show(NAMES[0])["id"] == queued.show(NAMES[1])["id"]
    assert queued.show(NAMES[2])["id"] != queued.show(NAMES[3])["id"]
    assert not _pairs(queued) & {frozenset(NAMES[2:]), frozenset(NAMES[:2])}
    digest = ledger_digest(queued.folder.ledger)
    assert queued.decide_duplicates(sheet)["known"] == len(rows)
    assert ledger_digest(queued.folder.ledger) == digest


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_one_bad_row_and_nothing_is_taken(
    queued: KnowledgeGraph, tmp_path: Path, suffix: str
) -> None:
    sheet = tmp_path / f"pairs.{suffix}"
    queued.write_duplicates(sheet, kind="person")
    before = ledger_digest(queued.folder.ledger)
    if suffix == "csv":
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[0]["decision"], rows[1]["decision"] = "same", "maybe"
        _write(sheet, rows)
    else:
        from openpyxl import load_workbook

        book = load_workbook(sheet)
        book.active["A2"], book.active["A3"] = "same", "maybe"
        book.save(sheet)
    with pytest.raises(BadInput, match=rf"pairs\.{suffix}.*3.*unknown decision 'maybe'"):
        queued.decide_duplicates(sheet)
    assert ledger_digest(queued.folder.ledger) == before
    if suffix == "csv":
        rows[1]["decision"], rows[1]["left"] = "same", "person-nobody"
        _write(sheet, rows)
        with pytest.raises(BadInput, match=r"pairs\.csv:3: no thing has the id 'person-nobody'"):
            queued.decide_duplicates(sheet)
        assert ledger_digest(queued.folder.ledger) == before


def _write(sheet: Path, rows: list[dict[str, str]]) -> None:
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_at_a_terminal(queued: KnowledgeGraph) -> None:
    """Same, taken back, not the same, quit; a second session goes on with the rest."""
    path = queued.folder.path
    total = len(queued.duplicates(kind="person"))
    first = queued.duplicates(kind="person")[0]
    queued.close()
    told = _session(path, "szn", total)
    assert "1 judged" in told and f"1 of {total}" in told
    with KnowledgeGraph(path, by="tester") as graph:
        assert len(graph.duplicates(kind="person")) == total - 1
        verdicts = [row["verdict"] for row in graph.show(first.left.id)["judgements"]]
        assert verdicts == ["same", "unsure", "not_same"]


def _session(path: Path, keys: str, total: int) -> str:
    """Press each key when it is asked for, then q; returns all that stood on the screen."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "kg", "-g", str(path), "--by", "tester", "duplicates"]
    child = subprocess.Popen(
        [*command, "--kind", "person"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        start_new_session=True,
    )
    os.close(follower)
    waiting, screen, asked = list(keys + "q"), "", 0
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if not select.select([leader], [], [], 1)[0]:
            continue
        try:
            screen += os.read(leader, 65536).decode(errors="replace")
        except OSError:  # the child has let go of the terminal
            break
        if waiting and screen.count("[q]uit") > asked:
            asked += 1
            time.sleep(0.2)
            os.write(leader, waiting.pop(0).encode())
    os.close(leader)
    assert child.wait(60) == 0, screen
    return screen


def test_in_a_pipe_it_is_rows(queued: KnowledgeGraph) -> None:
    path = queued.folder.path
    queued.close()
    rows = run("duplicates --kind person --limit 1", path).rows
    assert [row["kind"] for row in rows] == ["person"]
    assert {"names", "told", "years", "sources"} <= rows[0]["left"].keys()

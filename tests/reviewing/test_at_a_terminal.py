"""Reviewing at a terminal: one key a claim, each kept at once."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from kg.knowledge import KnowledgeGraph
from tests.command_line import ROOT


def test_keys_decide_and_take_back(graph: KnowledgeGraph) -> None:
    """Rejected, taken back, accepted, skipped, edited in its date, quit."""
    path = graph.folder.path
    items = graph.review_queue(relation="TOOK_PLACE")
    graph.close()
    screen = _session(path, ["r", "3", "z", "a", "e", "\n\n\n\n2021-05-02\n\n\n", "q"])
    assert "wrong date" in screen
    with KnowledgeGraph(path, by="tester") as after:
        rows = after.folder.ledger.rows(
            "SELECT statement, verdict FROM reviews WHERE kind = 'person' ORDER BY seq"
        )
    told = [row["verdict"] for row in rows if row["statement"] == items[0].statement]
    assert told == ["rejected", "proposed", "accepted"]
    assert [r["verdict"] for r in rows[3:]] == ["accepted", "rejected"]
    assert rows[4]["statement"] == items[1].statement


def _session(path: Path, keys: list[str]) -> str:
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "kg", "-g", str(path), "review", "--relation", "TOOK_PLACE"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        start_new_session=True,
    )
    os.close(follower)
    screen = ""
    until = time.monotonic() + 150
    waiting = list(keys)
    while time.monotonic() < until:
        if not select.select([leader], [], [], 0.3)[0]:
            ready = screen.rstrip().endswith(("[q]uit", "[b]ack")) or "subject" in screen[-80:]
            if waiting and ready:
                for piece in waiting.pop(0).splitlines(keepends=True):
                    os.write(leader, piece.encode())
                    time.sleep(0.2)
            continue
        try:
            screen += os.read(leader, 65536).decode(errors="replace")
        except OSError:
            break
    os.close(leader)
    child.wait(timeout=60)
    return screen

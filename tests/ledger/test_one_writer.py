"""One process writes at a time; the others are told so in one line, and readers go on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import GraphBusy
from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.rdf import run_query
from tests.graph_folders import load_rows

_HOLDER = """
import sys
from pathlib import Path
from kg.folder import GraphFolder
folder = GraphFolder(Path(sys.argv[1]))
with folder.writing(), folder.ledger.run("rank", "other") as run:
    run.add("ranks", statement="st-1", rank="preferred", by="other", why=None)
    print("writing", flush=True)
    sys.stdin.readline()
print("written", flush=True)
"""
ROWS = [{"subject": "Anna Alba", "predicate": "BORN", "time": "1901-02-03"}]


@contextmanager
def _another_writes(graph: Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(graph)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None and child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    try:
        yield child
    finally:
        if not child.stdin.closed:
            child.communicate("\n")


def test_a_second_writer_is_told_who_holds_the_graph(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    load_rows(empty_folder.ledger, tmp_path, ROWS)
    with _another_writes(empty_folder.path) as child:
        with pytest.raises(GraphBusy) as refusal, empty_folder.writing():
            pass
        message = str(refusal.value)
        assert "\n" not in message
        assert f"pid {child.pid}" in message
        assert str(empty_folder.path) in message


def test_readers_go_on(empty_folder: GraphFolder, tmp_path: Path) -> None:
    load_rows(empty_folder.ledger, tmp_path, ROWS)
    empty_folder.refresh()
    with _another_writes(empty_folder.path):
        assert len(empty_folder.ledger.rows("SELECT id FROM statements")) == 1
        fresh = Ledger(empty_folder.path)
        assert len(fresh.rows("SELECT id FROM statements")) == 1
        assert fresh.rows("SELECT * FROM ranks") == []
        fresh.close()
        rows = run_query(empty_folder.rdf().read(), "SELECT ?s { ?s a kgo:Statement }").rows
        assert len(rows) == 1
    assert len(empty_folder.ledger.rows("SELECT * FROM ranks")) == 1


def test_the_lock_goes_with_its_holder(empty_folder: GraphFolder) -> None:
    with _another_writes(empty_folder.path) as child:
        child.kill()
        child.communicate()
    with empty_folder.writing():
        assert empty_folder.ledger.sequence == 0


def test_writing_is_possible_again_afterwards(empty_folder: GraphFolder, tmp_path: Path) -> None:
    with _another_writes(empty_folder.path):
        pass
    with empty_folder.writing():
        load_rows(empty_folder.ledger, tmp_path, ROWS)
    assert empty_folder.ledger.sequence == 2


def test_a_reader_that_must_catch_up_waits_for_the_writer(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    load_rows(empty_folder.ledger, tmp_path, ROWS)
    with (
        _another_writes(empty_folder.path),
        pytest.raises(GraphBusy, match="in use"),
        empty_folder.reading_rdf(),
    ):
        pass

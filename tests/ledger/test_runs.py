"""A run is kept as a whole or not at all, and one that changed nothing leaves no trace."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from tests.graph_folders import load_rows, load_sheet, write_sheet

ROWS = [{"id": "1", "subject": "Anna Alba", "predicate": "BORN", "time": "1901-02-03"}]


def _dump(folder: GraphFolder) -> list[str]:
    return list(folder.ledger.connection.iterdump())


def test_a_run_without_changes_leaves_no_row(empty_folder: GraphFolder) -> None:
    before = _dump(empty_folder)
    with empty_folder.ledger.run("load", "test"):
        pass
    assert empty_folder.ledger.sequence == 0
    assert _dump(empty_folder) == before


def test_a_run_that_fails_leaves_no_row(empty_folder: GraphFolder) -> None:
    before = _dump(empty_folder)

    def broken_off() -> None:
        with empty_folder.ledger.run("review", "test") as run:
            run.add("ranks", statement="st-1", rank="preferred", by="me", why=None)
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    assert _dump(empty_folder) == before
    assert not empty_folder.ledger.connection.in_transaction


def test_a_value_outside_the_list_is_refused_by_the_ledger_itself(
    empty_folder: GraphFolder,
) -> None:
    ledger = empty_folder.ledger
    with pytest.raises(sqlite3.IntegrityError), ledger.run("rank", "test") as run:
        run.add("ranks", statement="st-1", rank="splendid", by="me", why=None)
    assert ledger.sequence == 0


def test_a_dry_run_tells_and_changes_nothing(empty_folder: GraphFolder, tmp_path: Path) -> None:
    before = _dump(empty_folder)
    report = load_sheet(empty_folder.ledger, write_sheet(tmp_path / "s.yml", ROWS), dry_run=True)
    assert (report.changes.added, report.dry_run) == (1, True)
    assert _dump(empty_folder) == before


def test_a_run_says_who_and_what(empty_folder: GraphFolder, tmp_path: Path) -> None:
    report = load_rows(empty_folder.ledger, tmp_path, ROWS)
    (run,) = empty_folder.ledger.rows("SELECT * FROM runs")
    assert (run["id"], run["kind"], run["by"]) == (1, "load", "test")
    assert run["dataset"] == report.source
    assert run["recorded_at"].endswith("+00:00")


def test_one_bad_row_refuses_the_whole_sheet(empty_folder: GraphFolder, tmp_path: Path) -> None:
    bad = {"id": "2", "subject": "Anna Alba", "predicate": "BORN", "time": "yesterday"}
    before = _dump(empty_folder)
    with pytest.raises(BadInput, match="nothing was loaded"):
        load_rows(empty_folder.ledger, tmp_path, [*ROWS, bad])
    assert _dump(empty_folder) == before


def test_the_next_load_after_a_refused_one_is_whole(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    with pytest.raises(BadInput):
        load_rows(empty_folder.ledger, tmp_path, [{"subject": "Anna Alba", "predicate": "BORM"}])
    assert load_rows(empty_folder.ledger, tmp_path, ROWS).changes.added == 1
    assert empty_folder.ledger.sequence == 1

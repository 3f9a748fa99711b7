"""Opening a ledger: made from nothing, migrated, and refused where it is not one of ours."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.errors import BadInput, Corrupt, NoGraph
from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.ledger.connection import LEDGER_FILE, schema_version
from kg.ledger.digest import ledger_digest


def _known_version() -> int:
    import kg.ledger

    scripts = (Path(kg.ledger.__file__).parent / "migrations").glob("*.sql")
    return max(int(script.name[:4]) for script in scripts)


def test_a_new_ledger_has_seen_all_migrations(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, new=True)
    assert schema_version(ledger.connection) == _known_version()
    assert ledger.sequence == 0
    ledger.close()


def test_migrations_start_from_an_empty_file_of_ours(tmp_path: Path) -> None:
    """A crash right after the file was made leaves one that knows no tables yet."""
    with sqlite3.connect(tmp_path / LEDGER_FILE) as raw:
        raw.execute("PRAGMA application_id = 0x44524147")
    raw.close()
    ledger = Ledger(tmp_path)
    assert schema_version(ledger.connection) == _known_version()
    assert ledger.rows("SELECT * FROM statements") == []
    ledger.close()


def test_it_is_durable_and_readable_while_written(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, new=True)
    assert ledger.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    ledger.close()


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    Ledger(tmp_path, new=True).close()
    with sqlite3.connect(tmp_path / LEDGER_FILE) as raw:
        raw.execute(f"PRAGMA user_version = {_known_version() + 1}")
    raw.close()
    with pytest.raises(Corrupt, match="newer version"):
        Ledger(tmp_path)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / LEDGER_FILE) as raw:
        raw.execute("CREATE TABLE songs (title TEXT)")
    raw.close()
    before = (tmp_path / LEDGER_FILE).read_bytes()
    with pytest.raises(Corrupt, match="no ledger"):
        Ledger(tmp_path)
    assert (tmp_path / LEDGER_FILE).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [LEDGER_FILE]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / LEDGER_FILE).write_bytes(b"not a database at all, just words " * 100)
    with pytest.raises(Corrupt, match="no ledger"):
        Ledger(tmp_path)


def test_a_missing_ledger_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="init"):
        Ledger(tmp_path)


def test_a_new_graph_needs_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(BadInput, match="empty"):
        GraphFolder(tmp_path, new=True)
    GraphFolder(tmp_path / "graph", new=True).close()
    with pytest.raises(BadInput, match="already"):
        GraphFolder(tmp_path / "graph", new=True)


def test_a_ledger_from_before_engines_were_kept_loses_nothing(
    gazetteer_folder: Path, tmp_path: Path
) -> None:
    """Opened by this version it gets the new table, and says what it said."""
    path = tmp_path / "old"
    shutil.copytree(gazetteer_folder, path)
    ledger = Ledger(path)
    before = ledger_digest(ledger)
    ledger.close()
    with sqlite3.connect(path / LEDGER_FILE) as raw:
        raw.execute("DROP TABLE findings")
        raw.execute("PRAGMA user_version = 5")
    raw.close()
    ledger = Ledger(path)
    assert schema_version(ledger.connection) == _known_version()
    assert ledger.rows("SELECT * FROM findings") == []
    assert ledger_digest(ledger) == before
    ledger.close()

"""Opening the ledger file: durable, readable by others while one writes, migrated when opened."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from kg.errors import Corrupt, NoGraph

__all__ = ["HELD", "LEDGER_FILE", "connect", "create", "schema_version"]

LEDGER_FILE = "ledger.sqlite"
HELD = 256  # MiB of the file in memory
_APPLICATION_ID = 0x44524147  # "DRAG"
_MIGRATIONS = Path(__file__).parent / "migrations"


def create(path: Path) -> sqlite3.Connection:
    """A new, empty ledger file."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    _set_up(connection)
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    _migrate(connection)
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """An existing ledger, brought to the present schema version."""
    if not path.is_file():
        raise NoGraph(f"no graph in {path.parent}: make one with `kg -g {path.parent} init`")
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        _recognize(connection, path)
        _set_up(connection)
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _recognize(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that it is one of ours before anything touches it."""
    try:
        (found,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise Corrupt(f"{path} is no ledger: {error}") from error
    if found != _APPLICATION_ID:
        raise Corrupt(f"{path} is no ledger of ours; restore it from a copy")


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the file has seen."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = {-1024 * HELD}")
    connection.execute("PRAGMA temp_store = FILE")
    # Else REPLACE deletes rows without asking the triggers that forbid it.
    connection.execute("PRAGMA recursive_triggers = ON")


def _migrate(connection: sqlite3.Connection) -> None:
    scripts = sorted(_MIGRATIONS.glob("*.sql"))
    known = int(scripts[-1].name[:4])
    version = schema_version(connection)
    if version > known:
        raise Corrupt(
            f"this graph was written by a newer version (ledger schema {version}, known {known}); "
            "upgrade with `pip install -U dragoman`"
        )
    for script in scripts:
        number = int(script.name[:4])
        if number > version:
            _apply(connection, script.read_text(encoding="utf-8"), number)


def _apply(connection: sqlite3.Connection, text: str, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema_version(connection) < number:
            for statement in _split(text):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _split(text: str) -> list[str]:
    """Single SQL statements; a semicolon inside a trigger's body does not end one."""
    statements, current = [], ""
    for piece in re.split(r"(;)", text):
        current += piece
        if piece == ";" and sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements

"""Rows are only ever added; nobody changes or deletes one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from tests.graph_folders import load_rows, withdraw

ROWS = [
    {
        "id": "1",
        "subject": "Anna Alba",
        "predicate": "PARTICIPATED_IN",
        "object": "talks",
        "capacity": "FM Japan",
    }
]
TABLES = (
    "editions",
    "findings",
    "holdings",
    "judgements",
    "mentions",
    "notes",
    "ranks",
    "records",
    "reviews",
    "runs",
    "sources",
    "statements",
    "withdrawals",
)

MADE_FROM_THEM = ("person_blocks",)  # where to look for persons; it can be made anew


@pytest.fixture
def filled(empty_folder: GraphFolder, tmp_path: Path) -> GraphFolder:
    """A graph with a row in every table."""
    ledger = empty_folder.ledger
    report = load_rows(ledger, tmp_path, ROWS)
    (statement,) = ledger.rows("SELECT id FROM statements")
    with ledger.run("review", "test") as run:
        told = {"statement": statement["id"], "by": "me", "why": None}
        run.add("reviews", verdict="accepted", kind="person", **told)
        run.add("findings", statement=statement["id"], engines="regex")
        run.add("ranks", rank="preferred", **told)
        run.add("notes", thing="place-moscow", text="Look it up.", event="noted", by="me")
    withdraw(ledger, report.source)
    return empty_folder


def test_there_are_no_other_tables(filled: GraphFolder) -> None:
    found = filled.ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    assert tuple(row["name"] for row in found if row["name"] not in MADE_FROM_THEM) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed_or_deleted(filled: GraphFolder, table: str) -> None:
    connection = filled.ledger.connection
    before = filled.ledger.rows(f"SELECT * FROM {table}")
    assert before
    column = next(iter(before[0]))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f'UPDATE {table} SET "{column}" = "{column}"')
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"DELETE FROM {table}")
    assert filled.ledger.rows(f"SELECT * FROM {table}") == before


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_replaced(filled: GraphFolder, table: str) -> None:
    before = filled.ledger.rows(f"SELECT rowid, * FROM {table}") if _has_rowid(table) else []
    for verb in ("INSERT OR REPLACE INTO", "REPLACE INTO"):
        with pytest.raises(sqlite3.IntegrityError):
            filled.ledger.connection.execute(f"{verb} {table} SELECT * FROM {table}")
    if before:
        assert filled.ledger.rows(f"SELECT rowid, * FROM {table}") == before


def _has_rowid(table: str) -> bool:
    return table not in ("sources", "editions", "mentions")

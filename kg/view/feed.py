"""Getting the ledger's rows into the engine of the view, as Arrow: all of them, or a few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model.statement import Statement

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["feed_all", "feed_some"]

_NUMBERS = {"run", "seq", "attested"}
_REALS = {"confidence"}
_BATCH_ROWS = "65536"

TABLES: dict[str, tuple[str, ...]] = {
    "statements": (*(field.name for field in fields(Statement)), "run"),
    "holdings": ("seq", "statement", "event", "anchor", "run"),
    "records": ("id", "type", "words", "polity"),
    "judgements": ("seq", "left", "right", "verdict", "evidence", "run"),
    "reviews": ("seq", "statement", "verdict", "by", "kind", "run"),
    "ranks": ("seq", "statement", "rank", "run"),
    "sources": ("id", "attributes", "run"),
    "withdrawals": ("seq", "source", "event", "run"),
}

# Which rows belong to a set of statements, in terms of the temporary tables of a neighbourhood.
_SOME = {
    "statements": "id IN (SELECT statement FROM temp.near)",
    "holdings": "statement IN (SELECT statement FROM temp.near)",
    "records": "id IN (SELECT record FROM temp.near_record)",
    "judgements": '"left" IN (SELECT record FROM temp.near_record)',
    "reviews": "statement IN (SELECT statement FROM temp.near)",
    "ranks": "statement IN (SELECT statement FROM temp.near)",
    "sources": "true",
    "withdrawals": "true",
}


def feed_all(target: duckdb.DuckDBPyConnection, ledger: Path) -> None:
    """Read whole tables, streaming; the ledger file may be written to meanwhile."""
    with _reader(ledger) as cursor:
        for table, columns in TABLES.items():
            cursor.execute(f"{_typed_row(columns)} UNION ALL SELECT {_quoted(columns)} FROM {table}")
            batches = cursor.fetch_record_batch()
            _take(target, table, batches, skip_first=True)


def feed_some(target: duckdb.DuckDBPyConnection, connection: sqlite3.Connection) -> None:
    """Read only the rows that belong to the statements in the temporary table `near`."""
    import pyarrow as pa

    for table, columns in TABLES.items():
        rows = connection.execute(f"SELECT {_quoted(columns)} FROM {table} WHERE {_SOME[table]}")
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        arrays = {
            name: pa.array(column, type=_type(name))
            for name, column in zip(columns, values, strict=True)
        }
        _take(target, table, pa.table(arrays), skip_first=False)


@contextmanager
def _reader(ledger: Path) -> Iterator[Any]:
    import adbc_driver_sqlite.dbapi as adbc

    with adbc.connect(str(ledger)) as connection, connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _BATCH_ROWS})
        yield cursor


def _typed_row(columns: tuple[str, ...]) -> str:
    """A first row that tells the driver the types: it guesses them, and wrongly where all is NULL."""
    cells = (
        f"{'0' if name in _NUMBERS else '0.5' if name in _REALS else _EMPTY} AS \"{name}\""
        for name in columns
    )
    return "SELECT " + ", ".join(cells)


_EMPTY = "'#type'"


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _type(name: str) -> pa.DataType:
    import pyarrow as pa

    if name in _NUMBERS:
        return pa.int64()
    return pa.float64() if name in _REALS else pa.string()


def _take(target: duckdb.DuckDBPyConnection, table: str, rows: Any, *, skip_first: bool) -> None:
    target.register("incoming", rows)
    first = TABLES[table][0] if TABLES[table][0] not in _NUMBERS else TABLES[table][1]
    where = f"WHERE \"{first}\" <> '#type'" if skip_first else ""
    target.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM incoming {where}")
    target.unregister("incoming")

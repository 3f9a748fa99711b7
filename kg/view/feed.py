"""Getting the ledger's rows into the engine of the view, as Arrow: all of them, or a few.

They are read through the ledger's own connection and through no other library: a second copy of
SQLite in one process (as in Arrow's own driver) drops the locks of the first when it closes the
file and deletes the write-ahead log under it, and what is written afterwards is lost.
"""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from typing import TYPE_CHECKING

from kg.model.statement import Statement

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["feed_all", "feed_some"]

_NUMBERS = {"run", "seq", "attested"}
_REALS = {"confidence"}
_BATCH_ROWS = 65_536

TABLES: dict[str, tuple[str, ...]] = {
    "statements": (*(field.name for field in fields(Statement)), "run"),
    "holdings": ("seq", "statement", "event", "anchor", "run"),
    "findings": ("seq", "statement", "engines", "run"),
    "records": ("id", "type", "words", "dataset"),
    "judgements": ("seq", "left", "right", "verdict", "by", "evidence", "run"),
    "reviews": ("seq", "statement", "verdict", "by", "kind", "run"),
    "ranks": ("seq", "statement", "rank", "run"),
    "sources": ("id", "described_by", "attributes", "run"),
    "withdrawals": ("seq", "source", "event", "run"),
}

# Which rows belong to a set of statements, in terms of the temporary tables of a neighbourhood.
_SOME = {
    "statements": "id IN (SELECT statement FROM temp.near)",
    "holdings": "statement IN (SELECT statement FROM temp.near)",
    "findings": "statement IN (SELECT statement FROM temp.near)",
    "records": "id IN (SELECT record FROM temp.near_record)",
    "judgements": '"left" IN (SELECT record FROM temp.near_record)',
    "reviews": "statement IN (SELECT statement FROM temp.near)",
    "ranks": "statement IN (SELECT statement FROM temp.near)",
    "sources": "true",
    "withdrawals": "true",
}


def feed_all(target: duckdb.DuckDBPyConnection, connection: sqlite3.Connection) -> None:
    """Read whole tables, a batch at a time."""
    for table, columns in TABLES.items():
        _take(target, table, connection.execute(f"SELECT {_quoted(columns)} FROM {table}"))


def feed_some(target: duckdb.DuckDBPyConnection, connection: sqlite3.Connection) -> None:
    """Read only the rows that belong to the statements in the temporary table `near`."""
    for table, columns in TABLES.items():
        sql = f"SELECT {_quoted(columns)} FROM {table} WHERE {_SOME[table]}"
        _take(target, table, connection.execute(sql))


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _type(name: str) -> pa.DataType:
    import pyarrow as pa

    if name in _NUMBERS:
        return pa.int64()
    return pa.float64() if name in _REALS else pa.string()


def _take(target: duckdb.DuckDBPyConnection, table: str, rows: sqlite3.Cursor) -> None:
    import pyarrow as pa

    columns = TABLES[table]
    schema = pa.schema([(name, _type(name)) for name in columns])
    target.register("incoming", schema.empty_table())
    target.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM incoming")
    while batch := rows.fetchmany(_BATCH_ROWS):
        cells = zip(*batch, strict=True)
        arrays = [pa.array(c, type=f.type) for c, f in zip(cells, schema, strict=True)]
        target.register("incoming", pa.table(arrays, schema=schema))
        target.execute(f"INSERT INTO {table} SELECT * FROM incoming")
    target.unregister("incoming")

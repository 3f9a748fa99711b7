"""The ledger as Parquet segments: for exchange, for other machines, for keeping."""

from __future__ import annotations

from pathlib import Path

from kg.errors import BadInput
from kg.ledger.ledger import Ledger

__all__ = ["TABLES", "snapshot"]

TABLES = (
    "runs",
    "sources",
    "editions",
    "records",
    "statements",
    "mentions",
    "holdings",
    "findings",
    "judgements",
    "reviews",
    "ranks",
    "withdrawals",
)
_BATCH = 50_000


def snapshot(ledger: Ledger, target: Path, *, notes: bool = False) -> dict[str, int]:
    """Write each table as `<table>.parquet` (zstd) into a new folder; returns the rows of each.

    With `notes` readers' own notes too.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if target.exists() and any(target.iterdir()):
        raise BadInput("not an empty folder", where=str(target))
    target.mkdir(parents=True, exist_ok=True)
    counts = {}
    ledger.connection.execute("BEGIN")
    try:
        for table in (*TABLES, "notes") if notes else TABLES:
            info = ledger.rows(f"PRAGMA table_info({table})")
            schema = pa.schema([(row["name"], _type(row["type"])) for row in info])
            cursor = ledger.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            count = 0
            with pq.ParquetWriter(target / f"{table}.parquet", schema, compression="zstd") as out:
                while rows := cursor.fetchmany(_BATCH):
                    columns = [
                        pa.array(values, type=field.type)
                        for values, field in zip(zip(*rows, strict=True), schema, strict=True)
                    ]
                    out.write_table(pa.Table.from_arrays(columns, schema=schema))
                    count += len(rows)
            counts[table] = count
    finally:
        ledger.connection.execute("ROLLBACK")
    return counts


def _type(name: str) -> object:
    import pyarrow as pa

    return {"INTEGER": pa.int64(), "REAL": pa.float64()}.get(name, pa.string())

"""Rows of the view on disk, so that the view can go before a heavy engine comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.view.view import View

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Batches", "Spool"]

_BATCH = 2_000


class Batches(Protocol):
    """Whatever gives the rows of an expression over the view's tables."""

    def batches(self, sql: str) -> Iterable[pa.RecordBatch]:
        """The rows, as Arrow batches."""
        ...


class Spool:
    """The rows of some expressions, kept as Parquet files in a folder.

    A whole view and a Java heap at once would need twice the memory.
    """

    def __init__(self, view: View, expressions: Iterable[str], folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, Path] = {}
        for number, sql in enumerate(expressions):
            path = folder / f"{number}.parquet"
            view.write_parquet(sql, path)
            self._files[sql] = path

    def batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        """The rows of one of the expressions, in their order."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self._files[sql]) as file:
            yield from file.iter_batches(_BATCH)

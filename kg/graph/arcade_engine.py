"""The embedded property-graph engine. Nothing else in the program imports it.

The engine is ArcadeDB (Apache-2.0), which brings its own Java runtime.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import GraphBusy
from kg.graph.arcade_answers import asked_columns, meaning, plain_cells, query_error
from kg.graph.arcade_runtime import quietly, runtime, unmeasured

__all__ = ["ArcadeDatabase", "Bulk"]

_EDGES_HELD = 50_000  # by default a build holds all its edges in memory until the end
_COMMITTED = 2_000  # edges at once: a transaction keeps each page that it touches
_TAKEN_BY_ONE = 150_000  # vertices and edges, after which a new loader of the engine takes over


class ArcadeDatabase:
    """One database folder, open in this process and closed to all others."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        with quietly():
            import arcadedb_embedded as engine

            open_or_create = engine.create_database if new else engine.open_database
            try:
                self._database = open_or_create(str(folder.absolute()), jvm_kwargs=runtime())
            except engine.ArcadeDBError as error:
                raise _opening_error(folder, str(error)) from error
        unmeasured()
        self._error: type[Exception] = engine.ArcadeDBError

    def close(self) -> None:
        """Let go of the folder."""
        if self._database.is_open():
            self._database.close()

    def sql(self, text: str) -> None:
        """One statement of the engine's own language, for types and indexes."""
        self._database.command("sql", text)

    def query(self, text: str, parameters: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
        """The answer to a read-only Cypher query: column names and plain rows."""
        try:
            found = self._database.query("opencypher", text, parameters)
            rows = found.to_list()  # many at a time: cell by cell takes longer than the query
        except self._error as error:
            raise query_error(str(error)) from error
        names: list[str] = []
        for row in rows:
            names += [name for name in row if name not in names]
        if not rows:
            names = asked_columns(self._database._java_db, text)
        return names, [plain_cells(map(row.get, names)) for row in rows]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes of the block together, or none."""
        with self._database.transaction():
            yield

    def write(self, text: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a writing query once for all `rows`, as its parameter $rows."""
        if rows:
            self._database.command("opencypher", text, {"rows": list(rows)})

    @contextmanager
    def bulk(self) -> Iterator[Bulk]:
        """The engine's loader for an empty database."""
        bulk = Bulk(self._database)
        try:
            yield bulk
        finally:
            bulk.close()


class Bulk:
    """Many vertices and edges at once, each batch crossing into the engine as one JSON text.

    The engine's own Python face sends anything that holds a list value by value,
    and every edge lists its statements: that took five times as long. Its loader
    remembers every vertex that it touched until it is closed, so that a new one
    takes over now and then: memory stays the same however large the graph.
    """

    def __init__(self, database: Any) -> None:
        import jpype

        self._database = database
        self._loader: Any = None
        self._taken = 0
        self._vertices = jpype.JClass("com.arcadedb.python.VertexBatcher")
        self._edges = jpype.JClass("com.arcadedb.python.EdgeBatcher")

    def close(self) -> None:
        """Let the engine write what it still holds."""
        if self._loader is not None:
            self._loader.close()
            self._loader = None

    def _batch(self, count: int) -> Any:
        if self._loader is None or self._taken + count > _TAKEN_BY_ONE:
            self.close()
            self._loader = self._database.graph_batch(
                batch_size=_EDGES_HELD, expected_edge_count=_EDGES_HELD, commit_every=_COMMITTED
            )
            self._taken = 0
        self._taken += count
        return self._loader._java_graph_batch

    def vertices(self, kind: str, rows: list[Mapping[str, Any]]) -> list[str]:
        """Make vertices of one type; returns where the engine keeps each."""
        text = json.dumps(rows, ensure_ascii=False, allow_nan=False, default=dict)
        return str(self._vertices.createVerticesJson(self._batch(len(rows)), kind, text)).split(";")

    def edges(self, kind: str, rows: list[dict[str, Any]]) -> None:
        """Make edges of one type; `_src` and `_dst` in a row are places that vertices() gave."""
        text = json.dumps(rows, ensure_ascii=False, allow_nan=False)
        self._edges.newEdgesJson(self._batch(len(rows)), kind, text)


def _opening_error(folder: Path, message: str) -> Exception:
    if "locked by another process" in message or "LockException" in message:
        return GraphBusy(
            f"the property graph in {folder} is in use by another process; "
            "wait until it has finished and try again"
        )
    return OSError(f"the property graph in {folder} cannot be opened: {meaning(message)}")

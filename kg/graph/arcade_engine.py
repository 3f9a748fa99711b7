"""The embedded property-graph engine. Nothing else in the program imports it.

The engine is ArcadeDB (Apache-2.0), which brings its own Java runtime.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import BadQuery, GraphBusy

__all__ = ["ArcadeDatabase", "Bulk"]

_LOGGING = Path(__file__).parent / "arcade-logging.properties"
_HEAP = os.environ.get("KG_HEAP", "768m")
_PAGES = 256  # megabytes: by default the engine keeps more pages than fit the heap
# Commits whose pages wait for the disk. By default 512: on a busy machine they filled the heap, and
# the engine could neither go on nor close.
_WAITING = 4
_COMPACTING = 32  # megabytes for sorting an index; by default 300
_EDGES_HELD = 50_000  # by default a build holds all its edges in memory until the end
_COMMITTED = 2_000  # edges at once: a transaction keeps each page that it touches
_TAKEN_BY_ONE = 150_000  # vertices and edges, after which a new loader of the engine takes over
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})


class ArcadeDatabase:
    """One database folder, open in this process and closed to all others."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        with _quiet():
            import arcadedb_embedded as engine

            settings = {"heap_size": _HEAP, "jvm_args": _jvm_arguments()}
            open_or_create = engine.create_database if new else engine.open_database
            try:
                self._database = open_or_create(str(folder.absolute()), jvm_kwargs=settings)
            except engine.ArcadeDBError as error:
                raise _opening_error(folder, str(error)) from error
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
            raise _query_error(str(error)) from error
        names: list[str] = []
        for row in rows:
            names += [name for name in row if name not in names]
        if not rows:
            names = self._columns(text)
        cells = (map(row.get, names) for row in rows)
        return names, [[c if type(c) in _AS_IT_IS else _plain(c) for c in row] for row in cells]

    def _columns(self, text: str) -> list[str]:
        """The column names that a query asks for; the engine tells them only with a row."""
        import jpype

        parser = jpype.JClass("com.arcadedb.query.opencypher.parser.Cypher25AntlrParser")
        try:
            asked = parser(self._database._java_db).parse(text).getReturnClause()
        except jpype.JException:
            return []
        if asked is None or asked.isReturnAll():
            return []
        return [str(item.getOutputName()) for item in asked.getReturnItems()]

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


def _jvm_arguments() -> list[str]:
    return [
        f"-Djava.util.logging.config.file={_LOGGING}",
        f"-Darcadedb.maxPageRAM={_PAGES}",
        f"-Darcadedb.pageFlushQueue={_WAITING}",
        f"-Darcadedb.indexCompactionRAM={_COMPACTING}",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        # By default the runtime takes three times what it needs before it looks for what it can
        # drop, and keeps that.
        "-Xms128m",
        "-Xmn64m",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=25",
        # Else its start changes the working directory of the whole process for a moment.
        "-XX:-UsePerfData",
        "-Xrs",  # signals are Python's: the Java handler crashed when a process was ended
        f"-XX:ErrorFile={tempfile.gettempdir()}/dragoman-jvm-%p.log",
    ]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the Java runtime's own start-up remarks off the terminal."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _opening_error(folder: Path, message: str) -> Exception:
    if "locked by another process" in message or "LockException" in message:
        return GraphBusy(
            f"the property graph in {folder} is in use by another process; "
            "wait until it has finished and try again"
        )
    return OSError(f"the property graph in {folder} cannot be opened: {_first(message)}")


def _first(message: str) -> str:
    """What the engine means, without its class names and causes."""
    line = message.splitlines()[0].partition(" (caused by")[0]
    for prefix in ("Query failed: ", "Command failed: "):
        line = line.removeprefix(prefix)
    head, _, rest = line.partition(": ")
    return rest if rest and head.startswith("com.arcadedb.") else line


def _query_error(message: str) -> BadQuery:
    if "QueryNotIdempotent" in message or "not idempotent" in message:
        return BadQuery(
            "this query would write; queries only read: load what you want to add "
            "with `kg load` or `kg add`"
        )
    return BadQuery(f"Cypher: {_first(message)}")


def _plain(value: Any) -> Any:
    """A value as Python knows it: nodes and relationships as small mappings, dates as ISO text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | set):
        return [item if type(item) in _AS_IT_IS else _plain(item) for item in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if hasattr(value, "getTypeName") and hasattr(value, "toMap"):
        fields = value.toMap()
        labels = str(value.getTypeName()).split("~")
        return {
            "uid": _text(fields.get("uid")),
            "name": _text(fields.get("name")),
            "label": _core(labels),
        }
    if hasattr(value, "getVertices") and hasattr(value, "getEdges"):
        vertices, edges = list(value.getVertices()), list(value.getEdges())
        path = [_plain(vertices[0])] if vertices else []
        for edge, vertex in zip(edges, vertices[1:], strict=False):
            path += [_plain(edge), _plain(vertex)]
        return path
    return str(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _core(labels: list[str]) -> str:
    from kg.graph.rows import CORE_LABELS

    return next((label for label in labels if label in CORE_LABELS), labels[0])

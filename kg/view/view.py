"""The view: what the statements of the ledger amount to, set by set.

Nodes, edges, derived relations and contradictions are relational expressions
over the statement table (kg/view/sql), run by DuckDB over Arrow.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg.identity import clusters
from kg.ledger import Ledger
from kg.schema import Schema, load_schema
from kg.view.feed import feed_all, feed_some
from kg.view.neighbourhood import Neighbourhood
from kg.view.rules import feed_rules
from kg.view.scope import Scope

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["View"]

_SQL = Path(__file__).parent / "sql"
_MEMORY = 1  # GB at first, more where a step cannot do with it
_MOST = 16
_BATCH = 10_000


class View:
    """What counts in a scope. A context manager: its tables go when it is closed.

    With a `neighbourhood` it is computed over that part of the ledger alone. With a
    day what goes out is what may have been so `on` it, or what `certainly` was.
    Tables: `node`, `edge`, `st` (statements), `contradiction`, `qualifier`,
    `voice`, `source`; see kg/view/sql for their columns.
    """

    def __init__(
        self,
        ledger: Ledger,
        scope: Scope = Scope(),
        neighbourhood: Neighbourhood | None = None,
        schema: Schema | None = None,
        on: str | None = None,
        certainly: str | None = None,
    ) -> None:
        import duckdb

        self.scope = scope
        self.sequence = ledger.sequence
        self.neighbourhood = neighbourhood
        self._spill = tempfile.TemporaryDirectory(prefix="dragoman-view-")
        self._engine: duckdb.DuckDBPyConnection = duckdb.connect(
            config={"memory_limit": f"{_MEMORY}GB", "temp_directory": self._spill.name}
        )
        self._memory = _MEMORY
        self._engine.execute("SET preserve_insertion_order = false")
        self._engine.execute("SET enable_progress_bar = false")
        self.known_at = self.sequence if scope.known_at is None else scope.known_at
        self._set_scope(scope, self.known_at)
        self._engine.execute("SET VARIABLE on_day = ?::VARCHAR", [on])
        self._engine.execute("SET VARIABLE certain_day = ?::VARCHAR", [certainly])
        if neighbourhood is None:
            feed_all(self._engine, ledger.connection)
        else:
            self._feed_part(ledger, neighbourhood)
        feed_rules(self._engine, schema or load_schema())
        self._limit(neighbourhood)
        live, *others = sorted(_SQL.glob("*.sql"))
        self._run(live)
        self._feed_clusters(ledger)
        for script in others:
            self._run(script)

    def __enter__(self) -> View:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drop everything that was computed."""
        self._engine.close()
        self._spill.cleanup()

    def batches(self, sql: str) -> pa.RecordBatchReader:
        """The rows of an expression over the view's tables, as Arrow batches."""
        return self._engine.sql(sql).to_arrow_reader(_BATCH)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of an expression whose answer is small."""
        return self._engine.execute(sql).fetchall()

    def write(self, sql: str, target: Path) -> None:
        """Write the one text column of an expression to a file, a line a row, by the engine."""
        self._copy(sql, target, "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'")

    def write_parquet(self, sql: str, target: Path) -> None:
        """Write the rows of an expression to a file, in their order."""
        self._copy(sql, target, "FORMAT parquet, ROW_GROUP_SIZE 10000")

    def _copy(self, sql: str, target: Path, options: str) -> None:
        name = str(target).replace("'", "''")
        self._in_memory(f"COPY ({sql}) TO '{name}' ({options})")

    def _run(self, script: Path) -> None:
        for statement in self._engine.extract_statements(script.read_text(encoding="utf-8")):
            self._in_memory(statement)

    def _in_memory(self, statement: str | duckdb.Statement) -> None:
        """Execute a statement; one that runs out of memory is given more and done again.

        Long texts make rows that the engine cannot put on disk while it joins them.
        """
        import duckdb

        while True:
            try:
                self._engine.execute(statement)
                return
            except duckdb.OutOfMemoryException:
                if self._memory >= _MOST:
                    raise
                self._memory *= 2
                self._engine.execute(f"SET memory_limit = '{self._memory}GB'")

    def register(
        self, name: str, rows: Sequence[tuple[str, ...]], columns: tuple[str, ...]
    ) -> None:
        """Put a small table of texts beside the view's own."""
        cells = ", ".join(f"{column} VARCHAR" for column in columns)
        self._engine.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({cells})")
        if rows:
            import pyarrow as pa

            arrays = [pa.array(cells, type=pa.string()) for cells in zip(*rows, strict=True)]
            self._engine.register("incoming", pa.table(arrays, names=list(columns)))
            self._engine.execute(f"INSERT INTO {name} SELECT * FROM incoming")
            self._engine.unregister("incoming")

    def _feed_clusters(self, ledger: Ledger) -> None:
        """Who is one with whom, by judgements whose sources are in the scope."""
        dead = {row[0] for row in self.rows("SELECT id FROM dead")}
        found = clusters(ledger.connection, self.known_at, dead)
        self.register("cluster", list(found.uid_of.items()), ("id", "uid"))
        self.register("merged", found.merged(), ("id", "uid"))

    def _set_scope(self, scope: Scope, known_at: int) -> None:
        execute = self._engine.execute
        execute("SET VARIABLE known_at = ?", [known_at])
        execute("SET VARIABLE sources = ?::VARCHAR[]", [list(scope.sources)])
        execute("SET VARIABLE not_sources = ?::VARCHAR[]", [list(scope.not_sources)])
        execute("SET VARIABLE reviewed = ?", [scope.reviewed])
        execute("SET VARIABLE proposed = ?", [scope.proposed])

    def _limit(self, part: Neighbourhood | None) -> None:
        self._engine.execute("SET VARIABLE everything = ?", [part is None])
        if part is not None:
            self.register("touched", [(uid,) for uid in sorted(part.touched)], ("uid",))
            self.register("whole", [(uid,) for uid in sorted(part.whole)], ("uid",))
            self.register("seat", [(uid,) for uid in sorted(part.seats)], ("uid",))
            self.register("slot", sorted(part.edges), ("s", "type", "o"))
            self.register("restated", [(id,) for id in sorted(part.restated)], ("id",))
            self.register("moved", [(id,) for id in sorted(part.sources)], ("id",))

    def _feed_part(self, ledger: Ledger, part: Neighbourhood) -> None:
        connection = ledger.connection
        for table in ("near", "near_record"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        connection.execute("CREATE TEMP TABLE near (statement TEXT PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE near_record (record TEXT PRIMARY KEY)")
        connection.execute(
            "INSERT INTO near SELECT value FROM json_each(?)", (json.dumps(list(part.statements)),)
        )
        connection.execute(
            "INSERT OR IGNORE INTO near_record "
            "SELECT subject FROM near JOIN statements ON id = statement "
            "UNION SELECT object FROM near JOIN statements ON id = statement "
            "WHERE object IS NOT NULL "
            "UNION SELECT m.record FROM near n JOIN mentions m ON m.statement = n.statement"
        )
        feed_some(self._engine, connection)

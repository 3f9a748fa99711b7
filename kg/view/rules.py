"""The logic of the vocabulary as tables, for the expressions of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.schema import Schema

if TYPE_CHECKING:
    import duckdb

__all__ = ["feed_rules"]

_TABLES = """
CREATE TEMP TABLE relation (name VARCHAR, iri VARCHAR, "symmetric" BOOLEAN, attribute BOOLEAN,
    single_valued BOOLEAN, single_seat BOOLEAN, speaker_in_row BOOLEAN, point BOOLEAN);
CREATE TEMP TABLE single_valued_when (relation VARCHAR, name VARCHAR, value VARCHAR);
CREATE TEMP TABLE single_valued_per (relation VARCHAR, name VARCHAR);
CREATE TEMP TABLE conflict_rule (relation VARCHAR, rule VARCHAR, name VARCHAR, value VARCHAR);
CREATE TEMP TABLE marker (marker VARCHAR, relation VARCHAR, value VARCHAR);
CREATE TEMP TABLE marker_type (marker VARCHAR, node_type VARCHAR);
CREATE TEMP TABLE node_type (prefix VARCHAR, name VARCHAR);
"""


def feed_rules(target: duckdb.DuckDBPyConnection, schema: Schema) -> None:
    """Put the rules of relations, markers and node types into the engine of the view."""
    target.execute(_TABLES)
    relations = schema.relations.values()
    _insert(
        target,
        "relation",
        [
            (
                r.name,
                r.iri,
                r.symmetric,
                r.attribute,
                r.single_valued,
                r.single_seat,
                r.speaker_in_row,
                r.time in ("point", "event"),
            )
            for r in relations
        ],
    )
    _insert(
        target,
        "single_valued_when",
        [(r.name, n, v) for r in relations for n, vs in r.single_valued_when.items() for v in vs],
    )
    _insert(
        target, "single_valued_per", [(r.name, n) for r in relations for n in r.single_valued_per]
    )
    _insert(
        target,
        "conflict_rule",
        [
            (r.name, rule, name, value)
            for r in relations
            for rule, parts in r.conflict.items()
            for name, values in parts.items()
            for value in values
        ],
    )
    markers = schema.markers.values()
    _insert(
        target,
        "marker",
        [(m.name, p, v) for m in markers for p, vs in m.when.items() for v in (vs or (None,))],
    )
    _insert(target, "marker_type", [(m.name, m.node_type) for m in markers])
    _insert(target, "node_type", [(name.lower(), name) for name in schema.node_types])


def _insert(target: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

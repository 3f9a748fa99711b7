"""The logic of the vocabulary as tables, for the expressions of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.schema import Schema

if TYPE_CHECKING:
    import duckdb

__all__ = ["CONSENT", "MEETING_KINDS", "MOST_PERSONS", "ROLES_APART", "feed_rules"]

# Who met whom: those at an event of these kinds, if they were not more than so many, and none of
# those who only serve, write or are written to.
MEETING_KINDS = ("meeting", "call", "negotiation_round", "summit", "audience")
MOST_PERSONS = 12
ROLES_APART = ("interpreter", "note_taker", "sender", "recipient")
# By what an actor consents to be bound; "listed" is the word of a data set that says no more.
CONSENT = (
    "ratified", "accepted", "approved", "exchanged_instruments", "deposited_instrument", "acceded",
    "succeeded", "listed",
)  # fmt: skip

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
    target.execute("SET VARIABLE meeting_kinds = ?::VARCHAR[]", [list(MEETING_KINDS)])
    target.execute("SET VARIABLE roles_apart = ?::VARCHAR[]", [list(ROLES_APART)])
    target.execute("SET VARIABLE consent = ?::VARCHAR[]", [list(CONSENT)])
    target.execute("SET VARIABLE most_persons = ?", [MOST_PERSONS])
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

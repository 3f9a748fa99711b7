"""From the view to the property graph: the same nodes and edges for every engine and export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.graph.rows import Node, Relationship
from kg.view.spool import Batches

__all__ = ["CONFLICTS", "EXPRESSIONS", "nodes", "relationships", "renamed"]

CONFLICTS = ("CONTRADICTS", "MAY_CONTRADICT")
"""Statements that exclude each other, and those that perhaps do, or tell the same day twice."""

_THINGS = "SELECT * FROM out_node ORDER BY uid"
_COVERAGE = ("covers_from", "covers_to", "covers_relations", "covers_polities")
_SOURCES = f"SELECT id, attributes, name, {', '.join(_COVERAGE)} FROM out_source ORDER BY id"
_STATEMENTS = """
SELECT s.id, s.p, s.value, s.time, s.begin_earliest, s.begin_latest, s.end_earliest, s.end_latest,
       s.attested = 1 AS attested, s.polarity, s.modality, s.rank, s.review, s.accepted_by,
       s.counts, s.said_by, s.original_subject, s.original_object, s.original_time, s.calendar,
       s.certainty, s.confidence, s.engines, s.note, s.method, s.source, s.lang,
       s.locator, s.anchor,
       CAST(s.locator AS JSON)->>'exact' AS quotation,
       CAST(CAST(s.anchor AS JSON)->>'start' AS BIGINT) AS first,
       CAST(CAST(s.anchor AS JSON)->>'end' AS BIGINT) AS last,
       CAST(s.anchor AS JSON)->>'sha256' AS sha256, c.quals
FROM out_statement s LEFT JOIN carried c ON c.statement = s.id ORDER BY s.id
"""
_EDGES = "SELECT * FROM out_edge ORDER BY type, uid"
_LINKS = """
SELECT l.type, l.id, l.target, coalesce(n.label, 'Source') AS label FROM (
SELECT 'SUBJECT' AS type, id, s AS target FROM out_statement
UNION ALL SELECT 'OBJECT', id, o FROM out_statement WHERE o IS NOT NULL
UNION ALL SELECT 'FROM_SOURCE', id, source FROM out_statement
UNION ALL SELECT DISTINCT 'ATTRIBUTED_TO', s.id, v.uid
    FROM out_statement s JOIN voice v ON v.statement = s.id
) l LEFT JOIN node n ON n.uid = l.target AND l.type <> 'FROM_SOURCE'
ORDER BY l.type, l.id, l.target
"""
_CONFLICTS = "SELECT * FROM out_conflict ORDER BY a, b, kind"

EXPRESSIONS = (_THINGS, _SOURCES, _STATEMENTS, _EDGES, _LINKS, _CONFLICTS)
"""All that nodes() and relationships() read of the view."""


def nodes(view: Batches) -> Iterator[list[Node]]:
    """All nodes of the view, in batches: things, sources, statements."""
    for batch in view.batches(_THINGS):
        yield [_thing(row) for row in batch.to_pylist()]
    for batch in view.batches(_SOURCES):
        yield [_source(row) for row in batch.to_pylist()]
    for batch in view.batches(_STATEMENTS):
        yield [_statement(row) for row in batch.to_pylist()]


def renamed(batches: Iterable[list[Node]], called: Mapping[str, str]) -> Iterator[list[Node]]:
    """The nodes, those that `called` has by its names."""
    for some in batches:
        yield [
            replace(node, properties={**node.properties, "name": called[node.uid]})
            if node.uid in called
            else node
            for node in some
        ]


def relationships(view: Batches) -> Iterator[list[Relationship]]:
    """All relationships of the view, in batches: edges, then what statements hang on."""
    for batch in view.batches(_EDGES):
        yield [_edge(row) for row in batch.to_pylist()]
    for batch in view.batches(_LINKS):
        yield [
            _link(row["type"], row["id"], row["target"], row["label"]) for row in batch.to_pylist()
        ]
    for batch in view.batches(_CONFLICTS):
        yield [_conflict(row) for row in batch.to_pylist()]


def _there(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if v is not None and v != []}


def _thing(row: dict[str, Any]) -> Node:
    properties: dict[str, Any] = dict(_pairs(row["attributes"]))
    properties |= {"uid": row["uid"], "name": row["name"], "names": row["names"]}
    properties["other_ids"] = row["other_ids"]
    if row["label"] == "Year":
        properties["value"] = int(row["name"])
    return Node(row["uid"], row["label"], tuple(row["markers"]), _there(properties))


def _source(row: dict[str, Any]) -> Node:
    import json

    attributes = {
        k: v if isinstance(v, str | int | float | bool) else json.dumps(v, ensure_ascii=False)
        for k, v in json.loads(row["attributes"]).items()
    }
    covered = _there({name: row[name] for name in _COVERAGE})
    properties = {**attributes, **covered, "uid": row["id"], "name": row["name"]}
    return Node(row["id"], "Source", (), properties)


def _statement(row: dict[str, Any]) -> Node:
    properties: dict[str, Any] = dict(_pairs(row["quals"]))
    properties |= {
        "uid": row["id"],
        "name": row["quotation"] or f"{row['original_subject']} {row['p']}",
        "predicate": row["p"],
        "basis": row["accepted_by"],
        "quotation": row["quotation"],
        "quotation_start": row["first"],
        "quotation_end": row["last"],
        "text_sha256": row["sha256"],
    }
    skipped = {"id", "p", "accepted_by", "quotation", "first", "last", "sha256", "quals", "anchor"}
    properties |= {k: v for k, v in row.items() if k not in skipped}
    if row["locator"] == "{}":
        del properties["locator"]
    return Node(row["id"], "Statement", (), _there(properties))


def _edge(row: dict[str, Any]) -> Relationship:
    properties: dict[str, Any] = dict(_pairs(row["quals"]))
    properties |= {
        "uid": row["uid"],
        "statements": row["statements"],
        "sources": row["sources"],
        "from_sources": row["from_sources"],
        "time": row["time"],
        "attested": row["attested"] or None,
        "start": row["be"],
        "begin_latest": row["bl"],
        "end_earliest": row["ee"],
        "end": row["el"],
        "derived": row["derived"],
        "basis": row["basis"],
        "said_by": row["said_by"],
        "contested": row["contested"],
    }
    return Relationship(
        row["uid"],
        row["type"],
        row["s"],
        row["s_label"],
        row["o"],
        row["o_label"],
        _there(properties) | {"said_by": row["said_by"]},
    )


def _link(kind: str, statement: str, target: str, label: str) -> Relationship:
    uid = f"{kind.lower()}-{statement}-{target}"
    return Relationship(uid, kind, statement, "Statement", target, label, {"uid": uid})


def _conflict(row: dict[str, Any]) -> Relationship:
    type = CONFLICTS[row["standing"] != "certain"]
    told = {name: row[name] for name in ("uid", "kind", "about", "standing", "reason")}
    return Relationship(row["uid"], type, row["a"], "Statement", row["b"], "Statement", told)


def _pairs(mapping: Any) -> Iterable[tuple[str, str]]:
    """Arrow hands maps over as lists of pairs."""
    return [(k, v) for k, v in (mapping or ()) if v is not None]

"""What came and what went between two load dates, or between two days of the world."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ledger import Ledger
from kg.rdf import run_query
from kg.schema import load_schema
from kg.view import Scope, View, neighbourhood

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["between_days", "between_runs"]

_STATE = """
SELECT uid AS id, label AS kind, name AS what, CAST(NULL AS VARCHAR) AS time,
       CAST([] AS VARCHAR[]) AS statements, uid AS one, uid AS other
FROM out_node WHERE label <> 'Year'
UNION ALL
SELECT e.uid, e.type, a.name || ' ' || e.type || ' ' || b.name, e.time, e.statements, e.s, e.o
FROM out_edge e JOIN node a ON a.uid = e.s JOIN node b ON b.uid = e.o"""
_CHANGES = """
SELECT CASE WHEN a.id IS NULL THEN 'came' WHEN b.id IS NULL THEN 'went' ELSE 'changed' END
           AS change,
       coalesce(b.kind, a.kind) AS kind, coalesce(b.what, a.what) AS what,
       coalesce(b.time, a.time) AS time, coalesce(b.id, a.id) AS id,
       CASE WHEN a.what <> b.what AND a.one = a.id THEN a.what END AS was,
       list_sort(list_filter(coalesce(b.statements, []),
                 lambda x: NOT list_contains(coalesce(a.statements, []), x))) AS gained,
       list_sort(list_filter(coalesce(a.statements, []),
                 lambda x: NOT list_contains(coalesce(b.statements, []), x))) AS lost
FROM read_parquet(?) a FULL JOIN read_parquet(?) b ON a.id = b.id
WHERE (a.id IS NULL OR b.id IS NULL OR was IS NOT NULL OR a.statements <> b.statements)
  AND (len(?) = 0 OR list_contains(?, coalesce(a.one, b.one))
       OR list_contains(?, coalesce(a.other, b.other)))
ORDER BY change DESC, kind, what, time, id"""
_BATCH = 1_000


def between_runs(
    ledger: Ledger,
    first: int,
    second: int,
    about: Sequence[str] = (),
    scope: Scope = Scope(),
) -> Iterator[dict[str, Any]]:
    """Things and edges that came, went or changed between the states after two runs.

    `changed` is a thing that is named otherwise, or an edge that rests on other
    statements (`gained`, `lost`). Each state is that of the `scope` as known after its run.
    """
    import duckdb

    early, late = sorted((first, second))
    then = replace(scope, known_at=None)
    reach = neighbourhood(ledger, load_schema(), early, replace(scope, known_at=late), then)
    with tempfile.TemporaryDirectory(prefix="dragoman-diff-") as place:
        files = [Path(place) / "before.parquet", Path(place) / "after.parquet"]
        for run, file in zip((first, second), files, strict=True):
            with View(ledger, replace(scope, known_at=run), reach) as view:
                view.write_parquet(_STATE, file)
        with duckdb.connect() as engine:
            cursor = engine.execute(_CHANGES, [*map(str, files), *[list(about)] * 3])
            names = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(_BATCH):
                for row in rows:
                    told = dict(zip(names, row, strict=True))
                    yield {k: v for k, v in told.items() if v not in (None, [])}


_HELD = """
SELECT ?id ?kind ?from ?to ?time ?start ?begin_latest ?end_earliest ?end WHERE {
  ABOUT
  VALUES ?kind { KINDS }
  ?e rdf:predicate ?kind ; a kgo:Edge ; kgo:uid ?id ;
     rdf:subject/rdfs:label ?from ; rdf:object/rdfs:label ?to .
  OPTIONAL { ?e kgo:time ?time }
  OPTIONAL { ?e kgo:start ?start } OPTIONAL { ?e kgo:begin_latest ?begin_latest }
  OPTIONAL { ?e kgo:end_earliest ?end_earliest } OPTIONAL { ?e kgo:end ?end }
  FILTER(BOUND(?time))
} ORDER BY ?kind ?from ?to ?time ?id"""
_EXISTED = """
SELECT ?id ?from ?by ?time ?start ?begin_latest ?end_earliest ?end WHERE {
  ABOUT
  ?e rdf:predicate kgo:existed ; a kgo:Statement ; kgo:counts true ; kgo:uid ?id ; kgo:time ?time ;
     rdf:subject/rdfs:label ?from ; prov:hadPrimarySource/rdfs:label ?by .
  OPTIONAL { ?e kgo:begin_earliest ?start } OPTIONAL { ?e kgo:begin_latest ?begin_latest }
  OPTIONAL { ?e kgo:end_earliest ?end_earliest } OPTIONAL { ?e kgo:end_latest ?end }
} ORDER BY ?from ?time ?id"""
_ABOUT = "{ ?e rdf:subject ?about } UNION { ?e rdf:object ?about }"


def between_days(
    store: ox.Store, first: str, second: str, about: Sequence[str] = ()
) -> Iterator[dict[str, Any]]:
    """States of affairs that hold on one of two days and not on the other.

    `certain` tells that it surely holds on the one day and surely not on the
    other; else the dates leave it open. Only what lasts is compared (offices,
    claims, memberships, relations …), not what happened on a day.
    """
    relations = [r for r in load_schema().relations.values() if r.time == "interval"]
    names = {r.iri: r.name for r in relations}
    text = _HELD.replace("KINDS", " ".join(f"kgo:{iri}" for iri in names))
    bound = {"about": [f"ent:{uid}" for uid in about]} if about else {}
    for query in (_EXISTED, text):
        asked = query.replace("ABOUT", _ABOUT if about else "")
        for row in run_query(store, asked, bound).as_dicts():
            before, after = _holds(row, first), _holds(row, second)
            if (before == "no") == (after == "no"):
                continue
            name = names[row["kind"]] if "kind" in row else "EXISTED"
            told = row["to"] if "to" in row else f"(by {row['by']})"
            yield {
                "change": "came" if before == "no" else "went",
                "kind": name,
                "what": f"{row['from']} {name} {told}",
                "time": row["time"],
                "certain": {before, after} == {"no", "yes"},
                "id": row["id"],
            }


def _holds(row: dict[str, Any], day: str) -> str:
    """Whether it holds on a day: yes, no, or perhaps."""
    start, begun, ends, end = (
        row[name] for name in ("start", "begin_latest", "end_earliest", "end")
    )
    if (start is not None and str(start) > day) or (end is not None and str(end) < day):
        return "no"
    latest, earliest = begun or end, ends or start
    surely = latest is not None and earliest is not None and str(latest) <= day <= str(earliest)
    return "yes" if surely else "perhaps"

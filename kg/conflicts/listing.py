"""The conflicts of a graph: certain ones, the same day told twice, and possible ones, apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.conflicts.said import said
from kg.conflicts.why import why
from kg.errors import UnknownName
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["KINDS", "STANDINGS", "conflicts", "conflicts_between", "count_conflicts"]

KINDS = ("date", "denied", "place", "seat", "title")
STANDINGS = ("certain", "same_day", "possible")
_CONFLICTS = """
SELECT DISTINCT ?kind ?standing ?reason ?about_id ?about ?a ?b WHERE {
  WHOM
  ?c a kgo:Conflict ; kgo:conflict_kind ?kind ; kgo:standing ?standing ; kgo:reason ?reason ;
     kgo:concerns ?x ; kgo:between ?one , ?other .
  ?one kgo:uid ?a . ?other kgo:uid ?b . FILTER(?a < ?b)
  ?x kgo:uid ?about_id ; rdfs:label ?about .
}
ORDER BY ?kind ?about ?about_id ?a ?b
"""
_WHOM = """{ ?c kgo:concerns ?whom } UNION { ?c kgo:between ?whom }
    UNION { ?st rdf:subject ?whom . ?c kgo:between ?st }
    UNION { ?st rdf:object ?whom . ?c kgo:between ?st }"""
_AMONG = "?c kgo:between ?st ."
_COUNT = """
SELECT ?standing ?kind (COUNT(?c) AS ?n) WHERE {
  ?c a kgo:Conflict ; kgo:standing ?standing ; kgo:conflict_kind ?kind
} GROUP BY ?standing ?kind ORDER BY ?standing ?kind
"""
_MANY = 500


def conflicts(
    store: ox.Store,
    entities: Sequence[str] | None = None,
    *,
    kind: str | None = None,
    standing: str = "certain",
    limit: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Each conflict with its two statements side by side, and why it is one.

    `entities` are ids of things or statements; the conflicts are those about one of
    them and those between statements that have it at one end.
    """
    if kind is not None and kind not in KINDS:
        raise UnknownName("kind of conflict", kind, KINDS)
    if standing not in STANDINGS:
        raise UnknownName("list of conflicts", standing, STANDINGS)
    whom = " UNION ".join(_WHOM.replace("?whom", f"ent:{uid}") for uid in entities or ())
    asked = f"{{ SELECT DISTINCT ?c WHERE {{ {whom} }} }}" if whom else ""
    text = _CONFLICTS.replace("WHOM", asked)
    if limit is not None:
        text += f"LIMIT {limit}"
    bound = {"kind": kind, "standing": standing}
    rows = run_query(store, text, {k: v for k, v in bound.items() if v is not None}).as_dicts()
    for start in range(0, len(rows), _MANY):
        yield from _side_by_side(store, rows[start : start + _MANY])


def conflicts_between(store: ox.Store, statements: Iterable[str]) -> list[dict[str, Any]]:
    """The conflicts, of every standing, in which one of these statements has a part."""
    wanted = sorted(set(statements))
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    text = _CONFLICTS.replace("WHOM", _AMONG)
    for start in range(0, len(wanted), _MANY):
        some = [f"ent:{uid}" for uid in wanted[start : start + _MANY]]
        for row in run_query(store, text, {"st": some}).as_dicts():
            found[row["kind"], row["standing"], row["a"], row["b"]] = row
    rows = [found[key] for key in sorted(found)]
    return list(_side_by_side(store, rows))


def _side_by_side(store: ox.Store, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    sides = said(store, {row[side] for row in rows for side in "ab"})
    for row in rows:
        a, b = sides[row["a"]], sides[row["b"]]
        yield {
            "kind": row["kind"],
            "standing": row["standing"],
            "about": row["about"],
            "about_id": row["about_id"],
            "why": why(row["reason"], row["about"], a, b),
            **a.as_columns("a"),
            **b.as_columns("b"),
        }


def count_conflicts(store: ox.Store) -> dict[str, dict[str, int]]:
    """How many there are in each list, by kind."""
    counts: dict[str, dict[str, int]] = {standing: {} for standing in STANDINGS}
    for standing, kind, number in run_query(store, _COUNT).rows:
        counts[standing][kind] = number
    return counts

"""Polities of one continuity group that existed beside each other: two states of one nation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.model.period import bound_key
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["beside", "existed"]

_EXISTED = """SELECT ?uid ?begin ?end WHERE {
  ?st rdf:subject ?x ; rdf:predicate kgo:existed ; a kgo:Statement ; kgo:counts true .
  ?x kgo:uid ?uid .
  OPTIONAL { ?st kgo:begin_earliest ?begin }
  OPTIONAL { ?st kgo:end_latest ?end } }"""
_LINE = """SELECT DISTINCT ?uid WHERE {
  { ?x kgo:succeededBy* ?y } UNION { ?y kgo:succeededBy* ?x } ?y kgo:uid ?uid }"""
_YEARS = 5  # that two states live on beside each other, else the one came after the other

Span = tuple[str | None, str | None]


def existed(store: ox.Store, polities: Iterable[str]) -> dict[str, list[Span]]:
    """The first and the last day on which each may have existed, by every statement on it."""
    wanted = [f"ent:{uid}" for uid in polities]
    found: dict[str, list[Span]] = {}
    for uid, begin, end in run_query(store, _EXISTED, {"x": wanted}).rows if wanted else ():
        found.setdefault(uid, []).append((begin, end))
    return found


def beside(store: ox.Store, named: Mapping[str, str], group: Mapping[str, str]) -> set[str]:
    """Those of the group that are another state than the named: its predecessors are not.

    South Korea is neither a predecessor nor a successor of North Korea, and existed in
    its time. Where a name is that of several polities, whatever goes with one of them stays.
    """
    if not group.keys() - named.keys():
        return set()
    line = {uid for (uid,) in run_query(store, _LINE, {"x": [f"ent:{uid}" for uid in named]}).rows}
    others = group.keys() - named.keys() - line
    spans = existed(store, others | named.keys()) if others else {}
    return {
        uid
        for uid in others
        if all(_together(spans.get(uid, ()), spans.get(one, ())) for one in named)
    }


def _together(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether two polities existed in the same years, by most of what is told of them."""
    known = [_years(span) for span in some if None not in span]
    against = [_years(span) for span in others if None not in span]
    same = [
        min(end, other_end) - max(begin, other_begin) > _YEARS
        for begin, end in known
        for other_begin, other_end in against
    ]
    return 2 * sum(same) > len(same)


def _years(span: Span) -> tuple[int, int]:
    begin, end = (bound_key(str(day)) for day in span)
    return int(begin.year), int(end.year)

"""Which statements are meant by what a person wants to cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import NotFound
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["statements_about", "statements_in", "statements_of_edge"]

_STATEMENT = re.compile(r"st-[0-9a-f]{20}")
_OF_EDGE = "SELECT ?id WHERE { ?edge a kgo:Edge ; kgo:statement/kgo:uid ?id } ORDER BY ?id"
_ABOUT = """SELECT DISTINCT ?id WHERE {
  { ?st rdf:subject ?thing } UNION { ?st rdf:object ?thing } ?st a kgo:Statement ; kgo:uid ?id
} ORDER BY ?id"""


def statements_in(value: Any) -> Iterator[str]:
    """The ids of all statements that an answer, or any part of one, names."""
    if isinstance(value, str):
        yield from _STATEMENT.findall(value)
    elif isinstance(value, dict):
        yield from statements_in(list(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from statements_in(item)


def statements_of_edge(store: ox.Store, edge: str) -> list[str]:
    """The statements that an edge rests on; NotFound for one that is not in the graph."""
    rows = run_query(store, _OF_EDGE, {"edge": f"ent:{edge}"}).rows
    if not rows:
        raise NotFound(f"the graph has no edge {edge!r}; it may rest on what was withdrawn")
    return [row[0] for row in rows]


def statements_about(store: ox.Store, thing: str) -> list[str]:
    """The statements in which a thing is the subject or the object."""
    return [row[0] for row in run_query(store, _ABOUT, {"thing": f"ent:{thing}"}).rows]

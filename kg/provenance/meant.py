"""What a person means by a name that several things bear, where one is called nothing else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask.things import identify
from kg.errors import NotFound
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["meant"]

_BEARERS = "SELECT DISTINCT ?id WHERE { ?x kgo:alias ?name ; rdfs:label ?name ; kgo:uid ?id }"
_UNDECIDED = re.compile(r"[a-z]+-[0-9a-f]{20}")  # words of a source that nothing decided
_ALSO = """SELECT DISTINCT ?id ?label WHERE {
  ?x kgo:alias ?name ; rdfs:label ?label ; kgo:uid ?id } ORDER BY ?label"""


def meant(
    store: ox.Store, text: str, connection: sqlite3.Connection, types: Sequence[str] = ()
) -> tuple[str, ...]:
    """The id of what is meant, and a remark where others bear the name besides.

    Of several bearers it is the one whose usual name it is: "Russia" is the
    Russian Federation, though the Empire was called so too; the remark says it. Where
    `types` of nodes are told, only those are looked at: no place is at war.
    """
    try:
        return (identify(store, text, connection),)
    except NotFound:
        kinds = tuple(f"{name.lower()}-" for name in types)
        bearers = [row[0] for row in run_query(store, _BEARERS, {"name": text}).rows]
        fitting = [id for id in bearers if id.startswith(kinds)] or bearers
        own = [id for id in fitting if not _UNDECIDED.fullmatch(id)] or fitting
        if len(own) != 1:
            raise
        others = run_query(store, _ALSO, {"name": text}).rows
        told = ", ".join(f"{name} ({id})" for id, name in others if id != own[0])
        return own[0], f"{text} is taken for {own[0]}; also called so: {told}"

"""What a person means by an id or a name, whatever kind of thing it is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.ask.names import bearers, listed
from kg.errors import NotFound, nearest
from kg.identity import standing_id
from kg.model.romanized import romanized
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["identify", "standing_ids"]

_EXACT = (
    "SELECT DISTINCT ?uid ?name WHERE { ?x kgo:alias ?alias ; kgo:uid ?uid ; rdfs:label ?name }"
)
_NAMES = "SELECT ?x ?alias WHERE { ?x kgo:alias ?alias }"
_LABELS = "SELECT ?uid ?name WHERE { ?x kgo:uid ?uid ; rdfs:label ?name }"
_ID = re.compile(r"[a-z]+-[a-z0-9-]+")


def identify(store: ox.Store, thing: str, connection: sqlite3.Connection | None = None) -> str:
    """The id of what a person names by its id or a name; NotFound if none or several bear it.

    A family name alone will do where one person has it.
    With the ledger's `connection` an id that was given up by a merge, or that of
    a record, leads to the thing that stands for it now.
    """
    if _is_there(store, thing):
        return thing
    if connection is not None and _ID.fullmatch(thing):
        standing = standing_id(connection, thing)
        if standing is not None and _is_there(store, standing):
            return standing
    found = dict(run_query(store, _EXACT, {"alias": thing}).rows)
    if not found:
        rows = run_query(store, _NAMES).rows
        meant = bearers(rows, thing)
        found = dict(run_query(store, _LABELS, {"uid": sorted(meant)}).rows) if meant else {}
    if not found:
        known = {row[1] for row in rows}
        raise NotFound(
            f"the graph has nothing named {thing!r}{nearest(romanized(thing) or thing, known)}"
        )
    if len(found) > 1:
        told = listed(store, found)
        raise NotFound(f"{thing!r} names several things: {told}; give the id of one")
    return str(next(iter(found)))


def standing_ids(
    store: ox.Store, given: Mapping[str, Any], connection: sqlite3.Connection
) -> dict[str, Any]:
    """Parameters with every id among them as it stands: a merge leaves old ids valid.

    One that the graph has stands for itself: so does, as the graph stood before a
    merge, the id that was given up by it.
    """
    return {
        name: standing_id(connection, value) or value
        if isinstance(value, str) and _ID.fullmatch(value) and not _is_there(store, value)
        else value
        for name, value in given.items()
    }


def _is_there(store: ox.Store, uid: str) -> bool:
    return bool(run_query(store, "SELECT ?x WHERE { ?x kgo:uid ?id }", {"id": uid}).rows)

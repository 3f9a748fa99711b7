"""What a person means by an id or a name, whatever kind of thing it is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.ask.names import (
    Period,
    bearers,
    is_meant,
    left_out,
    listed,
    look_up,
    offices_of_words,
    unknown,
)
from kg.errors import Ambiguous
from kg.identity import standing_id
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Meant", "identify", "meant", "standing_ids"]

_EXACT = (
    "SELECT DISTINCT ?uid ?name WHERE { ?x kgo:alias ?alias ; kgo:uid ?uid ; rdfs:label ?name }"
)
_NAMES = "SELECT ?x ?alias WHERE { ?x kgo:alias ?alias }"
_LABELS = "SELECT ?uid ?name WHERE { ?x kgo:uid ?uid ; rdfs:label ?name }"
_ID = re.compile(r"[a-z]+-[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Meant:
    """The things that a name is taken for, by their ids, and what the reader should know of it."""

    things: dict[str, str]
    notes: tuple[str, ...] = ()


def meant(
    store: ox.Store,
    text: str,
    connection: sqlite3.Connection,
    *,
    types: Sequence[str] = (),
    period: Period = (None, None),
) -> Meant:
    """What a person means by an id or a name: one thing, or the versions of one polity.

    A name that several polities of one continuity group bear means that group as far as
    it existed in the `period`, as a question takes it; the notes tell what else bears the
    name. Where `types` of nodes are told, only those are looked at: no place is at war.
    Raises NotFound, or Ambiguous with all that bear the name.
    """
    found = _bearing(store, text, connection)
    kinds = tuple(f"{name.lower()}-" for name in types)
    fitting = {uid: name for uid, name in found.items() if uid.startswith(kinds)} or found
    if len(fitting) == 1:
        return Meant(fitting, _others(store, text, found, fitting))
    if not any(uid.startswith("polity-") for uid in fitting):
        raise _several(store, text, fitting)
    group = look_up(store, text, "polity", period=period)
    aside = left_out(store, text, "polity", group)
    told = (is_meant(text, group), *([aside] if aside else ()))
    return Meant(group, (*told, *_others(store, text, found, group)))


def _others(
    store: ox.Store, text: str, found: Mapping[str, str], taken: Mapping[str, str]
) -> tuple[str, ...]:
    """A remark on things of other types that bear the name, too."""
    kinds = {uid.partition("-")[0] for uid in taken}
    rest = {uid: name for uid, name in found.items() if uid.partition("-")[0] not in kinds}
    return (f"also called {text}: {listed(store, rest)}",) if rest else ()


def identify(store: ox.Store, thing: str, connection: sqlite3.Connection | None = None) -> str:
    """The id of the one thing that a person names by its id or a name.

    NotFound if none bears it, Ambiguous if several do. A family name alone will do
    where one person has it. With the ledger's `connection` an id that was given up by a
    merge, or that of a record, leads to the thing that stands for it now.
    """
    found = _bearing(store, thing, connection)
    if len(found) > 1:
        raise _several(store, thing, found)
    return next(iter(found))


def _several(store: ox.Store, text: str, found: Mapping[str, str]) -> Ambiguous:
    return Ambiguous(f"{text!r} names several things: {listed(store, found)}; give the id of one")


def _bearing(store: ox.Store, text: str, connection: sqlite3.Connection | None) -> dict[str, str]:
    """The thing of that id, or all that bear the name, with their usual names."""
    if _is_there(store, text):
        return _called(store, [text])
    if connection is not None and _ID.fullmatch(text):
        standing = standing_id(connection, text)
        if standing is not None and _is_there(store, standing):
            return _called(store, [standing])
    found: dict[str, str] = dict(run_query(store, _EXACT, {"alias": text}).rows)
    if found:
        return found
    rows = run_query(store, _NAMES).rows
    if bearing := bearers(rows, text):
        return _called(store, sorted(bearing))
    if offices := offices_of_words(store, text):
        return offices
    raise unknown("nothing named", text, {row[1] for row in rows})


def _called(store: ox.Store, ids: list[str]) -> dict[str, str]:
    called = dict(run_query(store, _LABELS, {"uid": ids}).rows)
    return {uid: called.get(uid, uid) for uid in ids}


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

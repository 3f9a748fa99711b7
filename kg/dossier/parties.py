"""Whom a dossier is about: the polities, or the one thing, that a person's words mean."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.names import left_out, look_up
from kg.ask.things import identify
from kg.dossier.times import moment
from kg.dossier.told import ids_of, labels_of, pairs_of
from kg.errors import NotFound

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Party", "find_party"]

_KIND = "SELECT ?t WHERE { VALUES ?x { %x% } ?x a ?t }"
_TYPES = ("Polity", "Person", "Organization", "Place", "Agreement", "Event", "Office", "Topic")
_WHOSE = (
    "SELECT ?m WHERE { VALUES ?x { %x% } ?m kgo:partOf ?x ; a kgo:Organization }",
    "SELECT ?m WHERE { VALUES ?x { %x% } ?m kgo:officeOf ?x ; a kgo:Office }",
)
_BEGUN = """SELECT ?x ?day WHERE { VALUES ?x { %x% }
  ?x told:existed ?st . ?st kgo:begin_earliest ?day }"""
_HOLDERS = "SELECT ?p WHERE { VALUES ?x { %x% } ?p kgo:heldOffice ?x }"
_ID = re.compile(r"[a-z]+-[a-z0-9-]*[0-9a-f]{20}")  # also one that was given up by a merge


@dataclass(frozen=True, slots=True)
class Party:
    """One side: what it is called here, the versions that are meant, and who acts for them.

    It is called by the name that was typed, or by that of the id. `kind` is Polity,
    Person, Place …; `offices` are its own, `members` its organizations and all who ever
    held one of its offices.
    """

    words: str
    kind: str
    uids: tuple[str, ...]
    names: tuple[str, ...]
    offices: frozenset[str]
    members: frozenset[str]
    aside: str | None = None

    @property
    def all(self) -> frozenset[str]:
        """Itself and whoever acts for it."""
        return self.members.union(self.uids)

    @property
    def told(self) -> str:
        """Which things are meant, with their ids."""
        meant = ", ".join(f"{n} ({u})" for n, u in zip(self.names, self.uids, strict=True))
        aside = f" {self.aside[:1].upper()}{self.aside[1:]}." if self.aside else ""
        return f"“{self.words}” means here: {meant}.{aside}"


def find_party(
    store: ox.Store, words: str, connection: sqlite3.Connection, *, predecessors: bool = True
) -> Party:
    """The polities of a name, with their predecessors and successors unless told otherwise.

    NotFound where nothing, or more than one thing, bears the name.
    """
    aside = None
    try:
        meant = look_up(store, words, "polity")
        if not predecessors:
            meant = _alone(store, words, meant, connection)
        aside = left_out(store, words, "polity", meant)
    except NotFound:
        uid = identify(store, words, connection)
        meant = labels_of(store, [uid])
    uids = _by_age(store, meant)
    types = ids_of(store, _KIND, x=uids)
    kind = next((name for name in _TYPES if name in types), "thing")
    offices: set[str] = set()
    members: set[str] = set()
    if kind in ("Polity", "Organization"):
        whose = ids_of(store, _WHOSE, x=uids)
        whose |= ids_of(store, _WHOSE, x=whose)
        offices = {uid for uid in whose if uid.startswith("office-")}
        members = (whose - offices) | ids_of(store, _HOLDERS, x=offices)
    names = tuple(meant[uid] for uid in uids)
    called = meant.get(words) or (names[0] if _ID.fullmatch(words) else words)
    return Party(called, kind, uids, names, frozenset(offices), frozenset(members), aside)


def _by_age(store: ox.Store, meant: Iterable[str]) -> tuple[str, ...]:
    """In the order in which they came into being, as far as it is told."""
    begun = dict.fromkeys(sorted(meant), moment(None))
    for uid, day in pairs_of(store, _BEGUN, x=begun):
        begun[uid] = min(begun[uid], moment(day))
    return tuple(sorted(begun, key=lambda uid: (begun[uid], uid)))


def _alone(
    store: ox.Store, words: str, group: dict[str, str], connection: sqlite3.Connection
) -> dict[str, str]:
    """The one polity that bears the name, or has it as its label."""
    if words in group:
        return {words: group[words]}
    bearing = {uid: name for uid, name in group.items() if name == words}
    if len(bearing) == 1:
        return bearing
    uid = identify(store, words, connection)
    return {uid: group[uid]} if uid in group else group

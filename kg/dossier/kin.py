"""Places that lie in one another: an island and its group, as far as a source says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.dossier.told import ids_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["groups_of", "met_in", "parts_of", "said_of"]

_GROUPS = "SELECT ?p ?x WHERE { VALUES ?x { %x% } ?x kgo:partOf ?p . ?p a kgo:Place }"
_PARTS = "SELECT ?p ?x WHERE { VALUES ?x { %x% } ?p kgo:partOf ?x ; a kgo:Place }"
_SAID = (
    """SELECT ?st WHERE { VALUES ?x { %x% }
    ?x told:partOf|told:claimedBy|told:administeredBy|told:transferred ?st }""",
    """SELECT ?st WHERE { VALUES ?x { %x% } ?st rdf:object ?x ; rdf:predicate ?how ;
      a kgo:Statement .
    FILTER(?how IN (kgo:renounced, kgo:stated)) }""",
)


def groups_of(store: ox.Store, places: Iterable[str]) -> set[str]:
    """All that these places are part of, at any remove."""
    return _reached(store, _GROUPS, places)


def parts_of(store: ox.Store, places: Iterable[str]) -> set[str]:
    """All that is part of these places, at any remove."""
    return _reached(store, _PARTS, places)


def said_of(store: ox.Store, places: Iterable[str]) -> set[str]:
    """The statements on to whom these places belong, and in what they lie."""
    return ids_of(store, _SAID, x=places)


def met_in(store: ox.Store, by_one: set[str], by_other: set[str]) -> set[str]:
    """Places of both sides, or of one where the other has what lies in it or round it.

    With them the groups and parts of these places: who claims a group and who
    holds its islands may be told of different places.
    """
    met = by_one & by_other
    for here, there in ((by_one, by_other), (by_other, by_one)):
        met |= here & (groups_of(store, there) | parts_of(store, there))
    return met | parts_of(store, met) | groups_of(store, met)


def _reached(store: ox.Store, step: str, places: Iterable[str]) -> set[str]:
    start = set(places)
    found: set[str] = set()
    fresh = start
    while fresh:
        fresh = ids_of(store, step, x=fresh) - found
        found |= fresh
    return found - start

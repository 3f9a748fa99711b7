"""Statements that would make an edge if they counted, also those that the graph no longer holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.identity import clusters
from kg.provenance.grounds import grounds
from kg.provenance.judged import things_of
from kg.provenance.standing import Standing, standings
from kg.view.search import LedgerSearch

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["Candidate", "between", "hindered", "of_subject"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement by its id, with who its two ends are taken to be, and how it stands."""

    id: str
    subject: str
    object: str | None
    standing: Standing


def of_subject(folder: GraphFolder, thing: str, predicate: str) -> list[Candidate]:
    """The statements with that predicate of which the thing is the subject."""
    return _found(folder, predicate, thing, None)


def between(
    folder: GraphFolder, one: str, predicate: str, other: str, *, symmetric: bool
) -> list[Candidate]:
    """The statements with that predicate from the one to the other."""
    found = _found(folder, predicate, one, other)
    return found + (_found(folder, predicate, other, one) if symmetric else [])


def hindered(
    store: ox.Store, folder: GraphFolder, found: Iterable[Candidate]
) -> list[dict[str, Any]]:
    """One reason for each way in which statements fail to count, with those statements."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for candidate in found:
        for hindrance in candidate.standing.hindrances:
            reasons.setdefault((hindrance.code, hindrance.words), []).append(candidate.id)
    return [
        {"reason": code, "words": words, "statements": grounds(store, folder, ids)}
        for (code, words), ids in reasons.items()
    ]


def _found(
    folder: GraphFolder, predicate: str, subject: str, target: str | None
) -> list[Candidate]:
    connection = folder.ledger.connection
    search = LedgerSearch(connection, clusters(connection))
    rows = [
        row
        for row in search.statements("subject", search.records_of({subject}))
        if row[2] == predicate
    ]
    things = things_of(connection, {x for _, s, _, o in rows for x in (s, o) if x})
    mine = [
        (id, things[s], things.get(o) if o else None)
        for id, s, _, o in rows
        if things[s] == subject and (target is None or (o and things[o] == target))
    ]
    stand: Mapping[str, Standing] = standings(folder.ledger, [row[0] for row in mine])
    return [Candidate(id, s, o, stand[id]) for id, s, o in sorted(mine)]

"""What the ledger knows of the sources that are cited, and of the statements that cite them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import NotFound
from kg.ledger import Ledger
from kg.ledger.find import known_statement
from kg.ledger.live import LIVE_STATEMENTS

__all__ = ["Described", "Spoken", "all_cited", "describe", "spoken"]

_LINKS = ("part_of", "derived_from", "translation_of")
_CONTAINERS = ("archive", "fonds", "box", "folder", "volume", "series")
_DESCRIBED = f"""{LIVE_STATEMENTS}
SELECT id, attributes FROM known WHERE id IN (SELECT value FROM json_each(?))"""
_EDITIONS = """
SELECT e.source, e.sha256, e.retrieved, e.version, r.recorded_at FROM editions e
JOIN runs r ON r.id = e.run WHERE e.source IN (SELECT value FROM json_each(?))
AND e.run = (SELECT max(run) FROM editions WHERE source = e.source)"""
_STATEMENTS = """
SELECT s.id, s.source, s.dataset, s.locator, s.attributed_to FROM json_each(?) w
JOIN statements s ON s.id = w.value ORDER BY w.key"""
_KINDS = ", ".join(f"'{kind}'" for kind in _CONTAINERS)
_ALL = f"""{LIVE_STATEMENTS},
containers AS MATERIALIZED (SELECT id FROM known WHERE attributes ->> 'kind' IN ({_KINDS}))
SELECT DISTINCT source, dataset,
       CASE WHEN source IN (SELECT id FROM containers) THEN locator ELSE '{{}}' END AS locator
FROM live WHERE source IN (SELECT id FROM known) ORDER BY 1, 2, 3"""
_MANY = 5_000


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement's place: the source that says it, where in it, and what was loaded."""

    statement: str | None
    source: str
    dataset: str
    locator: Mapping[str, Any]
    voices: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A source: what is told of it, and the state of its bytes that was read last, if any."""

    id: str
    told: Mapping[str, Any]
    edition: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self.told.get("kind") or "other")

    @property
    def is_container(self) -> bool:
        """Whether single documents in it are works of their own."""
        return self.kind in _CONTAINERS

    def text(self, name: str) -> str | None:
        """One thing that is told of it, as text."""
        found = self.told.get(name)
        return None if found in (None, "") else " ".join(str(found).split())


def describe(ledger: Ledger, sources: Iterable[str]) -> dict[str, Described]:
    """The sources with all that they lie in, derive from or translate, by id."""
    told: dict[str, dict[str, Any]] = {}
    wanted = set(sources)
    while wanted:
        found = {
            row["id"]: json.loads(row["attributes"])
            for row in ledger.rows(_DESCRIBED, (json.dumps(sorted(wanted)),))
        }
        told |= {id: found.get(id, {}) for id in wanted}
        links = {row[name] for row in found.values() for name in _LINKS if name in row}
        wanted = links - told.keys()
    editions = {row["source"]: row for row in ledger.rows(_EDITIONS, (json.dumps(sorted(told)),))}
    return {id: Described(id, row, editions.get(id, {})) for id, row in told.items()}


def spoken(ledger: Ledger, statements: Iterable[str]) -> Iterator[Spoken]:
    """Where each of the statements is said, in this order; NotFound for one that nobody made."""
    wanted = list(dict.fromkeys(statements))
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        rows = ledger.rows(_STATEMENTS, (json.dumps(some),))
        if len(rows) < len(some):
            found = {row["id"] for row in rows}
            known_statement(ledger, next(id for id in some if id not in found))
            raise NotFound("a statement is not in the ledger")
        for row in rows:
            yield Spoken(
                row["id"],
                row["source"],
                row["dataset"],
                json.loads(row["locator"]),
                tuple(json.loads(row["attributed_to"])),
            )


def all_cited(ledger: Ledger) -> Iterator[Spoken]:
    """Every source that states something in the graph; every document, of those that hold many."""
    for row in ledger.rows(_ALL):
        yield Spoken(None, row["source"], row["dataset"], json.loads(row["locator"]))

"""What an embedded graph holds where a change reaches: the relationships to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.graph.arcade_engine import ArcadeDatabase
from kg.graph.rows import CORE_LABELS
from kg.graph.shape import CONFLICTS
from kg.view import Neighbourhood

__all__ = ["Held", "by_label", "held_relationships", "label_of"]

_LABELS = {name.lower(): name for name in CORE_LABELS}
_AT_ONCE = 2_000  # the engine holds a whole answer in its memory
_TOLD = "RETURN a.uid, type(r), b.uid, r.uid, properties(r)"


@dataclass(frozen=True, slots=True)
class Held:
    """A relationship that is in the graph now."""

    type: str
    start: str
    end: str
    properties: dict[str, Any]


def label_of(uid: str) -> str | None:
    """The core label of a thing, which its id begins with."""
    return _LABELS.get(uid.partition("-")[0])


def by_label(uids: Iterable[str]) -> dict[str, list[str]]:
    """Ids of things under their core labels."""
    groups: dict[str, list[str]] = defaultdict(list)
    for uid in uids:
        label = label_of(uid)
        if label is not None:
            groups[label].append(uid)
    return groups


def held_relationships(database: ArcadeDatabase, reach: Neighbourhood) -> dict[str, Held]:
    """Every relationship that the change may alter, by its uid."""
    rows = _Reading(database, reach).rows()
    return {uid: Held(kind, start, end, told) for start, kind, end, uid, told in rows}


class _Reading:
    """Patterns begin at what is known by its uid: the engine starts at their left end."""

    def __init__(self, database: ArcadeDatabase, reach: Neighbourhood) -> None:
        self.database = database
        self.reach = reach

    def rows(self) -> Iterator[list[Any]]:
        yield from self._slots()
        for label, uids in by_label(self.reach.whole).items():
            yield from self._match(f"(a:{label} {{uid: row.uid}})-[r]->(b)", uids)
            if label == "Agreement":
                yield from self._match("(b:Agreement {uid: row.uid})<-[r:PARTY_TO]-(a)", uids)
        yield from self._match("(b:Office {uid: row.uid})<-[r:HELD_OFFICE]-(a)", self.reach.seats)
        yield from self._meetings({uid for uid in self.reach.whole if uid.startswith("event-")})
        links = "SUBJECT|OBJECT|FROM_SOURCE|ATTRIBUTED_TO"
        either_way = "|".join(CONFLICTS)
        for pattern in (
            f"(a:Statement {{uid: row.uid}})-[r:{links}|{either_way}]->(b)",
            f"(b:Statement {{uid: row.uid}})<-[r:{either_way}]-(a:Statement)",
        ):
            yield from self._match(pattern, self.reach.restated)

    def _match(self, pattern: str, uids: Iterable[str]) -> Iterator[list[Any]]:
        return self._ask(pattern, [{"uid": uid} for uid in uids])

    def _ask(self, pattern: str, rows: list[dict[str, str]]) -> Iterator[list[Any]]:
        text = f"UNWIND $rows AS row MATCH {pattern} {_TOLD}"
        for first in range(0, len(rows), _AT_ONCE):
            yield from self.database.query(text, {"rows": rows[first : first + _AT_ONCE]})[1]

    def _slots(self) -> Iterator[list[Any]]:
        slots: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for start, kind, end in self.reach.edges:
            a, b = label_of(start), label_of(end)
            if a and b:
                slots[(a, kind, b)].append({"s": start, "o": end})
        for (a, kind, b), rows in slots.items():
            yield from self._ask(f"(a:{a} {{uid: row.s}})-[r:{kind}]->(b:{b} {{uid: row.o}})", rows)

    def _meetings(self, events: set[str]) -> Iterator[list[Any]]:
        """MET_WITH hangs between persons: it is found through those who took part."""
        persons = {uid for uid in self.reach.touched if uid.startswith("person-")}
        _, rows = self.database.query(
            "UNWIND $uids AS uid MATCH (:Event {uid: uid})<-[:PARTICIPATED_IN]-(p:Person) "
            "RETURN DISTINCT p.uid",
            {"uids": sorted(events)},
        )
        persons.update(row[0] for row in rows)
        for pattern in (
            "(a:Person {uid: row.uid})-[r:MET_WITH]->(b:Person)",
            "(b:Person {uid: row.uid})<-[r:MET_WITH]-(a:Person)",
        ):
            found = self._match(pattern, sorted(persons))
            yield from (row for row in found if row[-1].get("event") in events)

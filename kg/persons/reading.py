"""Reading from the ledger what live statements tell of persons, for sets of records."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.persons.names import PersonName, read_name
from kg.persons.told import Term, Told
from kg.resolve import Gazetteer

__all__ = ["OWN_ID", "TellReader"]

_GONE = "('withdrawn', 'replaced', 'superseded')"


def _live(alias: str) -> str:
    """The condition that a statement is in the graph."""
    return (
        f"{alias}.dataset NOT IN (SELECT id FROM temp.dead_source) "
        f"AND {alias}.source NOT IN (SELECT id FROM temp.dead_source) "
        f"AND (SELECT event FROM holdings WHERE statement = {alias}.id ORDER BY seq DESC LIMIT 1) "
        f"NOT IN {_GONE}"
    )


_LIVE = _live("s")
_RECORDS = f"""
SELECT r.id, r.dataset, r.key, r.words, r.used_on, r.polity
FROM temp.some CROSS JOIN records r ON r.id = x
WHERE r.type = 'Person' AND (
    EXISTS (SELECT 1 FROM statements s WHERE s.subject = r.id AND {_LIVE})
    OR EXISTS (SELECT 1 FROM statements s WHERE s.object = r.id AND {_LIVE})
    OR EXISTS (SELECT 1 FROM mentions m CROSS JOIN statements s ON s.id = m.statement
               WHERE m.record = r.id AND {_LIVE}))
"""
_SAID = f"""
SELECT s.subject, s.predicate, s.object, s.value, s.qualifiers, s.attested,
       s.begin_earliest, s.begin_latest, s.end_earliest, s.end_latest
FROM temp.some CROSS JOIN statements s ON s.subject = x
WHERE s.predicate IN ('NAMED', 'CODE', 'BORN', 'DIED', 'HELD_OFFICE')
  AND s.polarity = 'asserted' AND s.modality = 'actual' AND {_LIVE}
ORDER BY s.id
"""
# In which capacity somebody took part, on the day of the event; and for whom.
_PRESENT = f"""
SELECT s.subject, substr(s.qualifiers ->> 'capacity', 2),
       substr(s.qualifiers ->> 'on_behalf_of', 2),
       min(coalesce(s.begin_earliest, t.begin_earliest)),
       max(coalesce(s.end_latest, t.end_latest))
FROM temp.some CROSS JOIN statements s ON s.subject = x
LEFT JOIN statements t ON t.subject = s.object AND t.predicate = 'TOOK_PLACE'
     AND t.polarity = 'asserted' AND t.modality = 'actual' AND {_live("t")}
WHERE s.predicate = 'PARTICIPATED_IN' AND s.polarity = 'asserted' AND s.modality = 'actual'
  AND s.qualifiers <> '{{}}' AND {_LIVE}
GROUP BY s.id ORDER BY s.id
"""
# Whom somebody met, on the one day of the event.
_COMPANY = f"""
SELECT s.subject, t.time, r.words
FROM temp.some CROSS JOIN statements s ON s.subject = x
CROSS JOIN statements t ON t.subject = s.object
     AND t.predicate = 'TOOK_PLACE' AND length(t.time) = 10
     AND t.polarity = 'asserted' AND t.modality = 'actual' AND {_live("t")}
CROSS JOIN statements o ON o.object = s.object AND o.predicate = 'PARTICIPATED_IN'
     AND o.subject <> s.subject AND o.subject GLOB 'person-*'
     AND o.polarity = 'asserted' AND o.modality = 'actual' AND {_live("o")}
CROSS JOIN records r ON r.id = o.subject
WHERE s.predicate = 'PARTICIPATED_IN' AND s.polarity = 'asserted' AND s.modality = 'actual'
  AND {_LIVE}
"""
_JUDGED = """
SELECT j."left", j."right", j.by FROM temp.some CROSS JOIN judgements j ON j."left" = x
WHERE j.by GLOB 'policy:*' AND j.verdict = 'same'
  AND coalesce(j.evidence, '') NOT IN (SELECT id FROM temp.dead_source)
  AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = x AND by GLOB 'policy:*')
"""
_NAMES = frozenset({"usual", "official", "alias", "short", "endonym", "exonym", "birth"})
OWN_ID = "policy:own-identifier"
Row = tuple[Any, ...]


@dataclass(slots=True)
class _Gathered:
    """What was read of a set of records, by record."""

    said: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    present: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    company: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    own: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    uids: dict[str, str] = field(default_factory=dict)


class TellReader:
    """Reads records of persons with all that is told of them, as the ledger stands now."""

    def __init__(
        self, connection: sqlite3.Connection, gazetteer: Gazetteer, dead: Iterable[str]
    ) -> None:
        self.connection = connection
        self.gazetteer = gazetteer
        for table, column in (("dead_source", "id"), ("some", "x")):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
            connection.execute(f"CREATE TEMP TABLE {table} ({column} TEXT PRIMARY KEY)")
        self._put("dead_source", dead)
        self._groups: dict[str, str] = {}

    def told(self, records: Iterable[str]) -> list[Told]:
        """What is told of those of the records that are live persons."""
        self._put("some", records)
        rows = self.connection.execute(_RECORDS).fetchall()
        found = _Gathered()
        for row in self.connection.execute(_SAID):
            found.said[row[0]].append(row)
        for row in self.connection.execute(_PRESENT):
            found.present[row[0]].append(row)
        for record, day, words in self.connection.execute(_COMPANY):
            if (name := read_name(words)).is_full:
                found.company[record].add(f"{day} {' '.join(name.key)}")
        for left, right, by in self.connection.execute(_JUDGED):
            if by == OWN_ID:
                found.own[left] = right
        offices = {row[2] for said in found.said.values() for row in said if row[2]}
        offices |= {at for some in found.present.values() for row in some for at in row[1:3] if at}
        found.apart = self._apart()
        found.uids = self._uids(offices)
        return [self._one(row, found) for row in rows]

    def _uids(self, records: Iterable[str]) -> dict[str, str]:
        """What the records are, by the last word of a policy."""
        self._put("some", records)
        return {left: right for left, right, _ in self.connection.execute(_JUDGED)}

    def _apart(self) -> dict[str, set[str]]:
        """The records that a person told apart from each, themselves or by who they were."""
        rows = self.connection.execute(
            'SELECT "left", "right", verdict FROM judgements '
            "WHERE by NOT GLOB 'policy:*' ORDER BY seq"
        ).fetchall()
        last = {(min(a, b), max(a, b)): verdict for a, b, verdict in rows}
        found: dict[str, set[str]] = defaultdict(set)
        pairs = [pair for pair, verdict in last.items() if verdict == "not_same"]
        if pairs:
            members = self._ever({thing for pair in pairs for thing in pair})
            for a, b in pairs:
                for one in members[a]:
                    found[one] |= members[b] - {one}
                for one in members[b]:
                    found[one] |= members[a] - {one}
        return found

    def _ever(self, things: set[str]) -> dict[str, set[str]]:
        """Each thing with the records that were ever judged to be it."""
        found = {thing: {thing} for thing in things}
        self._put("some", things)
        sql = (
            'SELECT x, j."left" FROM temp.some CROSS JOIN judgements j ON j."right" = x '
            "WHERE j.verdict = 'same' AND j.by GLOB 'policy:*'"
        )
        for thing, record in self.connection.execute(sql):
            found[thing].add(record)
        return found

    def _one(self, row: Row, found: _Gathered) -> Told:
        record, dataset, key, words, used_on, polity = row
        said, present = found.said[record], found.present[record]
        terms = tuple(self._term(r, found.uids) for r in said if r[1] == "HELD_OFFICE" and r[2])
        terms += tuple(self._seen(r, found.uids) for r in present if r[1] and r[3] and r[4])
        polities = {self._group(term.office) for term in terms} - {""}
        behalf = {found.uids.get(r[2], "") for r in present if r[2]}
        polities |= {self.gazetteer.entity(u).group for u in behalf if u in self.gazetteer}
        if polity and (whose := self.gazetteer.resolve(polity, type="Polity", on=used_on).uid):
            polities.add(self.gazetteer.entity(whose).group)
        return Told(
            record,
            dataset,
            key,
            _names(words, said),
            used_on=int(used_on[:4]) if used_on and used_on[:4].isdigit() else None,
            own=found.own.get(record),
            codes=frozenset(_codes(said)),
            born=tuple(_years(said, "BORN")),
            died=tuple(_years(said, "DIED")),
            terms=terms,
            polities=frozenset(polities),
            company=frozenset(found.company[record]),
            apart=frozenset(found.apart.get(record, ())),
        )

    def _term(self, row: Row, uids: dict[str, str]) -> Term:
        uid = uids.get(row[2], str(row[2]))
        return Term(uid, row[6], row[7], row[8], row[9], bool(row[5]), self._single(uid))

    def _seen(self, row: Row, uids: dict[str, str]) -> Term:
        """Somebody who took part as holder of an office was seen in it."""
        uid = uids.get(row[1], str(row[1]))
        return Term(uid, None, row[4], row[3], None, True, self._single(uid))

    def _single(self, office: str) -> bool:
        known = self.gazetteer.offices.describe(office)
        return known is not None and known.seats == "single"

    def _group(self, office: str) -> str:
        if office not in self._groups:
            known = self.gazetteer.offices.describe(office)
            self._groups[office] = self.gazetteer.entity(known.office_of).group if known else ""
        return self._groups[office]

    def _put(self, table: str, ids: Iterable[str]) -> None:
        self.connection.execute(f"DELETE FROM temp.{table}")
        self.connection.execute(
            f"INSERT OR IGNORE INTO temp.{table} SELECT value FROM json_each(?)",
            (json.dumps(sorted(ids)),),
        )


def _names(words: str, said: list[Row]) -> tuple[PersonName, ...]:
    found = {words: read_name(words)}
    for row in said:
        if row[1] == "NAMED" and row[3] and json.loads(row[4]).get("kind", "usual") in _NAMES:
            name = read_name(row[3])
            if name.is_full:
                found.setdefault(row[3], name)
    return tuple({(*name.parts, name.suffix or ""): name for name in found.values()}.values())


def _codes(said: list[Row]) -> Iterator[str]:
    for row in said:
        if row[1] == "CODE" and row[3]:
            authority = json.loads(row[4]).get("authority")
            if authority and authority != "other":
                yield f"{authority} {row[3]}"


def _years(said: list[Row], predicate: str) -> Iterator[tuple[int, int]]:
    for row in said:
        if row[1] == predicate and all(row[n] and row[n][:4].isdigit() for n in (6, 9)):
            yield int(row[6][:4]), int(row[9][:4])

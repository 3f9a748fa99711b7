"""Terms in office as the ledger holds them now, for one office at a time."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.identity import Clusters, clusters
from kg.ledger import Ledger
from kg.ledger.judgements import POLICY
from kg.ledger.live import dead_sources
from kg.persons.names import read_name

__all__ = ["Holding", "OfficeRecord"]

_LAST_POLICY = (
    f'(SELECT max(seq) FROM judgements WHERE "left" = j."left" AND by GLOB \'{POLICY}*\')'
)
_RECORDS_OF = f"""
SELECT j."left", coalesce(j.evidence, '') FROM json_each(?) a
CROSS JOIN judgements j ON j."right" = a.value
WHERE j.verdict = 'same' AND j.by GLOB '{POLICY}*' AND j.seq = {_LAST_POLICY}
"""
_TERMS = """
SELECT s.subject, s.time, s.begin_earliest, s.begin_latest, s.end_earliest, s.end_latest,
       s.attested, s.qualifiers ->> 'acting', s.source, s.dataset, s.locator ->> 'document',
       s.basis
FROM json_each(?) a CROSS JOIN statements s ON s.object = a.value
WHERE s.predicate = 'HELD_OFFICE' AND s.polarity = 'asserted' AND s.modality = 'actual'
  AND (SELECT event FROM holdings WHERE statement = s.id ORDER BY seq DESC LIMIT 1)
      NOT IN ('withdrawn', 'replaced', 'superseded')
  AND coalesce((SELECT rank FROM ranks WHERE statement = s.id ORDER BY seq DESC LIMIT 1), '')
      <> 'deprecated'
  AND coalesce((SELECT verdict FROM standing_reviews WHERE statement = s.id),
               CASE WHEN s.basis IN ('person', 'data_set') THEN 'accepted' ELSE 'proposed' END)
      = 'accepted'
ORDER BY s.id
"""
_UID = f"""
SELECT a.value, j."right", coalesce(j.evidence, ''), r.words, r.dataset FROM json_each(?) a
CROSS JOIN records r ON r.id = a.value
LEFT JOIN judgements j ON j."left" = a.value AND j.verdict = 'same' AND j.seq = {_LAST_POLICY}
"""
_CACHED = 20_000


@dataclass(frozen=True, slots=True)
class Holding:
    """One term of one person in an office, as one statement tells it.

    `seen_until` is the last day that its source could know of, where that is told.
    """

    uid: str
    label: str
    time: str | None
    begin_earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    attested: bool
    acting: bool
    sources: tuple[str, ...]
    seen_until: str | None = None


class OfficeRecord:
    """The record of holders in a ledger, as it stands when this is made."""

    def __init__(self, ledger: Ledger) -> None:
        self._connection: sqlite3.Connection = ledger.connection
        self._dead = dead_sources(ledger.connection)
        self._clusters: Clusters = clusters(ledger.connection, ledger.sequence, self._dead)
        self._attributes: dict[str, dict[str, Any]] = {}
        self._ledger = ledger
        self._seen: dict[tuple[str, str], str | None] = {}
        self.terms = lru_cache(maxsize=_CACHED)(self._terms)
        self.name = lru_cache(maxsize=_CACHED)(self._name)

    def records_of(self, uid: str) -> list[str]:
        """The records that are the thing."""
        ids = self._clusters.all_of(uid)
        rows = self._connection.execute(_RECORDS_OF, (json.dumps(ids),))
        found = {left for left, evidence in rows if evidence not in self._dead}
        # What a person judged of a record alone stands in its cluster.
        kept = {r for r in found if self._clusters.uid(r) in (r, self._clusters.uid(uid))}
        return sorted(kept | {thing for thing in ids if thing != uid} | {uid})

    def uids(self, records: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Each record with who it is, and its words; none of a withdrawn data set."""
        found = {}
        rows = self._connection.execute(_UID, (json.dumps(sorted(set(records))),))
        for record, uid, evidence, words, dataset in rows:
            if dataset in self._dead:
                continue
            judged = uid if uid and evidence not in self._dead else record
            alone = self._clusters.uid_of.get(record)
            found[record] = (alone or self._clusters.uid(judged), words)
        return found

    def _terms(self, office: str) -> tuple[Holding, ...]:
        rows = self._connection.execute(_TERMS, (json.dumps(self.records_of(office)),)).fetchall()
        live = [row for row in rows if not {row[8], row[9]} & self._dead]
        people = self.uids(row[0] for row in live)
        return tuple(self._holding(row, *people[row[0]]) for row in live)

    def _holding(self, row: tuple[Any, ...], uid: str, words: str) -> Holding:
        seen = None if row[6] else self._seen_until(row[8], row[9], row[10] or "")
        return Holding(
            uid=uid,
            label=self.name(uid) or words,
            time=row[1],
            begin_earliest=row[2],
            begin_latest=row[3],
            end_earliest=row[4],
            end_latest=row[5],
            attested=bool(row[6]),
            acting=row[7] not in (None, "", "false"),
            sources=(row[8],),
            seen_until=seen,
        )

    def _name(self, uid: str) -> str | None:
        """The name that most records go by, a full one if there is any."""
        people = self.uids(self.records_of(uid))
        words = Counter(words for _, words in people.values())
        if not words:
            return None
        names = {w: read_name(w) for w in words}
        best = min(
            words, key=lambda w: (not names[w].is_full, bool(names[w].before), -words[w], len(w), w)
        )
        return names[best].bare if names[best].before and names[best].parts else best

    def _seen_until(self, source: str, dataset: str, document: str) -> str | None:
        """The day as of which a source was made, where it says so.

        For a data set that does not, the last beginning of a term that it tells
        of, in that part of it.
        """
        said = self._made(source) or self._made(dataset)
        if said is not None or self._described(dataset).get("kind") != "data_set":
            return said
        part = document.partition("/")[0]
        if (dataset, part) not in self._seen:
            (day,) = self._connection.execute(
                "SELECT max(begin_latest) FROM statements WHERE dataset = ? "
                "AND predicate = 'HELD_OFFICE' AND begin_latest GLOB '[0-9]*' AND NOT attested "
                "AND modality = 'actual' AND (? = '' OR locator ->> 'document' GLOB ? || '*')",
                (dataset, part, part),
            ).fetchone()
            self._seen[dataset, part] = day
        return self._seen[dataset, part]

    def _made(self, source: str) -> str | None:
        from kg.model import parse_period

        told = self._described(source)
        for text in (told.get("published"), told.get("document_date")):
            if text and (end := parse_period(text).end_latest) and end[-1].isdigit():
                return end
        years = told.get("coverage", {}).get("years")
        if years and "/" in str(years):
            end = parse_period(str(years)).end_latest
            return end if end and end[-1].isdigit() else None
        return None

    def _described(self, source: str) -> dict[str, Any]:
        if source not in self._attributes:
            self._attributes[source] = self._ledger.source(source) or {}
        return self._attributes[source]

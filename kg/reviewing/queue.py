"""Claims that no person has seen, the likeliest first: each with its sentence and its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS
from kg.reviewing.precision import Measured, measured
from kg.reviewing.tiers import tier_of
from kg.schema import load_schema

__all__ = ["Item", "queue"]

_QUEUE = f"""
{LIVE_STATEMENTS}
SELECT l.*, a.words AS subject_words, b.words AS object_words, k.attributes, v.verdict,
       v.by AS reviewed_by, {{tier}} AS tier,
       (SELECT engines FROM findings WHERE statement = l.id ORDER BY seq DESC LIMIT 1) AS engines,
       (SELECT anchor FROM holdings WHERE statement = l.id ORDER BY seq DESC LIMIT 1) AS anchor
FROM live l JOIN records a ON a.id = l.subject LEFT JOIN records b ON b.id = l.object
LEFT JOIN standing_reviews v ON v.statement = l.id LEFT JOIN known k ON k.id = l.source
WHERE l.basis IN ('text', 'machine') AND coalesce(v.kind, 'policy') <> 'person'
  AND (:source IS NULL OR l.source = :source) AND (:relation IS NULL OR l.predicate = :relation)
  AND (NOT :waiting OR coalesce(v.verdict, 'proposed') = 'proposed')
ORDER BY tier = 'agreed' DESC, tier = 'surest' DESC, coalesce(l.confidence, 0) DESC, l.source,
         CAST(anchor ->> 'start' AS INTEGER), l.id
LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim to be reviewed. `marked` are code points of `sentence`; `cells` may be edited."""

    statement: str
    tier: str
    claim: str
    sentence: str
    marked: tuple[int, int] | None
    source: str
    source_id: str
    published: str | None
    said_by: str | None
    standing: str
    confidence: float | None
    engines: str | None
    precision: str
    cells: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The item as one record."""
        return {k: v for k, v in asdict(self).items() if v not in (None, {})}


def queue(
    ledger: Ledger,
    *,
    source: str | None = None,
    relation: str | None = None,
    waiting: bool = False,
    limit: int = 50,
) -> list[Item]:
    """Claims out of texts that no person has decided: agreed ones first, then the surest.

    With `waiting` without those that a policy accepted.
    """
    if relation is not None:
        load_schema().relation(relation)
    asked = {"source": source, "relation": relation, "waiting": waiting, "limit": limit}
    sql = _QUEUE.replace("{tier}", tier_of("l"))
    cursor = ledger.connection.execute(sql, asked)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    learnt = measured(ledger)
    words = _words_of(ledger, rows)
    return [_item(row, words, learnt) for row in rows]


def _item(row: dict[str, Any], words: Mapping[str, str], learnt: Measured) -> Item:
    place = json.loads(row["locator"])
    source = json.loads(row["attributes"] or "{}")
    voices = [voice["words"] for voice in json.loads(row["attributed_to"])]
    trigger = place.get("trigger")
    cells = {
        "subject": row["subject_words"], "relation": row["predicate"],
        "object": row["object_words"], "value": row["value"], "date": row["time"],
        "polarity": row["polarity"], "modality": row["modality"],
    }  # fmt: skip
    return Item(
        statement=row["id"],
        tier=row["tier"],
        claim=" ".join(_claim(row, words)),
        sentence=place.get("exact") or "no sentence; see " + (place.get("row") or row["source"]),
        marked=(trigger[0], trigger[1]) if trigger else None,
        source=source.get("title") or row["source"],
        source_id=row["source"],
        published=source.get("published"),
        said_by=" > ".join(voices) or None,
        standing=f"accepted by {row['reviewed_by']}" if row["verdict"] == "accepted" else "waits",
        confidence=row["confidence"],
        engines=row["engines"].replace(",", ", ") if row["engines"] else None,
        precision=learnt.told(row["predicate"], row["tier"]),
        cells={name: text or "" for name, text in cells.items()},
    )


def _claim(row: dict[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """The claim as a line: who, what, whom, when, and all that limits it."""
    yield row["subject_words"]
    if row["polarity"] != "asserted":
        yield "not"
    yield row["predicate"]
    if target := row["object_words"] or row["value"]:
        yield target
    told = []
    if row["time"]:
        told.append(f"as of {row['time']}" if row["attested"] else row["time"])
    if row["modality"] != "actual":
        told.append(row["modality"])
    for name, value in json.loads(row["qualifiers"]).items():
        told.append(f"{name.replace('_', ' ')}: {words.get(value[1:], value)}")
    if told:
        yield f"({'; '.join(told)})"


def _words_of(ledger: Ledger, rows: list[dict[str, Any]]) -> dict[str, str]:
    """The words of the things in qualifiers."""
    ids = {
        value[1:] for row in rows for value in json.loads(row["qualifiers"]).values()
        if value.startswith("@")
    }  # fmt: skip
    return dict(
        ledger.connection.execute(
            "SELECT id, words FROM records WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
    )

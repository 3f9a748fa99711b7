"""How a statement stands: whether it counts, who accepted it, and what keeps it from counting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.ledger import Ledger
from kg.ledger.live import dead_sources

__all__ = ["Hindrance", "Standing", "standings"]

_IDS = "json_each(?) w"
_HELD = f"""
SELECT h.statement, h.event, h.replaced_by, r.by, substr(r.recorded_at, 1, 10) AS day
FROM {_IDS} JOIN holdings h ON h.statement = w.value JOIN runs r ON r.id = h.run
WHERE h.seq = (SELECT max(seq) FROM holdings WHERE statement = h.statement)"""
_REVIEWS = f"""
SELECT v.statement, v.verdict, v.by, v.kind, v.why, substr(r.recorded_at, 1, 10) AS day
FROM {_IDS} JOIN standing_reviews v ON v.statement = w.value JOIN runs r ON r.id = v.run"""
_RANKS = f"""
SELECT k.statement, k.rank, k.by, k.why, substr(r.recorded_at, 1, 10) AS day
FROM {_IDS} JOIN ranks k ON k.statement = w.value JOIN runs r ON r.id = k.run ORDER BY k.seq"""
_STATEMENTS = f"""
SELECT s.id, s.source, s.dataset, s.polarity, s.modality, s.basis
FROM {_IDS} JOIN statements s ON s.id = w.value"""
_WITHDRAWALS = """
SELECT w.source, w.by, w.why, substr(r.recorded_at, 1, 10) AS day
FROM withdrawals w JOIN runs r ON r.id = w.run WHERE w.event = 'withdrawn' ORDER BY w.seq"""

_LOADED = {
    "person": "as a person typed it in",
    "data_set": "as a data set states it",
}
_GONE = {
    "withdrawn": "the last edition of its source no longer holds it",
    "replaced": "its row was corrected",
    "superseded": "another edition took its place",
}


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that keeps a statement from making an edge: a word for it, and a sentence."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a statement counts, on whose word, and what hinders it."""

    counts: bool
    in_graph: bool
    accepted: str | None
    rank: str
    hindrances: tuple[Hindrance, ...]


def standings(ledger: Ledger, statements: Iterable[str]) -> dict[str, Standing]:
    """How each of the statements stands in the ledger as it is now."""
    ids = json.dumps(sorted(set(statements)))
    held = {row["statement"]: row for row in ledger.rows(_HELD, (ids,))}
    reviews = {row["statement"]: row for row in ledger.rows(_REVIEWS, (ids,))}
    ranks = {row["statement"]: row for row in ledger.rows(_RANKS, (ids,))}
    dead = dead_sources(ledger.connection)
    rows = ledger.rows(_WITHDRAWALS) if dead else []
    withdrawn = {row["source"]: row for row in rows}
    found = {}
    for row in ledger.rows(_STATEMENTS, (ids,)):
        id = row["id"]
        gone = [*_gone(held.get(id)), *_withdrawn(row, dead, withdrawn)]
        others = [*_review(row, reviews.get(id)), *_rank(ranks.get(id)), *_said(row)]
        found[id] = Standing(
            counts=not gone and not others,
            in_graph=not gone,
            accepted=_accepted(row, reviews.get(id)),
            rank=ranks[id]["rank"] if id in ranks else "normal",
            hindrances=(*gone, *others),
        )
    return found


Row = Mapping[str, Any]


def _gone(held: Row | None) -> list[Hindrance]:
    if held is None or held["event"] not in _GONE:
        return []
    words = f"{_GONE[held['event']]} ({held['by']}, {held['day']})"
    if held["replaced_by"]:
        words += f"; now {held['replaced_by']}"
    return [Hindrance(held["event"], words)]


def _withdrawn(row: Row, dead: set[str], withdrawn: Mapping[str, Row]) -> list[Hindrance]:
    for source in dict.fromkeys((row["source"], row["dataset"])):
        if source in dead:
            known = withdrawn.get(source)
            words = f"the source {source} is withdrawn"
            return [Hindrance("source_withdrawn", words + (_by(known) if known else ""))]
    return []


def _review(row: Row, review: Row | None) -> list[Hindrance]:
    if review is not None and review["verdict"] == "rejected":
        return [Hindrance("rejected", f"it was rejected{_by(review)}")]
    accepted = review is not None and review["verdict"] == "accepted"
    if accepted or (review is None and row["basis"] in _LOADED):
        return []
    return [Hindrance("proposed", "it is only proposed: nobody has accepted it")]


def _rank(rank: Row | None) -> list[Hindrance]:
    if rank is None or rank["rank"] != "deprecated":
        return []
    return [Hindrance("deprecated", f"it is ranked deprecated{_by(rank)}")]


def _said(row: Row) -> list[Hindrance]:
    found = []
    if row["polarity"] != "asserted":
        found.append(Hindrance(row["polarity"], f"it is {row['polarity']}, not asserted"))
    if row["modality"] != "actual":
        found.append(
            Hindrance(row["modality"], f"it is only {row['modality']}, not told as a fact")
        )
    return found


def _accepted(row: Row, review: Row | None) -> str | None:
    if review is None:
        return _LOADED.get(row["basis"])
    if review["verdict"] != "accepted":
        return None
    if review["kind"] == "policy":
        return f"by {review['by']}, seen by no person ({review['why']})"
    return f"by {review['by']}, {review['day']}" + (f": {review['why']}" if review["why"] else "")


def _by(row: Row) -> str:
    return f" ({row['by']}, {row['day']}" + (f": {row['why']})" if row["why"] else ")")

"""What a person accepted follows its sentence into a new edition of a text, or is left behind."""

from __future__ import annotations

import json

from kg.ledger import Staging
from kg.loading.report import LoadReport
from kg.model.ids import canonical_json
from kg.model.quotation import places_of

__all__ = ["keep_reviewed"]

_AROUND = 32
_STANDING = """
SELECT s.id, s.locator, h.anchor, h.record_row FROM statements s
JOIN standing_reviews v ON v.statement = s.id AND v.kind = 'person' AND v.verdict = 'accepted'
JOIN holdings h ON h.seq = (SELECT max(seq) FROM holdings WHERE statement = s.id)
WHERE s.dataset = ? AND h.event NOT IN ('withdrawn', 'replaced', 'superseded')
  AND s.id NOT IN (SELECT statement FROM temp.staged) ORDER BY s.id
"""


def keep_reviewed(staging: Staging, text: str, sha256: str, report: LoadReport) -> None:
    """Hold on to accepted statements that this reading no longer gives.

    One whose words stand in the text as before, or exactly once in a changed text, is
    staged at that place; of any other it is told that it is orphaned.
    """
    rows = staging.connection.execute(_STANDING, (staging.edition.source,)).fetchall()
    for statement, locator, anchor, record_row in rows:
        exact, place = json.loads(locator).get("exact") or "", json.loads(anchor)
        found = _place(exact, place, text, sha256)
        if found is None:
            note = f"{statement}: a person accepted it; its sentence is gone or stands there twice"
            report.notes.setdefault("orphaned", []).append(note)
            continue
        staging.hold(statement, record_row, canonical_json(found))


def _place(
    exact: str, place: dict[str, object], text: str, sha256: str
) -> dict[str, object] | None:
    if place.get("sha256") == sha256:
        return place
    places = places_of(exact, text)
    if len(places) != 1:
        return None
    start, end = places[0], places[0] + len(exact)
    return {
        "start": start, "end": end, "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND], "sha256": sha256,
    }  # fmt: skip

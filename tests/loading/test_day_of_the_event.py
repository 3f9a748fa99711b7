"""Who took part in an event is named as of its day, where the row itself bears none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from tests.graph_folders import load_rows

TALKS = {"subject": "talks", "predicate": "TOOK_PLACE", "source": "diary"}
ANNA = {
    "subject": "Anna Alba", "predicate": "PARTICIPATED_IN", "object": "talks", "source": "diary",
    "on_behalf_of": "Russia", "on_behalf_of_type": "Polity",
}  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "meant"),
    [
        ([ANNA, {**TALKS, "time": "1910-05-04"}], "polity-russian-empire"),
        ([ANNA, {**TALKS, "original_time": "4 May 1910"}], "polity-russian-empire"),
        ([ANNA, {**TALKS, "time": "1910"}, {**TALKS, "time": "2010"}], None),
        ([ANNA, {**TALKS, "time": "1910"}, {**TALKS, "object": "Tokyo"}], "polity-russian-empire"),
        (
            [ANNA, {**TALKS, "time": "1910"}, {**TALKS, "time": "2010", "polarity": "denied"}],
            "polity-russian-empire",
        ),
        ([{**ANNA, "time": "2010"}, {**TALKS, "time": "1910-05-04"}], "polity-russia"),
        ([ANNA, {**TALKS, "object": "Tokyo"}], None),
    ],
)
def test_a_participant_is_named_as_of_the_day(
    rows: list[dict[str, Any]], meant: str | None, folder: GraphFolder, tmp_path: Path
) -> None:
    report = load_rows(folder.ledger, tmp_path, rows)
    assert not report.refused
    sql = """SELECT j."right", s.time FROM statements s JOIN mentions m ON m.statement = s.id
        LEFT JOIN judgements j ON j."left" = m.record AND j.verdict = 'same'
        WHERE s.predicate = 'PARTICIPATED_IN'"""
    ((found, time),) = folder.ledger.connection.execute(sql).fetchall()
    assert found == meant and time == rows[0].get("time")
    told = [text for texts in report.notes.values() for text in texts if "of the event" in text]
    assert bool(told) == (meant is not None and time is None)

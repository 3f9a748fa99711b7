"""Persons are judged anew when the policies are others than those that judged them."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.persons.sheets import held, load_sheet_of, who

FM = "Soviet Foreign Minister"
_OLDER = (
    "INSERT INTO runs (id, kind, by, recorded_at, report) "
    "SELECT max(id) + 1, 'judge', 'test', '2020-01-01', '{\"judged_by\": \"older\"}' FROM runs"
)
_APART = (
    'INSERT INTO judgements ("left", "right", verdict, by, why, evidence, run) '
    "SELECT id, 'person-somebody-else', 'same', 'policy:same-person', 'as it was once', NULL, run "
    "FROM records WHERE words LIKE 'Shevardnadze%'"
)


def test_the_next_load_judges_again_and_reads_nothing(tmp_path: Path) -> None:
    with kg.create(tmp_path / "graph", by="test") as graph:
        ledger = graph.folder.ledger
        load_sheet_of(ledger, tmp_path, "a", [held("Eduard Shevardnadze", FM, "1985-07-02/")], {})
        seen = [held("Shevardnadze, Eduard A.", FM, "1987-09-15", "attested")]
        load_sheet_of(ledger, tmp_path, "b", seen, {})
        today = who(ledger)
        assert len(today) == 1
        ledger.connection.execute(_APART)
        ledger.connection.execute(_OLDER)
        assert len(who(ledger)) == 2

        (report,) = graph.load("facts", [tmp_path / "b.yml"], refresh=False)
        assert (report.changes.added, report.changes.unchanged) == (0, 1)
        assert who(ledger) == today

        runs = ledger.sequence
        graph.load("facts", [tmp_path / "b.yml"], refresh=False)
        assert ledger.sequence == runs

"""A sheet loaded again: nothing new, a corrected cell, a row less, the old state once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.ledger.digest import ledger_digest
from tests.graph_folders import contradictions, load_rows, load_sheet, meaning, write_sheet

FIRST = {"subject": "Anna Alba", "predicate": "BORN", "time": "1901-02-03", "source": "diary"}
FIXED = {**FIRST, "time": "1902-02-03"}
OTHER = {"subject": "Boris Bruno", "predicate": "BORN", "time": "1899"}


def _numbered(*rows: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": str(number), **row} for number, row in enumerate(rows, 1)]


def test_loading_the_same_again_changes_nothing(folder: GraphFolder, tmp_path: Path) -> None:
    ledger = folder.ledger
    first = load_rows(ledger, tmp_path, [FIRST, OTHER])
    before, sequence, digest = meaning(ledger), ledger.sequence, ledger_digest(ledger)
    again = load_rows(ledger, tmp_path, [FIRST, OTHER])
    assert (first.changes.added, first.changed_nothing) == (2, False)
    assert (again.changes.unchanged, again.changed_nothing) == (2, True)
    assert (ledger.sequence, ledger_digest(ledger)) == (sequence, digest)
    assert meaning(ledger) == before


def test_other_bytes_that_say_the_same_add_no_statement(
    folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [FIRST, OTHER])
    before, digest = meaning(ledger), ledger_digest(ledger)
    report = load_rows(ledger, tmp_path, [OTHER, FIRST])
    assert (report.changes.unchanged, report.changed_nothing) == (2, True)
    assert meaning(ledger) == before
    assert ledger_digest(ledger) == digest


def test_a_corrected_row_replaces_its_former_self(folder: GraphFolder, tmp_path: Path) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, _numbered(FIRST, OTHER))
    report = load_rows(ledger, tmp_path, _numbered(FIXED, OTHER))
    changes = report.changes
    assert (changes.added, changes.replaced, changes.withdrawn, changes.unchanged) == (1, 1, 0, 1)
    assert contradictions(ledger) == []
    replaced = ledger.rows("SELECT statement, replaced_by FROM holdings WHERE event = 'replaced'")
    (new,) = ledger.rows("SELECT id FROM statements WHERE time = '1902-02-03'")
    assert [row["replaced_by"] for row in replaced] == [new["id"]]


def test_without_row_ids_the_old_is_withdrawn_and_the_new_added(
    folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [FIRST, OTHER])
    changes = load_rows(ledger, tmp_path, [FIXED, OTHER]).changes
    assert (changes.added, changes.replaced, changes.withdrawn, changes.unchanged) == (1, 0, 1, 1)
    assert contradictions(ledger) == []


@pytest.mark.parametrize("numbered", [True, False])
def test_a_row_taken_out_is_withdrawn_and_the_old_sheet_brings_it_back(
    folder: GraphFolder, tmp_path: Path, numbered: bool
) -> None:
    ledger = folder.ledger
    both = _numbered(FIRST, OTHER) if numbered else [FIRST, OTHER]
    load_rows(ledger, tmp_path, both)
    before, digest = meaning(ledger), ledger_digest(ledger)
    gone = load_rows(ledger, tmp_path, both[1:]).changes
    assert (gone.withdrawn, gone.unchanged) == (1, 1)
    back = load_rows(ledger, tmp_path, both).changes
    assert (back.reinstated, back.added, back.unchanged) == (1, 0, 1)
    assert meaning(ledger) == before
    assert ledger_digest(ledger) == digest


def test_the_former_state_stays_visible_as_of_its_run(folder: GraphFolder, tmp_path: Path) -> None:
    from kg.view import Scope, View

    ledger = folder.ledger
    load_rows(ledger, tmp_path, _numbered(FIRST))
    then = ledger.sequence
    load_rows(ledger, tmp_path, _numbered(FIXED))
    with View(ledger, Scope(known_at=then)) as view:
        assert view.rows("SELECT time FROM st WHERE p = 'BORN'") == [("1901-02-03",)]
    with View(ledger) as view:
        assert view.rows("SELECT time FROM st WHERE p = 'BORN'") == [("1902-02-03",)]


def test_a_dry_run_of_a_changed_sheet_tells_what_would_go(
    folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = folder.ledger
    load_rows(ledger, tmp_path, [FIRST, OTHER])
    before, digest = ledger.sequence, ledger_digest(ledger)
    path = write_sheet(tmp_path / "sheet.yml", [OTHER])
    report = load_sheet(ledger, path, dry_run=True)
    (gone,) = ledger.rows("SELECT id FROM statements WHERE time = '1901-02-03'")
    assert report.changes.withdrawn == 1
    (told,) = report.changed["withdrawn"]
    assert told.startswith(f"{gone['id']}: Anna Alba BORN") and "(1901-02-03)" in told
    assert (ledger.sequence, ledger_digest(ledger)) == (before, digest)


def test_two_sheets_that_describe_one_source_differently_are_both_settled(
    folder: GraphFolder, tmp_path: Path
) -> None:
    """Each keeps its own description; loading either again is still no news."""
    ledger = folder.ledger
    first = write_sheet(tmp_path / "first.yml", [FIRST])
    text = first.read_text(encoding="utf-8")
    second = tmp_path / "second.yml"
    second.write_text(
        text.replace("title: first", "title: second").replace("A. Clerk", "B. Clerk"),
        encoding="utf-8",
    )
    load_sheet(ledger, first)
    load_sheet(ledger, second)
    before = ledger.sequence
    assert load_sheet(ledger, first).changed_nothing
    assert load_sheet(ledger, second).changed_nothing
    assert ledger.sequence == before

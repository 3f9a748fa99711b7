"""What lies in the words for an office is said with it: sender, receiver, rank and seats."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.view import View
from tests.graph_folders import load_rows

MISSION = "office-soviet-union-ambassador-to-japan"


def test_both_ends_of_an_ambassadorship_are_there(folder: GraphFolder, tmp_path: Path) -> None:
    row = {
        "subject": "Boris Bruno",
        "predicate": "HELD_OFFICE",
        "object": "Soviet ambassador to Japan",
        "time": "1957/1960",
    }
    load_rows(folder.ledger, tmp_path, [row], "missions")
    with View(folder.ledger) as view:
        ends = view.rows(
            f"SELECT type, o FROM edge WHERE s = '{MISSION}' AND type <> 'NAMED' ORDER BY type"
        )
        known = dict(view.rows(f"SELECT name, value FROM attribute WHERE uid = '{MISSION}'"))
    assert ends == [("ACCREDITED_TO", "polity-japan"), ("OFFICE_OF", "polity-soviet-union")]
    assert known == {"OFFICE_RANK": "ambassador", "SEATS": "single"}
    again = load_rows(folder.ledger, tmp_path, [row], "missions")
    assert again.changed_nothing

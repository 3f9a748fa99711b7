"""Who somebody is called does not change because a namesake turns up."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.identity import standing_id
from kg.ledger import Ledger
from kg.retract import retract
from tests.persons.sheets import Fact, held, load_sheet_of, who

FM = "Soviet Foreign Minister"
OFFICE: list[Fact] = [held("Anna Alba", FM, "1985/1990")]
NAME_ALONE: list[Fact] = [("Anna Alba", "PARTICIPATED_IN", "talks in Rome", "", "")]


@pytest.mark.parametrize("first", ["office", "name"])
def test_a_mere_name_renames_nobody(tmp_path: Path, first: str) -> None:
    sheets = {"office": OFFICE, "name": NAME_ALONE}
    order = [first, *(sheets.keys() - {first})]
    ledger = Ledger(tmp_path, new=True)
    seen = []
    for title in order:
        load_sheet_of(ledger, tmp_path, title, sheets[title], {})
        seen.append(who(ledger))
    assert seen[0].items() <= seen[1].items()
    assert "person-anna-alba" in seen[1]
    assert len(seen[1]) == 2
    ledger.close()


def test_a_mere_name_that_joins_changes_no_id(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, new=True)
    load_sheet_of(ledger, tmp_path, "a", [held("Anna Berta Alba", FM, "1985/1990")], {})
    before = set(who(ledger))
    mention = [("Anna Alba", "PARTICIPATED_IN", "talks in Rome", "", "")]
    load_sheet_of(ledger, tmp_path, "b", mention, {})
    assert before <= set(who(ledger))
    ledger.close()


def test_a_family_name_alone_keeps_its_id_as_more_is_seen(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, new=True)
    ids = {}
    for day in ("01", "02"):
        seen = held("Alba", FM, f"1988-05-{day}", "attested")
        ids[day] = load_sheet_of(ledger, tmp_path, f"day {day}", [seen], {})
    both = set(who(ledger))
    assert len(both) == 1
    retract(ledger, ids["02"], by="me")
    retract(ledger, ids["02"], by="me", undo=True)
    assert set(who(ledger)) == both
    ledger.close()


@pytest.mark.parametrize(("second", "persons"), [("1986-05-01", 1), ("1990-05-01", 2)])
def test_who_comes_back_to_a_seat_is_the_same_while_no_son_can_be_meant(
    tmp_path: Path, second: str, persons: int
) -> None:
    ledger = Ledger(tmp_path, new=True)
    for title, day in (("a", "1970-05-01"), ("b", second)):
        seen = held("Anna Alba", FM, day, "attested")
        load_sheet_of(ledger, tmp_path, title, [seen], {})
    assert len(who(ledger)) == persons
    ledger.close()


def test_a_former_id_still_leads_to_the_person_whom_it_meant(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, new=True)
    load_sheet_of(ledger, tmp_path, "a", [held("Anna Alba", FM, "1985/1990")], {})
    assert set(who(ledger)) == {"person-anna-alba"}
    namesake: list[Fact] = [("Anna Alba", "BORN", "1850", "", "")]
    load_sheet_of(ledger, tmp_path, "b", namesake, {})
    now = set(who(ledger))
    assert len(now) == 2 and "person-anna-alba" not in now
    meant = standing_id(ledger.connection, "person-anna-alba")
    assert meant in now - {"person-anna-alba-1850"}
    ledger.close()

"""What contradicts what, and what only seems to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.folder import GraphFolder
from tests.graph_folders import contradictions, load_rows

Row = dict[str, str]


def _born(time: str, **cells: str) -> Row:
    return {"subject": "Anna Alba", "predicate": "BORN", "time": time, **cells}


def _holder(person: str, time: str, office: str = "FM Japan", **cells: str) -> Row:
    row = {"subject": person, "predicate": "HELD_OFFICE", "object": office, "time": time}
    return {**row, **cells}


def _happened(kind: str, *places: str, times: tuple[str, ...] = ()) -> list[Row]:
    row = {"subject": "talks", "predicate": "TOOK_PLACE"}
    rows = [{"subject": "talks", "predicate": "KIND", "value": kind}]
    rows += [{**row, "object": place} for place in places]
    return rows + [{**row, "time": time} for time in times]


def _force(time: str, **cells: str) -> Row:
    return {"subject": "treaty", "predicate": "DATED", "phase": "in_force", "time": time, **cells}


CLAIM = {"subject": "Moscow", "predicate": "CLAIMED_BY", "object": "Japan"}
INSIDE = {"subject": "Hall", "predicate": "PART_OF", "object": "Moscow"}

CONTRADICTING: dict[str, tuple[str, list[Row]]] = {
    "two dates of birth": ("date", [_born("1901-02-03"), _born("1902-02-03")]),
    "a date outside the year": ("date", [_born("1901"), _born("1902-02-03")]),
    "two days of one meeting": (
        "date",
        _happened("meeting", times=("1956-10-10", "1956-10-19")),
    ),
    "two places of one meeting": ("place", _happened("meeting", "Moscow", "Tokyo")),
    "two dates of entry into force": ("date", [_force("1956-12-12"), _force("1957-01-12")]),
    "two for one party": (
        "date",
        [_force("1956-12-12", party="Japan"), _force("1957-01-12", party="Japan")],
    ),
    "two holders of one seat": (
        "seat",
        [_holder("Anna Alba", "1950/1956"), _holder("Clara Corso", "1954/1958")],
    ),
    "asserted and denied": ("denied", [CLAIM, {**CLAIM, "polarity": "denied"}]),
    "twelve days under one calendar": (
        "date",
        [_born("1855-01-26", calendar="julian"), _born("1855-02-07", calendar="julian")],
    ),
    "a month between calendars": (
        "date",
        [_born("1855-01-26", calendar="julian"), _born("1855-03-07")],
    ),
}
AGREEING: dict[str, list[Row]] = {
    "another precision": [_born("1901"), _born("1901-02"), _born("1901-02-03")],
    "one day apart": [_born("1901-02-03"), _born("1901-02-04")],
    "a Julian date taken over": [_born("1855-01-26", calendar="julian"), _born("1855-02-07")],
    "two places of one visit": _happened("visit", "Moscow", "Tokyo"),
    "two days of one conference": _happened("conference", times=("1956-10-10", "1956-10-19")),
    "a place inside the other": [*_happened("meeting", "Moscow", "Hall"), INSIDE],
    "signed on two days": [
        {**_force("1956-10-19"), "phase": "signed"},
        {**_force("1956-11-19"), "phase": "signed"},
    ],
    "in force for each party apart": [
        _force("1956-12-12", party="Japan"),
        _force("1957-01-12", party="Soviet Union"),
    ],
    "holders that share a day": [
        _holder("Anna Alba", "1950-01-01/1956-10-19"),
        _holder("Clara Corso", "1956-10-19/1958-01-01"),
    ],
    "holders that share a month": [
        _holder("Anna Alba", "1950-01/1956-10"),
        _holder("Clara Corso", "1956-10/1958-01"),
    ],
    "holders that share a year": [
        _holder("Anna Alba", "1950/1956"),
        _holder("Clara Corso", "1956/1958"),
    ],
    "an acting holder": [
        _holder("Anna Alba", "1950/1956"),
        _holder("Clara Corso", "1954/1958", acting="true"),
    ],
    "an office of many seats": [
        _holder("Anna Alba", "1950/1956", "Envoy"),
        _holder("Clara Corso", "1954/1958", "Envoy"),
    ],
    "holders in different offices": [
        _holder("Anna Alba", "1950/1956"),
        _holder("Clara Corso", "1954/1958", "FM USSR"),
    ],
    "one holder told twice": [
        _holder("Anna Alba", "1950/1956"),
        _holder("Anna Alba", "1951/1957", source="diary"),
    ],
    "planned and actual": [_born("1901-02-03"), _born("1902-02-03", modality="planned")],
    "a denial of a plan": [{**CLAIM, "modality": "planned"}, {**CLAIM, "polarity": "denied"}],
    "denied at another time": [
        {**CLAIM, "time": "1900/1910"},
        {**CLAIM, "time": "1950/1960", "polarity": "denied"},
    ],
    "claimed by two": [CLAIM, {**CLAIM, "object": "Soviet Union"}],
}


@pytest.mark.parametrize("name", CONTRADICTING)
def test_these_contradict(empty_folder: GraphFolder, tmp_path: Path, name: str) -> None:
    kind, rows = CONTRADICTING[name]
    load_rows(empty_folder.ledger, tmp_path, [*rows, SEAT])
    assert contradictions(empty_folder.ledger) == [kind]


@pytest.mark.parametrize("name", AGREEING)
def test_these_do_not(empty_folder: GraphFolder, tmp_path: Path, name: str) -> None:
    load_rows(empty_folder.ledger, tmp_path, [*AGREEING[name], SEAT])
    assert contradictions(empty_folder.ledger) == []


SEAT = {"subject": "FM Japan", "predicate": "SEATS", "value": "single"}


def test_a_deprecated_statement_contradicts_nothing(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = empty_folder.ledger
    load_rows(ledger, tmp_path, [_born("1901-02-03"), _born("1902-02-03")])
    first = ledger.rows("SELECT id FROM statements ORDER BY id")[0]["id"]
    with ledger.run("rank", "test") as run:
        run.add("ranks", statement=first, rank="deprecated", by="me", why="a misprint")
    assert contradictions(ledger) == []

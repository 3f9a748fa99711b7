"""A change of the record of holders reaches the titles that it denies, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.rdf import RdfProjection
from kg.view import View
from kg.view.projection import bring_up_to_date
from tests.graph.contents import rdf_contents, rdf_expected
from tests.graph_folders import load_rows, withdraw

RECORD = [
    {"subject": "FM USSR", "predicate": "SEATS", "value": "single"},
    {
        "subject": "David Duval",
        "predicate": "HELD_OFFICE",
        "object": "FM USSR",
        "time": "1950/1960",
    },
]
VISIT = [
    {"subject": "visit", "predicate": "KIND", "value": "visit"},
    {"subject": "visit", "predicate": "TOOK_PLACE", "time": "1956-10-19"},
    {
        "subject": "Clara Corso",
        "predicate": "PARTICIPATED_IN",
        "object": "visit",
        "capacity": "FM USSR",
    },
]
TREATY = [
    {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": "1956-10-19"},
    {"subject": "treaty", "predicate": "SIGNED_BY", "object": "Clara Corso", "capacity": "FM USSR"},
]
OWN = [
    {"subject": "Clara Corso", "predicate": "HELD_OFFICE", "object": "FM USSR", "time": "1955/1957"}
]
ELSEWHERE = [
    {"subject": "David Duval", "predicate": "HELD_OFFICE", "object": "FM Japan", "time": "1940"}
]
EARLIER = [{"subject": "visit", "predicate": "TOOK_PLACE", "time": "1940-10-19"}]

Step = Callable[[Ledger, Path], object]


def loads(title: str, rows: list[dict[str, str]]) -> Step:
    return lambda ledger, folder: load_rows(ledger, folder, rows, title)


def withdraws(title: str) -> Step:
    def step(ledger: Ledger, folder: Path) -> None:
        (row,) = ledger.rows("SELECT id FROM sources WHERE attributes ->> 'title' = ?", (title,))
        withdraw(ledger, row["id"])

    return step


HISTORIES = {
    "the record comes later": [loads("acts", [*VISIT, *TREATY]), loads("record", RECORD)],
    "the record goes": [
        loads("acts", [*VISIT, *TREATY]),
        loads("record", RECORD),
        withdraws("record"),
    ],
    "the acts come later": [loads("record", RECORD), loads("acts", [*VISIT, *TREATY])],
    "one act goes": [
        loads("record", RECORD),
        loads("visit", VISIT),
        loads("treaty", TREATY),
        withdraws("visit"),
    ],
    "a term of the bearer": [
        loads("record", RECORD),
        loads("acts", [*VISIT, *TREATY]),
        loads("own", OWN),
    ],
    "a term of the holder in another office": [
        loads("record", RECORD),
        loads("acts", [*VISIT, *TREATY]),
        loads("record", [*RECORD, *ELSEWHERE]),
    ],
    "another day of the event": [
        loads("record", RECORD),
        loads("acts", VISIT),
        loads("days", EARLIER),
    ],
}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_small_load_gives_what_building_gives(
    empty_folder: GraphFolder, tmp_path: Path, name: str
) -> None:
    ledger, rdf = empty_folder.ledger, RdfProjection(tmp_path / "rdf")
    for step in HISTORIES[name]:
        step(ledger, tmp_path)
        bring_up_to_date([rdf], ledger)
    with View(ledger) as view:
        assert rdf_contents(rdf) == rdf_expected(view, tmp_path / "triples")

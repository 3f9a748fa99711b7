"""A scope is the graph that only these sources, or only the earlier loads, would have made."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from kg.view import Scope
from tests.graph_folders import load_rows, meaning, withdraw

Rows = list[dict[str, Any]]
MET = {"predicate": "PARTICIPATED_IN", "object": "talks"}
SHEETS: dict[str, Rows] = {
    "one": [
        {"subject": "talks", "predicate": "KIND", "value": "meeting"},
        {"subject": "talks", "predicate": "TOOK_PLACE", "time": "1956-10-19"},
        {"subject": "Anna Alba", **MET, "on_behalf_of": "Japan"},
        {"subject": "Boris Bruno", **MET, "on_behalf_of": "Soviet Union", "source": "issue"},
        {"subject": "treaty", "predicate": "DATED", "time": "1956-10-19", "phase": "signed"},
    ],
    "two": [
        {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan", "time": "1950"},
        {"subject": "treaty", "predicate": "DATED", "time": "1957-01-02", "phase": "signed"},
        {"subject": "Japan", "predicate": "AT_WAR", "object": "Germany", "source": "diary"},
    ],
    "three": [
        {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Soviet Union"},
        {"subject": "Japan", "predicate": "AT_WAR", "object": "Germany", "polarity": "denied"},
        {"subject": "protocol", "predicate": "PART_OF", "object": "treaty", "source": "issue"},
    ],
}


def loaded(folder: Path, names: tuple[str, ...]) -> tuple[GraphFolder, dict[str, str]]:
    graph = GraphFolder(folder, new=True)
    reports = {name: load_rows(graph.ledger, folder.parent, SHEETS[name], name) for name in names}
    return graph, {name: str(report.source) for name, report in reports.items()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphFolder, dict[str, str]]:
    return loaded(tmp_path_factory.mktemp("whole") / "graph", tuple(SHEETS))


@pytest.mark.parametrize("names", [n for k in (1, 2) for n in combinations(SHEETS, k)])
def test_some_sources_are_the_graph_of_these_alone(
    names: tuple[str, ...], whole: tuple[GraphFolder, dict[str, str]], tmp_path: Path
) -> None:
    graph, ids = whole
    alone, _ = loaded(tmp_path / "graph", names)
    expected = meaning(alone.ledger)
    alone.close()
    kept = tuple(ids[name] for name in names)
    left_out = tuple(id for name, id in ids.items() if name not in names)
    assert expected["edges"]
    assert meaning(graph.ledger, Scope(sources=kept)) == expected
    assert meaning(graph.ledger, Scope(not_sources=left_out)) == expected


def test_what_was_known_is_the_graph_as_it_stood(tmp_path: Path) -> None:
    graph = GraphFolder(tmp_path / "graph", new=True)
    stood = {}

    def note() -> None:
        stood[graph.ledger.sequence] = meaning(graph.ledger)

    for name, rows in SHEETS.items():
        report = load_rows(graph.ledger, tmp_path, rows, name)
        note()
    load_rows(graph.ledger, tmp_path, SHEETS["two"][:1], "two")
    note()
    withdraw(graph.ledger, str(report.source))
    note()
    withdraw(graph.ledger, str(report.source), "reinstated")
    note()
    assert len(stood) == 6
    for run, then in stood.items():
        assert meaning(graph.ledger, Scope(known_at=run)) == then
    graph.close()

"""Agreements of two stand apart from those of many; whoever acts for neither side is not read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph
from kg.page import Page, all_lines, plain
from tests import graph_folders
from tests.graph_folders import load_rows

POST, PACT = "Postal Convention (Example, 1906)", "Treaty of Commerce (Example, 1907)"
LIST = "Protocol on Lists (Example, 1908)"
OTHERS = (
    "France", "Spain", "Portugal", "Belgium", "Denmark", "Sweden", "Italy", "Greece", "Brazil",
    "Chile", "Peru", "Mexico", "Switzerland", "Netherlands", "Argentina", "Norway", "Bolivia",
)  # fmt: skip
MANY = "Agreements of many parties"


def _step(name: str, party: str, action: str, time: str) -> dict[str, str]:
    return {"subject": party, "predicate": "AGREEMENT_ACTION", "object": name, "action": action,
            "time": time}  # fmt: skip


ROWS = [
    *({"subject": name, "predicate": "KIND", "value": "treaty"} for name in (POST, PACT)),
    {"subject": POST, "predicate": "DATED", "phase": "signed", "time": "1906-05-26"},
    {"subject": POST, "predicate": "DATED", "phase": "in_force", "time": "1907-10-01"},
    *(_step(POST, party, "ratified", "1907") for party in (*OTHERS, "Japan")),
    _step(POST, "Soviet Union", "acceded", "1924"),
    {"subject": PACT, "predicate": "DATED", "phase": "signed", "time": "1907"},
    {"subject": PACT, "predicate": "DATED", "phase": "signed", "time": "1907-07-28"},
    {"subject": PACT, "predicate": "DATED", "phase": "in_force", "time": "1907-09-09"},
    *(_step(PACT, party, "signed", "1907-07-28") for party in ("Japan", "Russian Empire")),
    {"subject": LIST, "predicate": "DATED", "phase": "signed", "time": "1908"},
    *(
        {"subject": party, "predicate": "AGREEMENT_ACTION", "object": LIST, "action": "listed"}
        for party in ("Japan", "Norway", "Chile", "Russian Empire")
    ),
]


@pytest.fixture(scope="module")
def graph(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    place = tmp_path_factory.mktemp("many")
    shutil.copytree(gazetteer_folder, place / "graph")
    graph = KnowledgeGraph(place / "graph", by="test")
    things = dict.fromkeys((POST, PACT, LIST), "Agreement")
    things |= dict.fromkeys((*OTHERS, "Russian Empire"), "Polity")
    names = {name: {"type": kind, "words": name} for name, kind in things.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph_folders, "THINGS", graph_folders.THINGS | names)
        assert load_rows(graph.folder.ledger, place, ROWS, "Pacts").refused == []
    return graph


def _lines(page: Page, section: str) -> list[str]:
    return [plain(line.text) for path, line in all_lines(page.sections) if path[0] == section]


def test_a_treaty_of_two_is_told_and_one_of_many_is_a_line_with_their_own_steps(
    graph: KnowledgeGraph,
) -> None:
    page = graph.dossier("Japan", "Russia")
    assert _lines(page, "Agreements of the two")[0] == f"28 July 1907: {PACT} (treaty)"
    assert _lines(page, "Agreements with few others")[0] == f"1908: {LIST}"
    assert _lines(page, MANY) == [
        f"26 May 1906: {POST} (treaty)",
        "Japan ratified it in 1907.",
        "Soviet Union acceded to it in 1924.",
    ]


def test_all_tells_everything_but_the_crowd(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Russia", full=True)
    lines = _lines(page, MANY)
    assert "It entered into force on 1 October 1907." in lines
    assert not any(line.startswith("France") for line in lines)
    assert any(f"{len(OTHERS)} statements on other participants" in text for text in page.closing)
    assert f"{len(OTHERS)} statements" not in " ".join(graph.dossier(POST).closing)


def test_two_with_nothing_of_their_own_are_told_so(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Peru")
    assert any("with each other" in remark for remark in page.remarks)
    assert _lines(page, MANY)[0] == f"26 May 1906: {POST} (treaty)"
    assert not any("with each other" in r for r in graph.dossier("Japan", "Russia").remarks)
    few = graph.dossier("Norway", "Chile").remarks
    assert any("an agreement of the two alone" in remark for remark in few)


def test_versions_of_a_state_are_named_in_the_order_of_time(graph: KnowledgeGraph) -> None:
    remarks = graph.dossier("Russia", "Japan").sections[0].remarks
    order = [remarks[0].index(name) for name in ("Empire", "Soviet Union", "polity-russia)")]
    assert order == sorted(order)
    first = next(line for _, line in all_lines(graph.dossier("Russia", "Japan").sections))
    assert first.notes[0] == 1


def test_those_of_whom_a_source_says_no_more_than_that_they_are_listed_share_a_line(
    graph: KnowledgeGraph,
) -> None:
    page = graph.dossier(LIST)
    (line,) = [one for _, one in all_lines(page.sections) if "listed for it" in plain(one.text)]
    assert plain(line.text) == (
        "Chile, Japan, Norway and Russian Empire are listed for it; the source says no more."
    )
    notes = {note.number: note for note in page.notes}
    assert len(line.statements) == 4
    assert {st for number in line.notes for st in notes[number].statements} == set(line.statements)

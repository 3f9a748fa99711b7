"""Two data sets that speak of agreements: what is one without a person, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from kg.folder import GraphFolder
from kg.judging.duplicates import Duplicate
from kg.knowledge import KnowledgeGraph
from kg.ledger import Ledger
from tests.graph_folders import load_sheet, meaning

Told = tuple[str, str, str]  # day, title, kind
ONE_AND_THE_SAME: list[tuple[Told, Told]] = [
    (("1956-10-19", "Joint Declaration by Japan and the USSR (Moscow, 1956)", "declaration"),
     ("1956-10-19", "Soviet-Japanese Joint Declaration", "declaration")),
]  # fmt: skip
ASKED: list[tuple[Told, Told]] = [
    (("1961-01-01", "Treaty of Commerce", "treaty"), ("1961-01-01", "Treaty on Coal", "treaty")),
    (("1961-02-01", "Treaty between Japan and the Soviet Union", "treaty"),
     ("1961-02-01", "Treaty of the Soviet Union with Japan", "treaty")),
    (("1961-03-01", "Exchange of Notes on Fisheries", "exchange_of_notes"),
     ("1961-03-01", "Exchange of Notes on Fisheries", "exchange_of_notes")),
    (("1961-04-01", "Protocol No. 1 on Trade", "protocol"),
     ("1961-04-01", "Protocol No. 2 on Trade", "protocol")),
    (("1961-05-01", "Treaty on Whales", "treaty"),
     ("1961-05-01", "Protocol to the Treaty on Whales", "protocol")),
    # Thirteen days are the two calendars; a bare year leaves it open.
    (("1917-07-28", "Convention on Salmon", "convention"),
     ("1917-08-10", "Salmon Convention", "convention")),
    (("1962", "Agreement on the Exchange of Films", "agreement"),
     ("1962-06-01", "Agreement on Exchange of Films", "agreement")),
]  # fmt: skip
NEVER: list[tuple[Told, Told]] = [
    (("1970-01-01", "Agreement on Air Services", "agreement"),
     ("1972-01-01", "Agreement on Air Services", "agreement")),
]  # fmt: skip


def _sheet(path: Path, told: list[Told]) -> Path:
    """A fact sheet of agreements that Japan and the Soviet Union signed."""
    facts = []
    for day, title, kind in told:
        facts += [
            {"subject": title + day, "predicate": "KIND", "value": kind},
            {"subject": title + day, "predicate": "DATED", "time": day, "phase": "signed"},
        ]
        for who in ("Japan", "Soviet Union"):
            signed = {"predicate": "AGREEMENT_ACTION", "object": title + day, "action": "signed"}
            facts.append({"subject": who, **signed})
    things = {title + day: {"type": "Agreement", "words": title} for day, title, _ in told} | {
        "Japan": {"type": "Polity", "uid": "polity-japan"},
        "Soviet Union": {"type": "Polity", "uid": "polity-soviet-union"},
    }
    sheet = {"sheet": {"title": path.stem, "publisher": "T"}, "things": things, "facts": facts}
    path.write_text(yaml.safe_dump(sheet, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two lists that tell one of each pair."""
    folder = tmp_path_factory.mktemp("agreements")
    pairs = [*ONE_AND_THE_SAME, *ASKED, *NEVER]
    return [_sheet(folder / f"list-{n}.yml", [pair[n] for pair in pairs]) for n in (0, 1)]


@pytest.fixture(scope="module")
def graph(sheets: list[Path]) -> Iterator[KnowledgeGraph]:
    """Both lists in one graph."""
    GraphFolder(sheets[0].parent / "graph", new=True).close()
    with KnowledgeGraph(sheets[0].parent / "graph", by="tester") as found:
        for sheet in sheets:
            load_sheet(found.folder.ledger, sheet)
        found.folder.refresh()
        yield found


def _titles(graph: KnowledgeGraph) -> list[str]:
    query = "SELECT ?name WHERE { ?x a kgo:Agreement ; rdfs:label ?name } ORDER BY ?name"
    return [row["name"] for row in graph.sparql(query).as_dicts()]


def _pair(queue: list[Duplicate], one: Told, other: Told) -> Duplicate:
    (found,) = (
        p for p in queue if sorted((p.left.name, p.right.name)) == sorted((one[1], other[1]))
    )
    return found


def test_one_kind_and_the_same_telling_words_are_one(graph: KnowledgeGraph) -> None:
    pairs = len(ASKED) + len(NEVER)
    assert len(_titles(graph)) == len(ONE_AND_THE_SAME) + 2 * pairs


def test_others_that_may_be_one_are_asked(graph: KnowledgeGraph) -> None:
    queue = graph.duplicates(kind="agreement")
    found = [_pair(queue, *pair) for pair in ASKED]
    assert len(queue) == len(found)
    reasons = [pair.why[0] for pair in found]
    assert all("2 of 2 parties in common" in reason for reason in reasons[:-1])
    assert [reason.startswith("signed on 19") for reason in reasons[:5]] == [True] * 5
    assert reasons[5].startswith("signed on one day by two calendars")
    assert "against: treaty and protocol" in reasons[4]
    score = {pair.left.name: pair.score for pair in found}
    assert found[2].score > found[0].score > found[4].score, score


def test_a_merge_makes_one_and_the_pair_is_not_asked_again(graph: KnowledgeGraph) -> None:
    before = len(_titles(graph))
    pair = _pair(graph.duplicates(kind="agreement"), *ASKED[2])
    graph.merge(pair.left.id, pair.right.id, why="one text")
    assert len(_titles(graph)) == before - 1
    assert len(graph.duplicates(kind="agreement")) == len(ASKED) - 1
    graph.unmerge(pair.left.id, pair.right.id, why="not after all", undo=True)
    assert len(_titles(graph)) == before


def test_the_order_of_loading_changes_nothing(sheets: list[Path], tmp_path: Path) -> None:
    outcomes = []
    for turn in (sheets, sheets[::-1]):
        (folder := tmp_path / turn[0].stem).mkdir()
        with closing(Ledger(folder, new=True)) as ledger:
            for sheet in turn:
                load_sheet(ledger, sheet)
            outcomes.append(meaning(ledger))
    assert outcomes[0] == outcomes[1]

"""Persons by name: an office and a date tell more than the spelling; candidates have reasons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph
from tests.persons.sheets import held, load_sheet_of

FM, PRESIDENT = "Russian Foreign Minister", "President of the United States"
FACTS = [
    held("Sergey Lavrov", FM, "2004-03-09/.."),
    held("Oleg Lavrov", "Russian ambassador to Japan", "2010/2012"),
    held("Yōko Kamikawa", "Japanese foreign minister", "2023-09-13/2024-10-01"),
    held("George H. W. Bush", PRESIDENT, "1989-01-20/1993-01-20"),
    held("George W. Bush", PRESIDENT, "2001-01-20/2009-01-20"),
    held("Masahiko Kōmura", "Japanese foreign minister", "2007-09-26/2008-09-24"),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder: Path = tmp_path_factory.mktemp("finding")
    with KnowledgeGraph(folder / "graph", by="test", new=True) as found:
        keys = {fact[0]: fact[0] for fact in FACTS}
        load_sheet_of(found.folder.ledger, folder, "list", FACTS, keys)
        yield found


@pytest.mark.parametrize(
    ("words", "on", "uid"),
    [
        ("Sergei Lavrov", None, "person-sergey-lavrov"),
        ("Kamikawa Yoko", None, "person-yoko-kamikawa"),
        ("Koumura Masahiko", None, "person-masahiko-komura"),
        ("Foreign Minister Yoko Kamikawa", None, "person-yoko-kamikawa"),
        ("Russian Foreign Minister Lavrov", "2015-05-05", "person-sergey-lavrov"),
        ("the Russian foreign minister", "2015-05-05", "person-sergey-lavrov"),
        ("US President Bush", "1990-06-01", "person-george-h-w-bush"),
        ("US President Bush", "2005-06-01", "person-george-w-bush"),
        ("George H. W. Bush", None, "person-george-h-w-bush"),
        ("Bush, George W.", None, "person-george-w-bush"),
    ],
)
def test_who_is_meant(graph: KnowledgeGraph, words: str, on: str | None, uid: str) -> None:
    row = graph.resolve(words, on=on, kind="person")
    assert (row["status"], row["uid"]) == ("resolved", uid), row["reasons"]


@pytest.mark.parametrize(
    ("words", "on", "status", "candidates"),
    [
        ("Lavrov", None, "unknown", {"person-sergey-lavrov", "person-oleg-lavrov"}),
        ("S. Lavrov", None, "unknown", {"person-sergey-lavrov"}),
        ("Sergey Lavrof", None, "unknown", {"person-sergey-lavrov"}),
        ("George Bush", None, "ambiguous", {"person-george-h-w-bush", "person-george-w-bush"}),
        ("US President Bush", "1995-06-01", "unknown", {"person-george-h-w-bush"}),
        ("Anna Alba", None, "unknown", set()),
        ("the Russian foreign minister", "1995-06-01", "unknown", set()),
    ],
)
def test_what_is_not_certain_is_not_chosen(
    graph: KnowledgeGraph, words: str, on: str | None, status: str, candidates: set[str]
) -> None:
    row = graph.resolve(words, on=on, kind="person")
    assert (row["status"], row["uid"]) == (status, None)
    found = {candidate["uid"] for candidate in row["candidates"]}
    assert candidates <= found and (candidates or not found)
    assert row["reasons"][-1]

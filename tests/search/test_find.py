"""Words are found in every script, whatever their case and accents, and lead to what bears them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadInput, UnknownName
from kg.knowledge import KnowledgeGraph
from kg.model.romanized import romanized
from kg.page import plain
from kg.search.folding import folded, marked, query_of
from tests.command_line import run
from tests.graph_folders import load_rows, withdraw


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> KnowledgeGraph:
    return KnowledgeGraph(demo_graph, by="test")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Motegi", "person-toshimitsu-motegi"),
        ("MOTEG", "person-toshimitsu-motegi"),
        ("toshimitsu motegi", "person-toshimitsu-motegi"),
        ("千島", "place-kuril-islands"),
        ("方領", "place-southern-kurils"),
        ("Курильские", "place-kuril-islands"),
        ("kurilskie", None),
        ("“lavrov sergey”", None),
        ("moscow nothing-of-the-kind", None),
    ],
)
def test_a_name_leads_to_what_bears_it(
    graph: KnowledgeGraph, words: str, first: str | None
) -> None:
    found = graph.find(words)
    assert (found[0].id if found else None) == first


@pytest.mark.parametrize(
    ("words", "latin"),
    [
        ("Лавров", "lavrov"),
        ("Ельцин", "yeltsin"),
        ("Хрущёв", "khrushchev"),
        ("Сергей Лавров", "sergey lavrov"),
        ("Зеленський", "zelenskiy"),
        ("Motegi", None),
        ("千島", None),
    ],
)
def test_cyrillic_words_have_latin_letters(words: str, latin: str | None) -> None:
    assert romanized(words) == latin


def test_a_cyrillic_name_that_stands_nowhere_is_found_in_latin_letters_and_that_is_told(
    demo_graph: Path,
) -> None:
    found = run("find Лавров --limit 1", demo_graph)
    assert found.rows[0]["id"] == "person-sergey-lavrov"
    assert 'nothing has all of these words: Лавров; in Latin letters, "lavrov", these:' in found.err
    assert "did you mean Sergey Lavrov" in run("show Лавров", demo_graph).err
    assert "in Latin letters" not in run("find Курильские --limit 1", demo_graph).err


def test_a_quotation_leads_to_its_statement_with_the_words_marked(graph: KnowledgeGraph) -> None:
    found = graph.find('"ended the state of war"', kind="statement")
    assert found and all(one.kind == "Statement" for one in found)
    marks = [s.text for s in found[0].snippet if s.style == "mark"]
    assert marks == ["ended the state of war"]
    assert (
        found[0].source == "Japan and Russia plan a December visit after ministers meet in Nagoya"
    )


def test_titles_of_sources_are_found(graph: KnowledgeGraph) -> None:
    found = graph.find("совместная декларация правда", kind="source")
    assert [one.id for one in found] == ["pravda-6d07cfc38c"]


@pytest.mark.parametrize(
    "words", ["x OR y", "a* NEAR b", "peace) (", 'text : "', "-- DROP", "^a {b}"]
)
def test_what_is_typed_is_never_an_operator(graph: KnowledgeGraph, words: str) -> None:
    graph.find(words)


def test_no_word_and_an_unknown_kind_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(BadInput, match="no word"):
        graph.find(" - ")
    with pytest.raises(UnknownName, match="did you mean person"):
        graph.find("x", kind="persn")


def test_accents_are_no_difference_and_voiced_kana_are() -> None:
    assert folded("Kōmura Jutarō, São Tomé, Ørsted") == "komura jutaro sao tome orsted"
    assert folded("Ёлкин Й") == folded("елкин и")
    assert folded("がか") == "が か" != folded("かか")
    assert folded("ＴＡＳＳ 日ソ") == "tass 日 ソ"


@given(st.text(max_size=80), st.text(max_size=20))
def test_marking_changes_no_word(text: str, words: str) -> None:
    _, wanted = query_of(words)
    shown = plain(marked(text, wanted)).replace("…", "")
    assert shown in " ".join(text.split()).replace("…", "")


def test_the_index_follows_the_ledger_and_can_be_made_anew(
    gazetteer_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(gazetteer_folder, tmp_path / "graph")
    rows = [{"subject": "Anna Alba", "predicate": "NAMED", "value": "Анна Альба", "lang": "ru"}]
    with KnowledgeGraph(tmp_path / "graph", by="test") as graph:
        assert graph.find("Альба") == []
        report = load_rows(graph.folder.ledger, tmp_path, rows)
        (found,) = graph.find("альба")
        assert found.name == "Anna Alba" and plain(found.snippet) == "Анна Альба"
        before = graph.find("Japan", limit=50)
        shutil.rmtree(tmp_path / "graph" / "words")
        assert graph.find("Japan", limit=50) == before
        withdraw(graph.folder.ledger, report.source)
        assert graph.find("альба") == []


def test_the_command_writes_rows_and_pages(demo_graph: Path, tmp_path: Path) -> None:
    done = run("find 千島列島", demo_graph)
    assert done.rows[0]["id"] == "place-kuril-islands"
    assert done.rows[0]["snippet"] == "**千島列島**"
    target = tmp_path / "found.html"
    assert run(["find", "peace", "treaty", "-o", str(target)], demo_graph).code == 0
    assert "<mark>peace</mark> <mark>treaty</mark>" in target.read_text("utf-8")
    assert run("find zzzz --fail-empty", demo_graph).code == 3

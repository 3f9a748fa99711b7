"""Quotations and their texts: verified, moved with their words, or left behind; never guessed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import KnowledgeGraph
from kg.model.quotation import places_of
from kg.verify import STATES
from tests.command_line import run
from tests.reviewing.conftest import OPTIONS, TEXT


def load(graph: KnowledgeGraph, folder: Path, text: str) -> None:
    piece = folder / "piece.txt"
    piece.write_text(text)
    graph.load("article", [piece], refresh=False, **OPTIONS)


def states(graph: KnowledgeGraph) -> Counter[str]:
    return Counter(v.state for v in graph.verify("Talks"))


def test_every_quotation_stands_where_it_should(graph: KnowledgeGraph) -> None:
    assert set(states(graph)) == {"verified"}


def test_without_the_text_nothing_is_claimed(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for kept in graph.texts():
        kept.unlink()
    assert set(states(graph)) == {"text not at hand"}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "copy.txt").write_text(TEXT)
    found = graph.verify("Talks", texts=[tmp_path / "mine"])
    assert {v.state for v in found} == {"verified"}


def test_an_altered_text_is_told(graph: KnowledgeGraph) -> None:
    (kept,) = graph.texts()
    kept.write_text(TEXT.replace("2021", "2022"))
    assert set(states(graph)) == {"altered"}
    done = run("verify", graph.folder.path)
    assert done.code == 1
    assert "altered" in done.err


def test_a_changed_edition_moves_what_is_certain(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The first sentence stays, the second is gone, the third stands there twice."""
    first, second, third = TEXT.split(". ")
    changed = f"A correction was made. {first}. {third} {third}"
    load(graph, tmp_path, changed)
    found = {v.quotation: set[str]() for v in graph.verify("Talks")}
    for one in graph.verify("Talks"):
        found[one.quotation].add(one.state)
    assert found[f"{first}."] <= {"reanchored", "verified"}  # moved, or read for the first time
    assert "reanchored" in found[f"{first}."]
    assert found[f"{second}."] == {"orphaned"}
    for one in graph.verify("Talks"):
        if one.start is not None:
            assert changed[one.start : one.end] == one.quotation


def test_a_decision_follows_its_sentence_and_an_edit_stays(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    met = next(i for i in graph.review_queue(relation="TOOK_PLACE") if "met" in i.sentence)
    signed = next(i for i in graph.review_queue(limit=100) if "signed" in i.sentence)
    new = graph.edit(met.statement, {"date": "2021-05-02"}, refresh=False)
    graph.review(signed.statement, "accept", refresh=False)
    load(graph, tmp_path, TEXT)  # the same text: nothing is taken back
    held = {v.statement: v.state for v in graph.verify("Talks")}
    assert held[new] == "verified"
    first, _, third = TEXT.split(". ")
    load(graph, tmp_path, f"A correction was made. {first}. {third}")
    held = {v.statement: v.state for v in graph.verify("Talks")}
    assert held[new] == "reanchored"
    assert held[signed.statement] == "orphaned"
    live = {i["statement"] for i in graph.folder.ledger.rows(
        "SELECT statement FROM holdings h WHERE seq = (SELECT max(seq) FROM holdings "
        "WHERE statement = h.statement) AND event <> 'withdrawn'")}  # fmt: skip
    assert new in live
    assert signed.statement not in live


@given(st.text("ab ", max_size=20), st.text("ab ", min_size=1, max_size=4))
def test_places_are_all_and_only_those_where_the_words_stand(text: str, exact: str) -> None:
    found = places_of(exact, text)
    assert found == [i for i in range(len(text)) if text[i : i + len(exact)] == exact]


def test_the_states_are_told_in_the_help() -> None:
    told = run("verify --help").out
    assert all(word in told for word in STATES if " " not in word)

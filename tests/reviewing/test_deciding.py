"""A person's decisions: kept in a log that only grows, and taken back without a trace left."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import BadInput, UnknownName
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from kg.reviewing import REASONS, Item
from kg.view import Scope, View
from tests.reviewing.conftest import OPTIONS, TEXT


def standing(graph: KnowledgeGraph, statement: str) -> tuple[Any, ...]:
    with View(graph.folder.ledger) as view:
        (row,) = view.rows(f"SELECT review, accepted_by, counts FROM st WHERE id = '{statement}'")
    return row


def first(graph: KnowledgeGraph, relation: str, **asked: Any) -> Item:
    return graph.review_queue(relation=relation, **asked)[0]


def test_the_queue_shows_the_sentence_and_the_claim(graph: KnowledgeGraph) -> None:
    items = graph.review_queue(limit=100)
    assert items
    tiers = [item.tier for item in items]
    assert tiers == sorted(tiers, key=["agreed", "surest", "other"].index)
    for item in items:
        assert item.source == "Talks"
        assert item.marked is None or item.sentence[slice(*item.marked)].strip()
    waiting = graph.review_queue(waiting=True, limit=100)
    assert {i.standing for i in waiting} == {"waits"}
    assert len(waiting) < len(items)


def test_what_is_rejected_makes_no_edge_and_undo_gives_the_policy_its_word_back(
    graph: KnowledgeGraph,
) -> None:
    item = first(graph, "PARTICIPATED_IN")
    before, digest = standing(graph, item.statement), ledger_digest(graph.folder.ledger)
    assert before == ("accepted", "policy", True)
    graph.review(item.statement, "reject", reason="wrong argument", refresh=False)
    assert standing(graph, item.statement) == ("rejected", "person", False)
    assert item.statement not in {i.statement for i in graph.review_queue(limit=100)}
    assert graph.undo_review(item.statement, refresh=False) == "proposed"
    assert standing(graph, item.statement) == before
    assert ledger_digest(graph.folder.ledger) == digest
    assert item.statement in {i.statement for i in graph.review_queue(limit=100)}


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["accept", "reject", "undo"]), max_size=8))
def test_each_undo_goes_one_back(graph: KnowledgeGraph, acts: list[str]) -> None:
    """Whatever was decided and taken back: what stands is what the acts that are left say."""
    item = graph.review_queue(limit=100)[-1]
    left: list[str] = []
    for act in acts:
        if act != "undo":
            done = graph.review(
                item.statement, act, reason="duplicate" if act == "reject" else "", refresh=False
            )
            if done:
                left.append(act)
        elif left:
            left.pop()
            graph.undo_review(item.statement, refresh=False)
        else:
            with pytest.raises(BadInput, match="nothing to take back"):
                graph.undo_review(item.statement, refresh=False)
    rows = graph.folder.ledger.rows(
        "SELECT verdict FROM standing_reviews WHERE statement = ? AND kind = 'person'",
        (item.statement,),
    )
    assert [row["verdict"] for row in rows] == [f"{act}ed" for act in left[-1:]]
    while left:
        left.pop()
        graph.undo_review(item.statement, refresh=False)


def test_a_rejection_needs_one_of_the_reasons(graph: KnowledgeGraph) -> None:
    item = graph.review_queue()[0]
    with pytest.raises(BadInput, match="say why"):
        graph.review(item.statement, "reject")
    with pytest.raises(UnknownName, match="wrong date"):
        graph.review(item.statement, "reject", reason="wrong dates")
    assert graph.folder.ledger.rows("SELECT * FROM reviews WHERE kind = 'person'") == []


def test_an_edit_is_a_statement_of_its_own(graph: KnowledgeGraph) -> None:
    item = first(graph, "TOOK_PLACE")
    new = graph.edit(item.statement, {"date": "2021-05-02"}, comment="see the log", refresh=False)
    assert standing(graph, item.statement)[0] == "rejected"
    assert standing(graph, new) == ("accepted", "person", True)
    (row,) = graph.folder.ledger.rows("SELECT * FROM statements WHERE id = ?", (new,))
    (old,) = graph.folder.ledger.rows("SELECT * FROM statements WHERE id = ?", (item.statement,))
    assert (row["time"], row["basis"], row["method"]) == ("2021-05-02", "person", "review/1")
    same = ("source", "subject", "object", "locator", "attributed_to")
    assert [row[name] for name in same] == [old[name] for name in same]
    whys = graph.folder.ledger.rows("SELECT by, why FROM reviews WHERE statement = ?", (new,))
    assert whys == [{"by": "Eva Sol", "why": f"edited from {item.statement}: see the log"}]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "nothing in it was changed"),
        ({"date": "May"}, "May"),
        ({"relation": "MET"}, "MET"),
        ({"modality": "sure"}, "sure"),
        ({"sentence": "x"}, "column 'sentence'"),
        ({"subject": ""}, "'subject' is empty"),
    ],
)
def test_an_edit_that_cannot_be_changes_nothing(
    graph: KnowledgeGraph, changes: dict[str, str], message: str
) -> None:
    item = first(graph, "TOOK_PLACE")
    before = graph.folder.ledger.sequence
    with pytest.raises(BadInput, match=message):
        graph.edit(item.statement, changes)
    assert graph.folder.ledger.sequence == before


def test_precision_is_learnt_from_decisions(graph: KnowledgeGraph) -> None:
    items = graph.review_queue(relation="PARTICIPATED_IN", limit=3)
    for item in items[:2]:
        graph.review(item.statement, "accept", refresh=False)
    graph.review(items[2].statement, "reject", reason="not stated", refresh=False)
    rows = graph.review_precision()
    assert sum(row["decided"] for row in rows) == 3
    assert sum(row["right"] for row in rows) == 2
    assert rows[0]["rejected_for"] == {"not stated": 1}
    assert all(row["at_least"] <= row["precision"] <= row["at_most"] for row in rows)


def test_a_claim_tells_which_engines_found_it(graph: KnowledgeGraph) -> None:
    items = graph.review_queue(limit=100)
    agreed = [item for item in items if item.tier == "agreed"]
    assert {str(item.engines) for item in agreed} == {"spacy:en_core_web_sm-3.8.0, regex"}
    assert "Peru AGREEMENT_ACTION" in " ".join(item.claim for item in agreed)
    (told,) = graph.why(agreed[0].statement)
    found = ["spacy:en_core_web_sm-3.8.0", "regex"]
    assert told["statements"][0]["found_by"] == found
    assert "text" not in told["statements"][0]
    graph.folder.text_file(sha256(TEXT.encode()).hexdigest()).unlink()
    (told,) = graph.why(agreed[0].statement)
    assert told["statements"][0]["text"] == "text not at hand"
    (run,) = graph.folder.ledger.rows(
        "SELECT report ->> 'made_by' AS by FROM runs WHERE kind = 'load' AND dataset <> 'gazetteer'"
    )
    assert "sha256" in json.loads(run["by"])[found[0]]
    with View(graph.folder.ledger) as view:
        rows = view.rows(f"SELECT engines FROM st WHERE id = '{agreed[0].statement}'")
    assert rows == [(", ".join(found),)]


def test_a_reading_by_fewer_engines_is_what_counts_now(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    """The same text by one engine: the same statements, none of them agreed any more."""
    before = {item.statement: item.tier for item in graph.review_queue(limit=100)}
    piece = tmp_path / "piece.txt"
    piece.write_text(TEXT)
    graph.load("article", [piece], refresh=False, engine="regex", **OPTIONS)
    after = {item.statement: item for item in graph.review_queue(limit=100)}
    assert before.keys() & after.keys()
    assert {str(item.engines) for item in after.values()} == {"regex"}
    assert "agreed" in before.values()
    assert "agreed" not in {item.tier for item in after.values()}
    then = graph.folder.ledger.sequence - 1
    with View(graph.folder.ledger, Scope(known_at=then)) as view:
        assert ("spacy:en_core_web_sm-3.8.0, regex",) in view.rows("SELECT engines FROM st")


def test_a_policy_accepts_under_its_own_name_and_can_be_undone(graph: KnowledgeGraph) -> None:
    for item in graph.review_queue(relation="AGREEMENT_ACTION"):
        graph.review(item.statement, "reject", reason="duplicate", refresh=False)
    piece = "Peru and Chile signed a trade agreement in Lima on May 4, 2021, the paper reported."
    graph.load("article", [_written(graph, piece)], refresh=False, **OPTIONS | {"title": "Trade"})
    digest = ledger_digest(graph.folder.ledger)
    waiting = [i for i in graph.review_queue(waiting=True, limit=100) if i.tier == "agreed"]
    count = graph.accept_by_policy("agreed")
    rows = graph.folder.ledger.rows(
        "SELECT statement, by, kind FROM reviews WHERE by = 'policy:agreed-1'"
    )
    assert 0 < len(rows) == count <= len(waiting)
    assert {row["kind"] for row in rows} == {"policy"}
    assert {row["statement"] for row in rows} <= {item.statement for item in waiting}
    assert standing(graph, rows[0]["statement"]) == ("accepted", "policy", True)
    assert ledger_digest(graph.folder.ledger) != digest
    assert graph.accept_by_policy("agreed") == 0
    assert graph.accept_by_policy("agreed", undo=True) == count
    assert ledger_digest(graph.folder.ledger) == digest
    assert graph.accept_by_policy("agreed") == count


def _written(graph: KnowledgeGraph, text: str) -> Path:
    path = graph.folder.path.parent / "other.txt"
    path.write_text(text)
    return path


def test_reasons_are_those_of_the_design() -> None:
    assert REASONS == (
        "wrong relation", "wrong argument", "wrong date", "wrong speaker", "not stated",
        "duplicate",
    )  # fmt: skip

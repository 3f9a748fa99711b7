"""A person's decisions: kept in a log that only grows, and taken back without a trace left."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import BadInput, UnknownName
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from kg.reviewing import REASONS, Item
from kg.view import View


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


def test_a_policy_accepts_under_its_own_name_and_can_be_undone(graph: KnowledgeGraph) -> None:
    digest = ledger_digest(graph.folder.ledger)
    count = graph.accept_by_policy("agreed")
    rows = graph.folder.ledger.rows("SELECT by, kind FROM reviews WHERE by = 'policy:agreed-1'")
    assert len(rows) == count
    assert all(row["kind"] == "policy" for row in rows)
    assert graph.accept_by_policy("agreed", undo=True) == count
    assert ledger_digest(graph.folder.ledger) == digest


def test_reasons_are_those_of_the_design() -> None:
    assert REASONS == (
        "wrong relation", "wrong argument", "wrong date", "wrong speaker", "not stated",
        "duplicate",
    )  # fmt: skip

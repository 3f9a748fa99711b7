"""Every question of the catalogue, with every set of its examples, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.ask import questions
from kg.knowledge import KnowledgeGraph
from tests.ask.sample import NOTHING_IN_SAMPLE

QUESTIONS = questions()
EXAMPLES = [
    pytest.param(question.id, given, id=f"{question.id} {given}")
    for question in QUESTIONS.values()
    for given in question.examples
]


@pytest.fixture(scope="module")
def sample(demo_graph: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(demo_graph, by="test") as graph:
        yield graph


@pytest.mark.parametrize(("question", "given"), EXAMPLES)
def test_both_languages_give_the_same_rows(
    question: str, given: dict[str, Any], sample: KnowledgeGraph
) -> None:
    answer = sample.ask(question, engine="both", **given)
    if question in NOTHING_IN_SAMPLE:
        assert answer.rows.rows == []
        return
    assert answer.rows.rows
    for row in answer.as_dicts():
        assert row["statements"] and row["source"]
        assert all(one.startswith("st-") for one in row["statements"])


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.id)
def test_a_question_says_what_it_takes_and_gives(question: Any) -> None:
    assert question.question.endswith("?")
    assert len(question.examples) >= 3
    assert {"source", "basis", "contested", "statements"} <= set(question.columns)
    for given in question.examples:
        assert set(given) <= set(question.parameters)
        needed = {name for name, rule in question.parameters.items() if not rule.optional}
        assert needed <= set(given)

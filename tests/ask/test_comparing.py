"""Two answers are the same where each row stands in both as often."""

from __future__ import annotations

import pytest

from kg.ask import Answer, Differ, compare
from kg.model.rows import Rows


def answer(*cells: str, engine: str) -> Answer:
    return Answer("A", engine, Rows(("one",), [(cell,) for cell in cells]))


def test_the_order_is_no_difference() -> None:
    compare(answer("a", "b", engine="sparql"), answer("b", "a", engine="cypher"))


def test_a_row_that_one_gives_more_often_is() -> None:
    with pytest.raises(Differ, match=r"more often in sparql: .'a',"):
        compare(answer("a", "a", "b", engine="sparql"), answer("a", "b", "b", engine="cypher"))

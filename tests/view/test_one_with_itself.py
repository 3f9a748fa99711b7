"""A relation of two that turn out to be one joins nothing, and is kept as a statement."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kg.ledger import Ledger
from tests.graph_folders import edges, load_rows, meaning

ROWS = [
    {"subject": "Hall", "predicate": "PART_OF", "object": "Rock"},
    {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan"},
]


def test_no_edge_leads_from_a_thing_to_itself(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path, new=True)) as ledger:
        load_rows(ledger, tmp_path, ROWS)
        (edge,) = edges(ledger, "PART_OF")
        with ledger.run("judge", "test") as run:
            told = {"left": edge["s"], "right": edge["o"], "verdict": "same", "evidence": None}
            run.add("judgements", by="somebody", why="one place", **told)
        assert edges(ledger, "PART_OF") == []
        assert len(edges(ledger, "CLAIMED_BY")) == 1
        held = {row[0] for row in meaning(ledger)["statements"]}
        assert set(edge["statements"]) <= held

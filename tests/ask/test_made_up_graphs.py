"""Both languages give the same rows on whatever is loaded, for whatever is asked: the right ones.

DRAGOMAN_GRAPHS=200 tries as many graphs, with more parameters each.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import ask_cypher, ask_sparql, bind_parameters, compare
from kg.knowledge import KnowledgeGraph
from tests.ask.made_up import Drawn, make_up
from tests.ask.oracle import ORACLES, Evidence, cells

DEEP = int(os.environ.get("DRAGOMAN_GRAPHS", "0"))
SIZE, SETS = 500, 5 if DEEP else 3


@settings(
    max_examples=DEEP or 2,
    deadline=None,
    derandomize=not DEEP,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(1, 2**32 - 1))
def test_every_question_in_both_languages(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "made-up"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with KnowledgeGraph(make_up(folder, seed, SIZE), by="test") as graph:
        drawn, engine, rows = Drawn(graph, seed), graph.answering(), 0
        evidence = Evidence(graph.folder.ledger)
        with graph.folder.reading_rdf() as projection:
            store = projection.read()
            for question in graph.questions().values():
                for asked in drawn.sets(question, SETS):
                    bound = bind_parameters(question, asked, store)
                    there = ask_cypher(question, bound, engine, f"cypher, {asked}")
                    compare(ask_sparql(question, bound, store), there)
                    rows += len(there.rows.rows)
                    if question.id in ORACLES:
                        reckon, columns = ORACLES[question.id]
                        told = Counter(cells(row, columns) for row in there.as_dicts())
                        assert told == Counter(reckon(evidence, bound.cypher)), (question.id, asked)
        assert rows > 100

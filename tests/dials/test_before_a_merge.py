"""As the graph stood before a merge, each of the two is asked and found as itself."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from tests.graph_folders import load_rows

TERMS = [
    {"subject": "Anna Alba", "predicate": "HELD_OFFICE", "object": "FM Japan", "time": "1950"},
    {"subject": "Clara Corso", "predicate": "HELD_OFFICE", "object": "FM Japan", "time": "1960"},
]


def test_an_id_that_a_later_merge_gave_up(empty_folder: GraphFolder, tmp_path: Path) -> None:
    load_rows(empty_folder.ledger, tmp_path, TERMS)
    before = empty_folder.ledger.sequence
    empty_folder.close()
    with KnowledgeGraph(empty_folder.path, by="test") as graph:
        anna, clara = (graph.find(name)[0].id for name in ("Anna Alba", "Clara Corso"))
        graph.merge(anna, clara, why="a maiden name")
    with kg.open(empty_folder.path) as graph:
        then = graph.scope(known_at=before)
        for engine in ("sparql", "cypher"):
            now = graph.ask("14", about=anna, engine=engine).as_dicts()
            assert {row["time"] for row in now} == {"1950", "1960"}
            told = graph.ask("14", about=anna, scope=then, engine=engine).as_dicts()
            assert {row["time"] for row in told} == {"1950"}
        assert [one.id for one in graph.find("Anna Alba", kind="person")] == [clara]
        assert [one.id for one in graph.find("Anna Alba", kind="person", scope=then)] == [anna]

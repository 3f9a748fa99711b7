"""Who acted as a minister is one, though nobody tells when the office was taken up."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.graph_folders import Row, load_rows

OFFICES: list[Row] = [
    {"subject": "FM Japan", "predicate": "OFFICE_OF", "object": "Japan"},
    {"subject": "FM USSR", "predicate": "OFFICE_OF", "object": "Soviet Union"},
    {"subject": "FM Japan", "predicate": "OFFICE_RANK", "value": "minister"},
]
RANKED: Row = {"subject": "FM USSR", "predicate": "OFFICE_RANK", "value": "minister"}
TALKS: list[Row] = [
    {"subject": "talks", "predicate": "KIND", "value": "meeting"},
    {"subject": "talks", "predicate": "TOOK_PLACE", "time": "1956-10-19"},
    *(
        {"subject": who, "predicate": "PARTICIPATED_IN", "object": "talks", "capacity": office,
         "time": "1956-10-19"}
        for who, office in (("Anna Alba", "FM Japan"), ("Boris Bruno", "FM USSR"))
    ),
]  # fmt: skip
SIGNED: Row = {"subject": "treaty", "predicate": "SIGNED_BY", "object": "Clara Corso",
               "capacity": "FM USSR", "time": "1956-10-19"}  # fmt: skip
CYPHER = "MATCH (m:Minister) RETURN m.name AS name ORDER BY name"
SPARQL = "SELECT ?name { ?m a kgo:Minister ; rdfs:label ?name } ORDER BY ?name"


def _ministers(path: Path) -> list[str]:
    with kg.open(path, by="test") as graph:
        in_both = [[row["name"] for row in rows.as_dicts()]
                   for rows in (graph.cypher(CYPHER), graph.sparql(SPARQL))]  # fmt: skip
    assert in_both[0] == in_both[1]
    return in_both[0]


def test_whoever_acted_in_the_office_bears_its_rank(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with kg.KnowledgeGraph(path, by="test", new=True) as graph:
        load_rows(graph.folder.ledger, tmp_path, [*OFFICES, *TALKS], "talks")
        load_rows(graph.folder.ledger, tmp_path, [SIGNED], "signed")
    assert _ministers(path) == ["Anna Alba"]
    for rows, envoys in (
        ([RANKED], ["Boris Bruno", "Clara Corso"]),
        ([RANKED | {"value": "other"}], []),
    ):
        with kg.open(path, by="test") as graph:
            load_rows(graph.folder.ledger, tmp_path, rows, "ranks")
        assert _ministers(path) == ["Anna Alba", *envoys]
    with kg.open(path, by="test") as graph:
        load_rows(graph.folder.ledger, tmp_path, [RANKED], "ranks")
        (met,) = graph.ask("A", engine="both").as_dicts()
    assert (met["minister"], met["met"]) == ("Anna Alba", "Boris Bruno")

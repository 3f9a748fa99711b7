"""Whatever is typed for a parameter is data: a name that is not there, or a value that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import bind_parameters, questions
from kg.ask.catalogue import Parameter, Question
from kg.errors import DragomanError
from kg.knowledge import KnowledgeGraph
from kg.rdf import bind, run_query

HOSTILE = [
    "'}) DETACH DELETE n //",
    "> . } ; DROP ALL",
    '" } INSERT DATA { ent:x kgo:uid "x" } #',
    "st-00000000000000000000 } DELETE WHERE { ?s ?p ?o",
]
TYPES = sorted({rule.type for q in questions().values() for rule in q.parameters.values()})


@pytest.fixture(scope="module")
def sample(demo_graph: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(demo_graph, by="test") as graph:
        yield graph


def question_of(kind: str) -> Question:
    rule = Parameter(kind, "anything")
    return Question("x", "x", "What?", {}, "RETURN 1", "SELECT ?p { }", {"p": rule})


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", TYPES)
def test_a_hostile_name_is_a_name(kind: str, text: str, sample: KnowledgeGraph) -> None:
    with sample.folder.reading_rdf() as projection:
        store = projection.read()
        size = len(store)
        question = question_of(kind)
        if kind == "text":
            bound = bind_parameters(question, {"p": text}, store)
            assert run_query(store, question.sparql, bound.sparql).rows == [(text,)]
            assert sample.cypher("RETURN $p AS p", **bound.cypher).rows == [(text,)]
            assert text.replace('"', '\\"') in bind(question.sparql, bound.sparql)
        else:
            with pytest.raises(DragomanError):
                bind_parameters(question, {"p": text}, store)
        assert len(store) == size

"""Whatever is typed for a parameter is data: a name that is not there, or a value that is none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from kg.ask import bind_parameters, questions
from kg.ask.question import Parameter, Question
from kg.errors import DragomanError
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from kg.rdf import bind, run_query
from tests.command_line import run

HOSTILE = [
    "'}) DETACH DELETE n //",
    "> . } ; DROP ALL",
    '" } INSERT DATA { ent:x kgo:uid "x" } #',
    "st-00000000000000000000 } DELETE WHERE { ?s ?p ?o",
]
COMMANDS = ("show NAME", "dossier NAME", "compare NAME NAME", "why NAME", "cite NAME",
            "why-not NAME MET_WITH NAME", "what-if --without NAME C", "conflicts NAME", "ask NAME",
            "ask C --on NAME", "ask C --sources NAME", "note NAME text",
            "rank NAME preferred")  # fmt: skip
TYPES = sorted({rule.type for q in questions().values() for rule in q.parameters.values()})


@pytest.fixture(scope="module")
def sample(demo_graph: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(demo_graph, by="test") as graph:
        yield graph


def question_of(kind: str) -> Question:
    rule = Parameter(kind, "anything")
    return Question("x", "x", "What?", {}, "RETURN 1", "SELECT ?p { }", {"p": rule})


def test_every_question_takes_it_for_a_name(sample: KnowledgeGraph) -> None:
    texts = cycle([*HOSTILE, "two\nlines \"and\" 'quotes' \\", "nul\0 \u202e", "x" * 9000])
    before = ledger_digest(sample.folder.ledger)
    for question in questions().values():
        given = dict.fromkeys(question.parameters, next(texts))
        with pytest.raises(DragomanError) as told:
            sample.ask(question.id, **given)
        assert "\n" not in str(told.value) and len(str(told.value)) < 1600
    assert ledger_digest(sample.folder.ledger) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_it_for_a_name(command: str, demo_graph: Path) -> None:
    for text in (HOSTILE[0], "nul\0 \u202e\n" + "x" * 9000):
        words = [text if word == "NAME" else word for word in command.split()]
        done = run(words, demo_graph)
        assert done.code in (1, 2), (command, text)
        assert "Traceback" not in done.err and (done.code == 2 or len(done.err) < 2500)


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

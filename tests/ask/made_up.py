"""Graphs of made-up statements, and parameters for questions drawn from what is in them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from random import Random

from kg.ask import Question
from kg.ask.names import KINDS
from kg.ask.question import Parameter
from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from kg.ledger import Ledger
from kg.loading import find_loader, load_path
from tests.graph_folders import withdraw

__all__ = ["Drawn", "make_up"]

LOADERS = Path(__file__).parent / "loaders"
DAYS = ("1950-06-01", "1953-05-05", "1953-05-06", "1956-10-19", "1957-01-01")
THINGS = "SELECT ?type ?uid { ?x a ?type ; kgo:uid ?uid } ORDER BY ?type ?uid"
STATEMENTS = "SELECT ?uid { ?x a kgo:Statement ; kgo:uid ?uid } ORDER BY ?uid"


def make_up(folder: Path, seed: int, size: int = 500) -> Path:
    """A graph of two data sets with that many statements, judged, reviewed and merged at random."""
    draw = Random(seed)
    graph = GraphFolder(folder / "graph", new=True)
    for name in ("one", "two"):
        order = {"seed": seed, "size": size // 2, "name": name}
        path = folder / f"{name}.json"
        path.write_text(json.dumps(order), encoding="utf-8")
        load_path(graph.ledger, find_loader("made_up", [LOADERS]), path, {}, by="test")
    _judge(graph.ledger, draw, size // 20)
    if draw.random() < 0.3:
        withdraw(graph.ledger, f"{draw.choice(('one', 'two'))}-{draw.randrange(3)}")
    graph.close()
    return graph.path


def _judge(ledger: Ledger, draw: Random, times: int) -> None:
    """Some statements are accepted or rejected by a person, some things are merged."""
    statements = [row["id"] for row in ledger.rows("SELECT id FROM statements ORDER BY id")]
    rows = ledger.rows('SELECT DISTINCT "right" AS id FROM judgements ORDER BY 1')
    uids = [str(row["id"]) for row in rows]
    with ledger.run("review", "test") as run:
        for statement in draw.sample(statements, times):
            verdict = draw.choice(("accepted", "accepted", "rejected"))
            run.add(
                "reviews", statement=statement, verdict=verdict, by="me", kind="person", why=None
            )
        for _ in range(3):
            left = draw.choice(uids)
            right = draw.choice([uid for uid in uids if uid.split("-")[0] == left.split("-")[0]])
            told = {"left": left, "right": right, "verdict": "same", "by": "me", "evidence": None}
            run.add("judgements", why="so it seems", **told)


class Drawn:
    """Sets of parameters for the questions, drawn from the things of a graph."""

    def __init__(self, graph: KnowledgeGraph, seed: int) -> None:
        self.random = Random(seed)
        self.things: dict[str, list[str]] = defaultdict(list)
        for kind, uid in graph.sparql(THINGS).rows:
            self.things[kind.removeprefix("kgo:").rpartition("/")[2]].append(uid)
        self.statements = [uid for (uid,) in graph.sparql(STATEMENTS).rows]

    def sets(self, question: Question, count: int) -> list[dict[str, str]]:
        """Parameter sets; the first has only what must be told."""
        return [
            _in_order(
                {
                    name: self._value(rule)
                    for name, rule in question.parameters.items()
                    if not rule.optional or (number and self.random.random() < 0.45)
                }
            )
            for number in range(count)
        ]

    def _value(self, rule: Parameter) -> str:
        draw = self.random
        if rule.type in KINDS:
            things = self.things[draw.choice(KINDS[rule.type])]
            return things[min(int(draw.expovariate(0.5)), len(things) - 1)]
        return {
            "date": draw.choice(DAYS),
            "year": draw.choice(("1950", "1953", "1956")),
            "integer": "3",
            "flag": draw.choice(("true", "false")),
            "relation": draw.choice(("HELD_OFFICE", "PARTICIPATED_IN", "MET_WITH", "PARTY_TO")),
            "statements": ", ".join(draw.sample(self.statements, 5)),
            "text": draw.choice(("supports", "rejects", "peace", "(c)")),
        }[rule.type]


def _in_order(drawn: dict[str, str]) -> dict[str, str]:
    """A period begins before it ends."""
    if {"from", "to"} <= set(drawn):
        drawn["from"], drawn["to"] = sorted((drawn["from"], drawn["to"]))
    return drawn

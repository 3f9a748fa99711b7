"""The two texts of a question as any client takes them, with what was given in them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.ask.parameters import Bound
from kg.ask.question import Question
from kg.rdf import PREFIXES, bind

__all__ = ["cypher_text", "sparql_text"]


def cypher_text(question: Question, bound: Bound) -> str:
    """The Cypher text; the values of its parameters stand in a remark above it."""
    parameters = json.dumps(bound.cypher, ensure_ascii=False)
    told = [_one_line(question.question), f"parameters: {parameters}", *_missing(question, bound)]
    return "\n".join([*(f"// {line}" for line in told), question.cypher])


def sparql_text(question: Question, bound: Bound) -> str:
    """The SPARQL text with its prefixes and, as VALUES, its parameters."""
    told = [_one_line(question.question), *_missing(question, bound)]
    prefixes = [f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()]
    text = bind(question.sparql, bound.sparql).strip()
    return "\n".join([*(f"# {line}" for line in told), *prefixes, text])


def _missing(question: Question, bound: Bound) -> Iterator[str]:
    """What the question still needs; without it the text gives no answer, or a wrong one."""
    for name, rule in question.parameters.items():
        if name not in bound.cypher:
            yield f"still needed: --param {name}=… ({rule.type}: {_one_line(rule.meaning)})"


def _one_line(words: str) -> str:
    return " ".join(words.split())

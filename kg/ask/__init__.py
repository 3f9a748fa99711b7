"""The catalogue of questions: each in words, in Cypher and in SPARQL, with the same answer."""

from __future__ import annotations

from kg.ask.answer import Answer
from kg.ask.catalogue import find_question, questions
from kg.ask.coverage import Covered, coverage, coverage_notes, uncovered_years
from kg.ask.parameters import Bound, bind_parameters
from kg.ask.question import Question
from kg.ask.run import Differ, ask_cypher, ask_sparql, compare

__all__ = [
    "Answer",
    "Bound",
    "Covered",
    "Differ",
    "Question",
    "ask_cypher",
    "ask_sparql",
    "bind_parameters",
    "compare",
    "coverage",
    "coverage_notes",
    "find_question",
    "questions",
    "uncovered_years",
]

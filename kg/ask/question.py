"""A question of the catalogue: its words, its parameters and columns, and its two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ANY", "PARAMETER_TYPES", "Column", "Parameter", "Question"]

ANY = "any"
"""What a question rests on that asks for statements of whatever relation."""
PARAMETER_TYPES = (
    "polity",
    "person",
    "organization",
    "office",
    "place",
    "agreement",
    "event",
    "topic",
    "source",
    "actor",
    "thing",
    "statements",
    "relation",
    "date",
    "year",
    "integer",
    "flag",
    "text",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to be told: a name that is looked up, a date, a year, or a text."""

    type: str
    meaning: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer means; a `list` is given in alphabetical order."""

    meaning: str
    type: str = "value"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the catalogue with its two texts.

    `engine` is the language that is quicker for it on a large graph, and is
    asked where nobody names one. It has rows where a source tells of one of the
    relations that it `rests_on`; ANY where every relation serves.
    `counts_over` is the column of periods of a question that counts over time.
    """

    id: str
    name: str
    question: str
    columns: Mapping[str, Column]
    cypher: str
    sparql: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ({},)
    engine: str = "sparql"
    rests_on: tuple[str, ...] = ()
    counts_over: str = ""

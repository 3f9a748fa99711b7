"""Running a question in either language, and holding the two answers against each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.ask.answer import Answer
from kg.ask.parameters import Bound
from kg.ask.question import Question
from kg.errors import BadInput, DragomanError
from kg.model.rows import Rows
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph.engine import CypherEngine

__all__ = ["Differ", "ask_cypher", "ask_sparql", "compare"]

_SEPARATOR = "\x1f"


class Differ(DragomanError):
    """Two engines gave different rows for one question: a bug, told loudly."""


def ask_cypher(question: Question, bound: Bound, engine: CypherEngine, name: str) -> Answer:
    """The answer through Cypher."""
    found = engine.run(question.cypher, bound.cypher)
    return Answer(question.id, name, _tidy(question, found, "query.cypher"), bound.notes)


def ask_sparql(question: Question, bound: Bound, store: ox.Store) -> Answer:
    """The answer through SPARQL."""
    found = run_query(store, question.sparql, bound.sparql)
    return Answer(question.id, "sparql", _tidy(question, found, "query.rq"), bound.notes)


def compare(one: Answer, other: Answer) -> None:
    """Differ unless both hold the same rows, each as often."""
    left, right = (Counter(map(repr, answer.rows.rows)) for answer in (one, other))
    if left == right:
        return
    more = [f"{_more(row, right)} {one.engine}: {row}" for row in sorted(left - right)]
    more += [f"{_more(row, left)} {other.engine}: {row}" for row in sorted(right - left)]
    raise Differ(
        f"question {one.question}: {one.engine} gives {len(one.rows.rows)} rows, {other.engine} "
        f"{len(other.rows.rows)}; first difference: {more[0]}"
    )


def _more(row: str, there: Counter[str]) -> str:
    return "more often in" if row in there else "only"


def _tidy(question: Question, found: Rows, text: str) -> Rows:
    """The rows in the columns' order, lists sorted, in one order whatever the engine's."""
    names = tuple(question.columns)
    if missing := [name for name in names if found.columns and name not in found.columns]:
        raise BadInput(
            f"question {question.name}: {text} gives no column {missing[0]}, which question.yml "
            f"declares; it gives {', '.join(found.columns)}"
        )
    columns = [_column(question, name, found) for name in names]
    rows = list(zip(*columns, strict=True))
    return Rows(names, sorted(rows, key=lambda row: list(map(str, row))))


def _column(question: Question, name: str, found: Rows) -> list[Any]:
    if name not in found.columns:
        return [None] * len(found.rows)
    place = found.columns.index(name)
    cells = [row[place] for row in found.rows]
    return list(map(_listed, cells)) if question.columns[name].type == "list" else cells


def _listed(value: Any) -> list[str]:
    items = value.split(_SEPARATOR) if isinstance(value, str) else list(value or ())
    found = {str(item) for item in items if item not in (None, "")}
    return sorted(found) if len(found) > 1 else list(found)

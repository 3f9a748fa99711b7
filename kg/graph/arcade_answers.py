"""What the embedded engine answers, as plain values, and what it refuses, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import BadQuery
from kg.graph.arcade_runtime import HEAP

__all__ = ["asked_columns", "meaning", "plain_cells", "query_error"]

_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_TOO_MUCH = ("Query heap budget exceeded", "OutOfMemoryError", "Java heap space")


def plain_cells(row: Iterable[Any]) -> list[Any]:
    """The values of one row as Python knows them: things as small mappings, dates as ISO text."""
    return [value if type(value) in _AS_IT_IS else _plain(value) for value in row]


def asked_columns(database: Any, text: str) -> list[str]:
    """The column names that a query asks for; the engine tells them only with a row."""
    import jpype

    parser = jpype.JClass("com.arcadedb.query.opencypher.parser.Cypher25AntlrParser")
    try:
        asked = parser(database).parse(text).getReturnClause()
    except jpype.JException:
        return []
    if asked is None or asked.isReturnAll():
        return []
    return [str(item.getOutputName()) for item in asked.getReturnItems()]


def query_error(message: str) -> BadQuery:
    """What was wrong with a query, for whoever wrote it."""
    if "QueryNotIdempotent" in message or "not idempotent" in message:
        return BadQuery(
            "this query would write; queries only read: load what you want to add "
            "with `kg load` or `kg add`"
        )
    if any(words in message for words in _TOO_MUCH):
        return BadQuery(
            f"Cypher: the answer needs more memory than its engine may take ({HEAP}); ask for "
            "less, ask in SPARQL, or give it more: KG_HEAP=4g"
        )
    return BadQuery(f"Cypher: {meaning(message)}")


def meaning(message: str) -> str:
    """What the engine means, without its class names and causes."""
    line = message.splitlines()[0].partition(" (caused by")[0]
    for prefix in ("Query failed: ", "Command failed: ", "Reading the result set failed: "):
        line = line.removeprefix(prefix)
    head, _, rest = line.partition(": ")
    return rest if rest and head.startswith("com.arcadedb.") else line


def _plain(value: Any) -> Any:
    if isinstance(value, int | float | str):  # the runtime's own kinds of them
        return value
    if isinstance(value, list | tuple | set):
        return plain_cells(value)
    if isinstance(value, dict):
        return dict(zip(map(str, value), plain_cells(value.values()), strict=True))
    if hasattr(value, "getTypeName") and hasattr(value, "toMap"):
        return _thing(value)
    if hasattr(value, "getVertices") and hasattr(value, "getEdges"):
        return _path(list(value.getVertices()), list(value.getEdges()))
    return str(value)


def _thing(value: Any) -> dict[str, str | None]:
    fields = value.toMap()
    label = _core(str(value.getTypeName()).split("~"))
    return {"uid": _text(fields.get("uid")), "name": _text(fields.get("name")), "label": label}


def _path(vertices: list[Any], edges: list[Any]) -> list[Any]:
    path = [_plain(vertices[0])] if vertices else []
    for edge, vertex in zip(edges, vertices[1:], strict=False):
        path += [_plain(edge), _plain(vertex)]
    return path


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _core(labels: list[str]) -> str:
    from kg.graph.rows import CORE_LABELS

    return next((label for label in labels if label in CORE_LABELS), labels[0])

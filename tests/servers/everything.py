"""All that an engine holds, as sorted rows to compare; bookkeeping apart."""

from __future__ import annotations

import json
from typing import Any

from kg.graph.engine import CypherEngine

__all__ = ["everything"]


def everything(engine: CypherEngine) -> tuple[list[str], list[str]]:
    """The nodes with labels and properties, the relationships with ends, type and properties."""
    nodes = engine.run("MATCH (n) WHERE NOT n:_Dragoman RETURN labels(n), properties(n)", {}).rows
    relationships = engine.run(
        "MATCH (a)-[r]->(b) RETURN a.uid, type(r), b.uid, properties(r)", {}
    ).rows
    return (
        sorted(_line([sorted(labels), properties]) for labels, properties in nodes),
        sorted(_line(list(row)) for row in relationships),
    )


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

"""The one door to property graphs: Cypher goes in, rows come out, whatever the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from kg.errors import BadQuery
from kg.model.rows import Rows

__all__ = ["CypherEngine", "Rows", "refuse_outside"]

_QUOTED = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)


def refuse_outside(text: str) -> None:
    """BadQuery for a query that would read files or addresses outside the graph."""
    if _LOAD.search(_QUOTED.sub(" ", text)):
        raise BadQuery(
            "LOAD CSV reads outside the graph; queries only read the graph: load files with "
            "`kg load`"
        )


class CypherEngine(Protocol):
    """A property graph that answers Cypher and never lets a query write."""

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The answer to one read-only query; `parameters` fill its $names.

        Raises BadQuery for a text the engine cannot read, or that would write.
        """
        ...

    def close(self) -> None:
        """Let go of the engine; closing twice is harmless."""
        ...

"""The one door to property graphs: Cypher goes in, rows come out, whatever the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from kg.model.rows import Rows

__all__ = ["CypherEngine", "Rows"]


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

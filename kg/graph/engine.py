"""The one door to property graphs: whatever engine is behind it, Cypher goes in and rows come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["CypherEngine", "Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names, and rows of plain values in the same order.

    Dates and times are ISO text, durations ISO 8601 text. A node or a
    relationship is {"uid", "name", "label"}, where the label of a node is its
    core label and that of a relationship its type. A path is the list of its
    nodes and relationships in turn.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


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

"""Neo4j's values made plain: what every engine answers alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from kg.graph.rows import CORE_LABELS

__all__ = ["plain"]


def plain(value: Any) -> Any:
    """The value as text, number, truth value, list or mapping; dates as ISO text."""
    if isinstance(value, Node):
        return _entity(value, _core_label(value))
    if isinstance(value, Relationship):
        return _entity(value, value.type)
    if isinstance(value, Path):
        return [plain(step) for step in _steps(value)]
    if isinstance(value, (Date, DateTime, Time, Duration)):
        return value.iso_format()
    if isinstance(value, Point):
        return list(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _entity(entity: Node | Relationship, label: str) -> dict[str, Any]:
    return {"uid": entity.get("uid"), "name": entity.get("name"), "label": label}


def _core_label(node: Node) -> str:
    labels = sorted(node.labels)
    return next((label for label in labels if label in CORE_LABELS), "".join(labels[:1]))


def _steps(path: Path) -> Iterator[Node | Relationship]:
    yield path.nodes[0]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield relationship
        yield node

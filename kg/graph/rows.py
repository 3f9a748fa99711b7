"""What a property graph is made of: plain rows for every engine and exporter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["CORE_LABELS", "Node", "Properties", "Relationship"]

Properties: TypeAlias = Mapping[str, str | int | float | bool | list[str]]

CORE_LABELS = (
    "Agreement",
    "Event",
    "Office",
    "Organization",
    "Person",
    "Place",
    "Polity",
    "Source",
    "Statement",
    "Topic",
    "Year",
)
"""Every node carries exactly one of these; label and uid together name a node."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph. `properties` include uid and name; never None, never nested."""

    uid: str
    label: str
    markers: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relationship:
    """An edge between two nodes, named by their labels and uids. `properties` include uid."""

    uid: str
    type: str
    start: str
    start_label: str
    end: str
    end_label: str
    properties: Properties

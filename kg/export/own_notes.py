"""Readers' own notes in an exported file: a property of their own, and never a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.export.exporter import Exporter
from kg.graph.rows import Node, Relationship

__all__ = ["OWN_NOTES", "OwnNotes", "words_of"]

OWN_NOTES = "own_notes"
"""The property that holds them: each with who wrote it and when, so that none reads as a fact."""


def words_of(row: Mapping[str, Any]) -> str:
    """A note as a file shows it."""
    return f"{row['text']} — own note of {row['by']} on {row['thing']}, {row['recorded_at'][:10]}"


class OwnNotes:
    """The notes of a graph, put on what they are about; counts those that found no place.

    A note on a statement stands on the statement where the format has it, and on every
    edge that rests on it.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._on: dict[str, list[str]] = {}
        for row in rows:
            self._on.setdefault(row["thing"], []).append(words_of(row))
        self._placed: set[str] = set()

    def node(self, node: Node, exporter: Exporter) -> Node:
        """The node with the notes on it."""
        found = self._on.get(node.uid)
        if found is None:
            return node
        if exporter.keeps_notes and exporter.takes(node) and exporter.writes_nodes():
            self._placed.add(node.uid)
        return replace(node, properties={**node.properties, OWN_NOTES: found})

    def edge(self, edge: Relationship, exporter: Exporter) -> Relationship:
        """The edge with the notes on it and on its statements."""
        statements = edge.properties.get("statements", [])
        behind = statements if isinstance(statements, list) else []
        noted = [uid for uid in (edge.uid, *behind) if uid in self._on]
        if not noted:
            return edge
        if exporter.keeps_notes:
            self._placed.update(noted)
        found = [words for uid in noted for words in self._on[uid]]
        return replace(edge, properties={**edge.properties, OWN_NOTES: found})

    def losses(self) -> tuple[str, ...]:
        """What the file cannot hold of them, in one sentence."""
        lost = sorted(self._on.keys() - self._placed)
        if not lost:
            return ()
        return (
            f"own notes on {len(lost)} things that the file does not hold "
            f"(the first is {lost[0]}); `kg note -o notes.csv` writes all",
        )

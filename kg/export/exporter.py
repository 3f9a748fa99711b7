"""What every format has in common: the life of one exported file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from kg.errors import BadInput
from kg.export.spool import Spool
from kg.graph.rows import Node, Relationship

__all__ = ["EDGES", "EVIDENCE", "ExportReport", "Exporter"]

EDGES = ("pair", "kind", "statement")
"""What one edge stands for: all that joins two nodes, one relation of theirs, or one statement."""

EVIDENCE = frozenset({"Source", "Statement"})
"""Nodes that tell where the rest comes from; they would drown a picture of it."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, and what its format could not carry."""

    format: str
    nodes: int
    edges: int
    losses: tuple[str, ...]
    files: tuple[Path, ...]


class Exporter(ABC):
    """One file (or folder) being written: setup, feed, finish, close.

    Nothing lies at `target` before `finish`. `close` frees what `setup` took and may
    be called at any time. `statements` tells whether Statement and Source nodes go
    along; None leaves that to the format.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    edge_choices: ClassVar[tuple[str, ...]] = ("kind",)
    keeps_notes: ClassVar[bool] = True

    def __init__(
        self, target: Path, *, edges: str = "kind", statements: bool | None = None
    ) -> None:
        if edges not in self.edge_choices:
            raise BadInput(
                f"{self.name} has no edges by {edges!r}; "
                f"known: {', '.join(self.edge_choices)}; only gexf gathers edges",
                where="--edges",
            )
        self.target = target
        self.edges = edges
        self.with_evidence = self.shows_evidence() if statements is None else statements
        self.nodes_written = 0
        self.edges_written = 0
        self._left_out = 0

    @classmethod
    def is_folder(cls, target: Path) -> bool:
        """Whether the format writes a folder to this target."""
        return False

    def shows_evidence(self) -> bool:
        """Whether Statement and Source nodes go along when nobody says."""
        return False

    def writes_nodes(self) -> bool:
        """Whether nodes are written, and not the edges alone."""
        return True

    def takes(self, node: Node) -> bool:
        """Whether the node goes along."""
        return self.with_evidence or node.label not in EVIDENCE

    def setup(self) -> None:
        """Make ready to be fed."""
        self.spool = Spool()

    def feed_node(self, node: Node) -> None:
        """Take one node; the order does not matter."""
        if self.takes(node):
            self.spool.add_node(node)

    def feed_relationship(self, relationship: Relationship) -> None:
        """Take one relationship; the order does not matter."""
        labels = {relationship.start_label, relationship.end_label}
        if self.with_evidence or not labels & EVIDENCE:
            self.spool.add_relationship(relationship)
        else:
            self._left_out += 1

    def finish(self) -> None:
        """Write the file. BadInput when nothing was fed."""
        self.spool.settle()
        if not self.spool.node_count():
            raise BadInput("nothing to export: the graph has no nodes; load a source first")
        self.write()

    @abstractmethod
    def write(self) -> None:
        """Write what the spool holds, in its order, to `target`."""

    def losses(self) -> tuple[str, ...]:
        """What this file does not carry, one sentence each."""
        found = []
        if not self.with_evidence:
            found.append(
                "Statement and Source nodes are left out; edges keep the ids of their statements "
                "and the number of their sources"
            )
        if self._left_out:
            found.append(f"relationships of Statement and Source nodes left out: {self._left_out}")
        loose, example = self.spool.loose()
        if loose:
            found.append(
                f"relationships left out because an end of theirs is not exported: {loose} "
                f"(the first is {example})"
            )
        return tuple(found)

    def close(self) -> None:
        """Free what `setup` took; closing twice is harmless."""
        if hasattr(self, "spool"):
            self.spool.close()

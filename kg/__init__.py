"""Dragoman: the knowledge graph for people who trace the relations between states.

Example:
    import kg

    with kg.open("graph") as graph:
        for row in graph.ask("A").as_dicts():
            print(row["minister"], row["met"], row["time"], row["statements"])
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph", "__version__", "create", "open"]

__version__ = "0.1.0"


def create(path: str | Path = "graph", *, by: str | None = None) -> KnowledgeGraph:
    """A new graph in an empty or missing folder, with the gazetteer in it."""
    from kg.knowledge import KnowledgeGraph

    return KnowledgeGraph.create(Path(path), by=by)


def open(path: str | Path = "graph", *, by: str | None = None) -> KnowledgeGraph:
    """The graph in a folder; NoGraph if there is none."""
    from kg.knowledge import KnowledgeGraph

    return KnowledgeGraph(Path(path), by=by)


def __getattr__(name: str) -> Any:
    if name == "KnowledgeGraph":
        from kg.knowledge import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")

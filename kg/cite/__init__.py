"""Citations: of statements, of their sources, and of the graph itself."""

from __future__ import annotations

from kg.cite.bibliography import (
    FORMATS,
    Bibliography,
    Citation,
    cite_all,
    cite_statements,
    format_of,
)
from kg.cite.state import cite_graph
from kg.cite.work import Work

__all__ = [
    "FORMATS",
    "Bibliography",
    "Citation",
    "Work",
    "cite_all",
    "cite_graph",
    "cite_statements",
    "format_of",
]

"""Why something is in the graph, why it is not, and what would change."""

from __future__ import annotations

from kg.provenance.why import why_edge, why_statements
from kg.provenance.why_not import why_not

__all__ = ["why_edge", "why_not", "why_statements"]

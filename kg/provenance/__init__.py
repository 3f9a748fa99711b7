"""Why something is in the graph, why it is not, and what would change."""

from __future__ import annotations

from kg.provenance.changes import between_days, between_runs
from kg.provenance.what_if import rows_changed
from kg.provenance.why import why_edge, why_statements
from kg.provenance.why_not import why_not

__all__ = ["between_days", "between_runs", "rows_changed", "why_edge", "why_not", "why_statements"]

"""What counts: nodes, edges, derived relations and contradictions over the ledger."""

from __future__ import annotations

from kg.view.neighbourhood import Neighbourhood, neighbourhood
from kg.view.scope import Scope, scope_of
from kg.view.view import View

__all__ = ["Neighbourhood", "Scope", "View", "neighbourhood", "scope_of"]

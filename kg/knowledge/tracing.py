"""Asking why something is in the graph, why it is not, and what would change."""

from __future__ import annotations

from typing import Any

from kg.errors import BadInput
from kg.knowledge.opened import Opened

__all__ = ["Tracing"]


class Tracing(Opened):
    """What tells on what an answer rests."""

    def why(self, *ids: str) -> list[dict[str, Any]]:
        """What lies behind edges (e-…) and statements (st-…): one record each.

        Several statements are taken as one row of an answer. A record tells the
        rule, the statements with their words, sources and citations, the
        judgements that say who is who, and what contradicts.
        """
        from kg.provenance import why_edge, why_statements

        statements = [id for id in ids if id.startswith("st-")]
        edges = [id for id in ids if id.startswith("e-")]
        others = [id for id in ids if id not in statements and id not in edges]
        if others or not ids:
            raise BadInput(
                f"why {others[0] if others else 'what'!r}? give the id of an edge (e-…) or of "
                "statements (st-…), as answers and `kg show` tell them"
            )
        with self.folder.reading_rdf() as projection:
            store = projection.read()
            found = [why_edge(store, self.folder, id) for id in edges]
            if statements:
                found.append(why_statements(store, self.folder, statements))
        return found

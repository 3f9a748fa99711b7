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

    def why_not(self, one: str, relation: str, other: str) -> dict[str, Any]:
        """What is missing for an edge between two things, given by id or name.

        `answer` is there, does_not_fit, does_not_count, nothing_found or
        not_covered; `reasons` are what is said and does not count, `near` what
        comes near, `covered_by` the loaded sources that cover such things.
        """
        from kg.provenance import why_not

        with self.folder.reading_rdf() as projection:
            return why_not(projection.read(), self.folder, one, relation, other)

"""Asking why something is in the graph, why it is not, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.errors import BadInput
from kg.knowledge.asking import Asking
from kg.view import Scope

__all__ = ["Tracing"]


class Tracing(Asking):
    """What tells on what an answer rests."""

    def why(self, *ids: str, scope: Scope = Scope()) -> list[dict[str, Any]]:
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
        with self.folder.reading_rdf(scope) as projection:
            store = projection.read()
            found = [why_edge(store, self.folder, id) for id in edges]
            if statements:
                found.append(why_statements(store, self.folder, statements))
        return found

    def why_not(
        self, one: str, relation: str, other: str, *, scope: Scope = Scope()
    ) -> dict[str, Any]:
        """What is missing for an edge between two things, given by id or name.

        `answer` is there, does_not_fit, does_not_count, nothing_found or
        not_covered; `reasons` are what is said and does not count, `near` what
        comes near, `covered_by` the loaded sources that cover such things.
        """
        from kg.provenance import why_not

        with self.folder.reading_rdf(scope) as projection:
            return why_not(projection.read(), self.folder, one, relation, other)

    def what_if(
        self,
        question: str,
        /,
        *,
        without: Iterable[str],
        scope: Scope = Scope(),
        **parameters: Any,
    ) -> list[dict[str, Any]]:
        """Which rows of an answer would fall or change without some sources (ids or titles).

        Each is {change, row, was}: falls, changes (with what it was) or appears. The
        `scope` says which statements count with the sources and without them.
        """
        from kg.provenance import rows_changed

        gone = self.scope(not_sources=without).not_sources
        left = replace(scope, not_sources=tuple(sorted({*scope.not_sources, *gone})))
        before = self.ask(question, scope=scope, **parameters)
        return rows_changed(before, self.ask(question, scope=left, **parameters))

    def diff(
        self,
        first: str,
        second: str,
        *,
        world: bool = False,
        about: str | None = None,
        scope: Scope = Scope(),
    ) -> Iterator[dict[str, Any]]:
        """What came and what went between two load dates (or numbers of runs).

        With `world` between two days in the world: what lasted on the one and not on the
        other. `scope` says which statements count; between load dates each is its `known_at`.
        `about` limits it to one thing, by id or name.
        """
        from kg.ask.parameters import whole_day
        from kg.ask.things import meant
        from kg.ledger.naming import run_known_by
        from kg.provenance import between_days, between_runs

        ledger = self.folder.ledger
        with self.folder.reading_rdf(scope if world else Scope()) as projection:
            store = projection.read()
            things: list[str] = []
            if about:
                things = self.ids_of(meant(store, about, ledger.connection))
            if world:
                one, other = (whole_day(day, "a day") for day in (first, second))
                yield from between_days(store, one, other, things)
                return
        before, after = (run_known_by(ledger, moment) for moment in (first, second))
        yield from between_runs(ledger, before, after, things, scope)

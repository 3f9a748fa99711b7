"""Citing what a graph says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import Ambiguous, NotFound, after
from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    from kg.ask import Answer
    from kg.cite import Bibliography

__all__ = ["Citing"]


class Citing(Opened):
    """What tells where things are said, in the shapes of bibliographies."""

    def cite(self, *ids: str, scope: Scope = Scope()) -> Bibliography:
        """The works behind statements, edges, sources or things (ids, names or titles).

        Of a thing it is every work that states something of it. Without ids it
        is every work that states something in the graph. What an edge or a thing
        rests on is that of the `scope`.
        """
        from kg.cite import Bibliography, cite_all, cite_statements
        from kg.ledger.naming import source_named

        ledger = self.folder.ledger
        if not ids:
            return cite_all(ledger)
        sources = {id: id for id in ids if ledger.source(id) is not None}
        found: list[str] = []
        for id in ids:
            if id in sources:
                continue
            try:
                found += self._statements([id], scope)
            except NotFound as unknown:
                # A title is looked up last: a place or treaty may bear the same words.
                try:
                    sources[id] = source_named(ledger, id)
                except NotFound as error:
                    if isinstance(unknown, Ambiguous):
                        raise unknown from None
                    raise NotFound(after(str(unknown), str(error))) from None
        cited = cite_statements(ledger, found)
        return cited.joined(cite_all(ledger, sources.values()) if sources else Bibliography(()))

    def cite_answer(self, answer: Answer) -> Bibliography:
        """The works behind the rows of an answer."""
        from kg.cite import cite_statements
        from kg.cite.asking import statements_in

        return cite_statements(self.folder.ledger, statements_in(answer.rows.rows))

    def cite_graph(self) -> Bibliography:
        """The graph itself, in its present state."""
        from kg import __version__
        from kg.cite import cite_graph

        return cite_graph(self.folder.ledger, self.folder.path.resolve().name, __version__)

    def _statements(self, ids: Iterable[str], scope: Scope) -> list[str]:
        from kg.ask.things import meant
        from kg.cite.asking import statements_about, statements_of_edge

        found: list[str] = []
        for id in ids:
            if id.startswith("st-"):
                found.append(id)
                continue
            with self.folder.reading_rdf(scope) as projection:
                store = projection.read()
                if id.startswith("e-"):
                    found += statements_of_edge(store, id)
                    continue
                things = self.ids_of(meant(store, id, self.folder.ledger.connection))
                about = [st for uid in things for st in statements_about(store, uid)]
                if not about:
                    raise NotFound(f"nothing is stated of {id!r}; there is nothing to cite")
                found += about
        return found

"""Asking a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.knowledge.opened import Opened
from kg.model.rows import Rows
from kg.view import Scope

if TYPE_CHECKING:
    from kg.ask import Answer, Question
    from kg.graph.engine import CypherEngine

__all__ = ["Asking"]


class Asking(Opened):
    """What answers; it changes nothing."""

    def sources(self) -> list[dict[str, Any]]:
        """Every source, with what is known of it and how many statements it has in the graph."""
        from kg.ledger.sources import list_sources

        return list_sources(self.folder.ledger)

    def languages(self) -> list[str]:
        """The languages in which anything has a name."""
        from kg.ask.labels import languages

        with self.folder.reading_rdf() as projection:
            return languages(projection.read())

    def questions(self) -> dict[str, Question]:
        """The catalogue: ours, and those in the graph's own `queries` folder.

        A broken one is left out, and a warning tells which and why.
        """
        from kg.ask import questions

        return questions(self.query_folders, self.warn_once)

    def question(self, name: str) -> Question:
        """The question of that id (A, B, …) or name; BadInput where it is broken."""
        from kg.ask import find_question

        return find_question(name, self.query_folders, self.warn_once)

    def new_question(self, name: str) -> Path:
        """Make a folder with a question to start from in the graph's own `queries` folder."""
        from kg.ask.skeleton import new_question

        return new_question(self.query_folders[0], name)

    def scope(
        self,
        *,
        known_at: int | str | None = None,
        sources: Iterable[str] = (),
        not_sources: Iterable[str] = (),
        reviewed: bool = False,
        proposed: bool = False,
    ) -> Scope:
        """Which statements are to count in an answer, for the keyword `scope`.

        `known_at` is the number of a run, or a date or time: the last run recorded
        by then. Sources go by id or title; NotFound names the nearest.
        """
        from kg.view import scope_of

        return scope_of(
            self.folder.ledger,
            known_at=known_at,
            sources=sources,
            not_sources=not_sources,
            reviewed=reviewed,
            proposed=proposed,
        )

    def ask(
        self,
        question: str,
        /,
        *,
        engine: str | None = None,
        server: CypherEngine | None = None,
        scope: Scope = Scope(),
        predecessors: bool = True,
        lang: Sequence[str] = (),
        **parameters: Any,
    ) -> Answer:
        """The answer to a question of the catalogue.

        `engine` is "sparql", "cypher" or "both" (Differ if the rows are not the
        same); without it the one that the question names as the quicker. With
        `server` Cypher is asked there instead of the embedded graph.
        `scope` says which statements count. Without `predecessors` a polity's name
        means the version of that name alone. `lang` are the languages in which things
        are to be called, the best first.
        """
        from dataclasses import replace

        from kg.ask import (
            ask_cypher,
            ask_sparql,
            bind_parameters,
            compare,
            coverage_notes,
            uncovered_years,
        )
        from kg.ask.labels import relabelled
        from kg.ask.things import standing_ids

        found = self.question(question)
        engine = engine or ("cypher" if server else found.engine)
        if engine not in ("sparql", "cypher", "both"):
            raise BadInput(f"unknown engine {engine!r}; known: cypher, sparql, both")
        with self.folder.reading_rdf(scope) as projection:
            store = projection.read()
            given = standing_ids(store, parameters, self.folder.ledger.connection)
            bound = bind_parameters(found, given, store, predecessors=predecessors)
            answer = ask_sparql(found, bound, store) if engine != "cypher" else None
        if engine != "sparql" or server is not None:
            graph = self.answering(scope, server)
            told, answer = answer, ask_cypher(found, bound, graph, "neo4j" if server else "cypher")
            if told is not None and engine == "both":
                compare(told, answer)
        assert answer is not None
        if answer.rows.rows and not lang and not found.counts_over:
            return answer
        with self.folder.reading_rdf(scope) as projection:
            store = projection.read()
            if answer.rows.rows:
                silence = uncovered_years(store, found, bound.cypher, answer.as_dicts())
                answer = replace(answer, notes=(*answer.notes, *silence))
                return relabelled(store, answer, lang) if lang else answer
            silence = coverage_notes(store, found, bound.cypher)
            return replace(answer, notes=(*answer.notes, *silence))

    def answering(self, scope: Scope = Scope(), server: CypherEngine | None = None) -> CypherEngine:
        """What answers Cypher: the embedded graph of the scope, or a server that holds all."""
        if server is None:
            return self.folder.reading_graph(scope)
        if not scope.is_default:
            raise BadInput(
                "a server holds the whole graph as it stands: leave out --server to ask with "
                f"{' and '.join(scope.notes())}"
            )
        return server

    def cypher(
        self,
        text: str,
        /,
        server: CypherEngine | None = None,
        *,
        scope: Scope = Scope(),
        **parameters: Any,
    ) -> Rows:
        """The answer to a read-only Cypher query, from the embedded graph or a server."""
        return self.answering(scope, server).run(text, parameters)

    def sparql(self, text: str, /, *, scope: Scope = Scope(), **parameters: Any) -> Rows:
        """The answer to a read-only SPARQL query; our prefixes need not be declared."""
        from kg.rdf import run_query

        with self.folder.reading_rdf(scope) as projection:
            return run_query(projection.read(), text, parameters)

    def resolve(
        self, name: str, /, *, on: str | None = None, kind: str = "polity"
    ) -> dict[str, Any]:
        """Who is meant by a name on a date (EDTF), as a thing of that kind; see `resolve_all`."""
        (row,) = self.resolve_all([(name, on)], kind)
        return row

    def resolve_all(
        self, pairs: Iterable[tuple[str, str | None]], kind: str = "polity"
    ) -> Iterator[dict[str, Any]]:
        """One row for each (name, date), in order: resolved, ambiguous or unknown, with reasons.

        `kg.resolve.answers` gives the same without a graph.
        """
        from kg.persons.asking import answers

        yield from answers(pairs, kind, ledger=self.folder.ledger)

    def status(self) -> dict[str, Any]:
        """One record on how the graph stands."""
        from kg.status import status

        return status(self.folder)

    def doctor(self) -> list[dict[str, Any]]:
        """Checks of everything that could disagree."""
        from kg.status import doctor

        return doctor(self.folder)

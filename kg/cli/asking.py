"""`kg ask`, `kg cypher`, `kg sparql`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.dials import (
    Dials,
    day_asked,
    day_options,
    lang_option,
    languages,
    scope_options,
    turned,
)
from kg.cli.graph import opened
from kg.cli.output import format_option, parameters_of, say, write_rows, write_text
from kg.model.counted import counted

if TYPE_CHECKING:
    from kg.graph.neo4j import Neo4jServer
    from kg.knowledge import KnowledgeGraph
    from kg.view import Scope

__all__ = ["ask", "cypher", "sparql"]

_server = click.option(
    "--server",
    type=click.Choice(["neo4j"]),
    help="Ask this server instead of the embedded graph (NEO4J_URI, NEO4J_USERNAME, …).",
)
_params = click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query."
)
_DIALS = {"engine", "server", "scope", "predecessors", "lang"}
_fail_empty = click.option("--fail-empty", is_flag=True, help="Exit with 3 if nothing is found.")


@contextmanager
def _served(name: str | None, graph: KnowledgeGraph) -> Iterator[Neo4jServer | None]:
    """The server to ask; a remark tells when what it holds is not the graph as it stands."""
    if name is None:
        yield None
        return
    from kg.graph.neo4j import from_environment
    from kg.graph.neo4j_book import outdated

    with from_environment() as server:
        if remark := outdated(server, graph.folder.ledger):
            say(remark)
        yield server


def _text(text: str) -> str:
    """A query given as such, or read from stdin for `-`."""
    return sys.stdin.read() if text == "-" else text


def _finish(rows: list[Any], fail_empty: bool) -> None:
    if not rows and fail_empty:
        raise click.exceptions.Exit(3)


@click.command()
@click.argument("question", required=False)
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.option("--show", "shown", is_flag=True, help="Print the query texts instead of running.")
@click.option("--new", "fresh", metavar="NAME", help="Make a folder for a question of your own.")
@click.option(
    "--engine",
    type=click.Choice(["cypher", "sparql", "both"]),
    help="The language to ask in; both compares the rows.  [default: the quicker for the question]",
)
@day_options
@lang_option
@click.option(
    "--with-predecessors/--without-predecessors",
    "predecessors",
    default=True,
    show_default=True,
    help="Whether a polity's name means also what it continues.",
)
@_params
@scope_options
@_server
@_fail_empty
@click.option(
    "--cite",
    "cited",
    type=click.Path(path_type=Path),
    help="Write what the answer rests on to this file (.bib, .json, .ris, .txt).",
)
@format_option
@click.pass_context
def ask(
    context: click.Context,
    question: str | None,
    listed: bool,
    shown: bool,
    fresh: str | None,
    engine: str | None,
    on: str | None,
    certainly: bool,
    lang: str | None,
    predecessors: bool,
    params: tuple[str, ...],
    server: str | None,
    fail_empty: bool,
    cited: Path | None,
    shape: str | None,
    dials: Dials,
) -> None:
    """Ask a QUESTION of the catalogue, by its letter or name.

    Example:

        kg ask C --param state=Japan
    """
    given = parameters_of(params) | day_asked(on, certainly)
    if server is not None and engine == "sparql":
        raise click.UsageError("a Neo4j server speaks Cypher; leave out --engine sparql")
    if reserved := sorted(_DIALS & given.keys()):
        raise click.UsageError(f"{reserved[0]} is no parameter of a question; it is a dial")
    with opened(context) as graph, _served(server, graph) as asked:
        if fresh is not None:
            return say(f"{graph.new_question(fresh)}: change its three files, ask {fresh}")
        if listed or question is None:
            return _list_questions(graph, shape)
        scope = turned(graph, dials)
        if shown:
            return _show_question(graph, question, given, engine or "both", scope, predecessors)
        answer = graph.ask(
            question,
            engine=engine,
            server=asked,
            scope=scope,
            predecessors=predecessors,
            lang=languages(graph, lang),
            **given,
        )
        if cited is not None:
            works = graph.cite_answer(answer)
            say(f"{works.write(cited)}: {counted(len(works.works), 'work')}")
    for note in answer.notes:
        say(note)
    if answer.unseen:
        say(
            f"{answer.unseen} of {counted(len(answer.rows.rows), 'row')}: accepted by a policy, "
            "seen by no person"
        )
    if engine == "both":
        say(f"Cypher and SPARQL give the same rows: {len(answer.rows.rows)}")
    write_rows(answer.as_dicts(), shape, columns=answer.rows.columns)
    if answer.rows.rows and sys.stdout.isatty():
        say(f"`kg why --answer {answer.question} … --row N` tells on what a row rests")
    _finish(answer.rows.rows, fail_empty)


def _list_questions(graph: KnowledgeGraph, shape: str | None) -> None:
    write_rows(
        [
            {
                "id": q.id,
                "name": q.name,
                "question": q.question,
                "parameters": [
                    f"{name}{' (optional)' if p.optional else ''}: {p.meaning}"
                    for name, p in q.parameters.items()
                ],
            }
            for q in graph.questions().values()
        ],
        shape,
    )


def _show_question(
    graph: KnowledgeGraph,
    name: str,
    given: dict[str, str],
    engine: str,
    scope: Scope,
    predecessors: bool,
) -> None:
    from kg.ask import bind_parameters
    from kg.ask.shown import cypher_text, sparql_text
    from kg.ask.things import standing_ids

    question = graph.question(name)
    with graph.folder.reading_rdf(scope) as projection:
        store = projection.read()
        current = standing_ids(store, given, graph.folder.ledger.connection)
        bound = bind_parameters(question, current, store, predecessors=predecessors, whole=False)
    if engine != "sparql":
        write_text(f"{cypher_text(question, bound)}\n")
    if engine != "cypher":
        write_text(f"{sparql_text(question, bound)}\n")


@click.command()
@click.argument("query")
@_params
@scope_options
@_server
@_fail_empty
@format_option
@click.pass_context
def cypher(
    context: click.Context,
    query: str,
    params: tuple[str, ...],
    server: str | None,
    fail_empty: bool,
    shape: str | None,
    dials: Dials,
) -> None:
    """Run a Cypher QUERY that reads ("-": from stdin). It never writes.

    Example:

        kg cypher "MATCH (t:Agreement)-[:SIGNED_IN]->(y:Year {value: 1956}) RETURN t.name"
    """
    with opened(context) as graph, _served(server, graph) as asked:
        rows = graph.answering(turned(graph, dials), asked)
        found = rows.run(_text(query), _typed(parameters_of(params)))
    write_rows(found.as_dicts(), shape, columns=found.columns)
    _finish(found.rows, fail_empty)


@click.command()
@click.argument("query")
@_params
@scope_options
@_fail_empty
@format_option
@click.pass_context
def sparql(
    context: click.Context,
    query: str,
    params: tuple[str, ...],
    fail_empty: bool,
    shape: str | None,
    dials: Dials,
) -> None:
    """Run a SPARQL QUERY that reads ("-": from stdin). Our prefixes need not be declared.

    Example:

        kg sparql "SELECT ?name WHERE { ?t kgo:signedIn/kgo:value 1956 ; rdfs:label ?name }"
    """
    from kg.rdf import run_query

    with opened(context) as graph, graph.folder.reading_rdf(turned(graph, dials)) as projection:
        found = run_query(projection.read(), _text(query), _typed(parameters_of(params)))
    write_rows(found.as_dicts(), shape, columns=found.columns)
    _finish(found.rows, fail_empty)


def _typed(given: dict[str, str]) -> dict[str, Any]:
    """Whole numbers as numbers; everything else is text."""
    return {k: int(v) if v.lstrip("-").isdigit() else v for k, v in given.items()}

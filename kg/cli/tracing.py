"""`kg why`, `kg why-not`: what lies behind an edge or a row, and what is missing for one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.dials import Dials, scope_options, turned
from kg.cli.graph import opened
from kg.cli.output import format_option, parameters_of, write_rows
from kg.cli.pages import give_page, page_option

if TYPE_CHECKING:
    from kg.cite import Bibliography
    from kg.knowledge import KnowledgeGraph
    from kg.page import Page
    from kg.view import Scope

__all__ = ["why", "why_not"]


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--answer", metavar="QUESTION", help="Explain rows of an answer of the catalogue.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question."
)
@click.option("--row", type=click.IntRange(1), help="Only this row of the answer, counted from 1.")
@scope_options
@page_option
@format_option
@click.pass_context
def why(
    context: click.Context,
    ids: tuple[str, ...],
    answer: str | None,
    params: tuple[str, ...],
    row: int | None,
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Tell what lies behind an edge (e-…), a statement (st-…) or a row of an answer.

    For each: the rule that gives it, the statements with quotation and citation, who judged who is
    who, and what contradicts. Several statements are one row; "-" reads rows as JSON lines.

    Example:

        kg why --answer A --row 1
    """
    if answer is None and (row is not None or params):
        raise click.UsageError("--row and --param belong to --answer")
    if not ids and answer is None:
        raise click.UsageError("why what? give an ID, or --answer QUESTION")
    with opened(context) as graph:
        scope = turned(graph, dials)
        found = []
        if answer is not None:
            found += _rows_of(graph, answer, parameters_of(params), row, scope)
        if "-" in ids:
            found += _rows_read(graph, scope)
        if named := [id for id in ids if id != "-"]:
            found += graph.why(*named, scope=scope)
        if target is not None:
            return give_page(_page(graph, found), target)
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        from kg.cli.reasons import print_reasons

        return print_reasons(found)
    write_rows(found, shape)


@click.command(name="why-not")
@click.argument("one")
@click.argument("relation")
@click.argument("other")
@scope_options
@page_option
@format_option
@click.pass_context
def why_not(
    context: click.Context,
    one: str,
    relation: str,
    other: str,
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Tell why there is no edge RELATION from ONE to OTHER (ids or names).

    Perhaps nothing is said; or only a plan, a demand or a denial; or what is said is proposed,
    rejected, deprecated or withdrawn, or does not amount to the relation; or no source covers it.

    Example:

        kg why-not "Soviet Union" PARTY_TO "Treaty of Peace with Japan (San Francisco, 1951)"
    """
    with opened(context) as graph:
        found = graph.why_not(one, relation, other, scope=turned(graph, dials))
        if target is not None:
            from kg.provenance.pages import page_of_missing

            return give_page(page_of_missing(found, _works(graph, [found])), target)
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        from kg.cli.reasons import print_missing

        return print_missing(found)
    write_rows([found], shape)


def _page(graph: KnowledgeGraph, found: list[dict[str, Any]]) -> Page:
    from kg.provenance.pages import page_of_reasons

    if not found:
        raise click.UsageError("there is nothing to explain: the answer has no rows")
    return page_of_reasons(found, _works(graph, found))


def _works(graph: KnowledgeGraph, found: list[dict[str, Any]]) -> Bibliography:
    from kg.cite import cite_statements
    from kg.provenance.pages import statements_of

    return cite_statements(graph.folder.ledger, statements_of(found))


def _rows_of(
    graph: KnowledgeGraph,
    question: str,
    given: dict[str, Any],
    number: int | None,
    scope: Scope,
) -> list[dict[str, Any]]:
    rows = graph.ask(question, scope=scope, **given).as_dicts()
    if number is not None and number > len(rows):
        raise click.UsageError(f"there is no row {number}: the answer has {len(rows)}")
    return _explained(graph, rows if number is None else rows[number - 1 : number], scope)


def _rows_read(graph: KnowledgeGraph, scope: Scope) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in sys.stdin if line.strip()]
    except ValueError as error:
        raise click.UsageError(f"rows as JSON lines are wanted on stdin: {error}") from None
    return _explained(graph, rows, scope)


def _explained(graph: KnowledgeGraph, rows: list[Any], scope: Scope) -> list[dict[str, Any]]:
    from kg.cite.asking import statements_in

    found = []
    for row in rows:
        ids = list(dict.fromkeys(statements_in(row)))
        if ids:
            found += [{**record, "row": row} for record in graph.why(*ids, scope=scope)]
    return found

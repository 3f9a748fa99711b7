"""`kg why`, `kg why-not`: what lies behind an edge or a row, and what is missing for one."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, parameters_of, write_rows

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

__all__ = ["why", "why_not"]


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--answer", metavar="QUESTION", help="Explain rows of an answer of the catalogue.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question."
)
@click.option("--row", type=click.IntRange(1), help="Only this row of the answer, counted from 1.")
@format_option
@click.pass_context
def why(
    context: click.Context,
    ids: tuple[str, ...],
    answer: str | None,
    params: tuple[str, ...],
    row: int | None,
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
    with opened(context) as graph:
        found = []
        if answer is not None:
            found += _rows_of(graph, answer, parameters_of(params), row)
        if "-" in ids:
            found += _rows_read(graph)
        if named := [id for id in ids if id != "-"]:
            found += graph.why(*named)
        elif not ids and answer is None:
            raise click.UsageError("why what? give an ID, or --answer QUESTION")
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        from kg.cli.reasons import print_reasons

        return print_reasons(found)
    write_rows(found, shape)


@click.command(name="why-not")
@click.argument("one")
@click.argument("relation")
@click.argument("other")
@format_option
@click.pass_context
def why_not(context: click.Context, one: str, relation: str, other: str, shape: str | None) -> None:
    """Tell why there is no edge RELATION from ONE to OTHER (ids or names).

    Perhaps nothing is said; or only a plan, a demand or a denial; or what is said is proposed,
    rejected, deprecated or withdrawn, or does not amount to the relation; or no source covers it.

    Example:

        kg why-not "Soviet Union" PARTY_TO "Treaty of Peace with Japan (San Francisco, 1951)"
    """
    with opened(context) as graph:
        found = graph.why_not(one, relation, other)
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        from kg.cli.reasons import print_missing

        return print_missing(found)
    write_rows([found], shape)


def _rows_of(
    graph: KnowledgeGraph, question: str, given: dict[str, Any], number: int | None
) -> list[dict[str, Any]]:
    rows = graph.ask(question, **given).as_dicts()
    if number is not None and number > len(rows):
        raise click.UsageError(f"there is no row {number}: the answer has {len(rows)}")
    return _explained(graph, rows if number is None else rows[number - 1 : number])


def _rows_read(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in sys.stdin if line.strip()]
    except ValueError as error:
        raise click.UsageError(f"rows as JSON lines are wanted on stdin: {error}") from None
    return _explained(graph, rows)


def _explained(graph: KnowledgeGraph, rows: list[Any]) -> list[dict[str, Any]]:
    from kg.cite.asking import statements_in

    found = []
    for row in rows:
        ids = list(dict.fromkeys(statements_in(row)))
        if ids:
            found += [{**record, "row": row} for record in graph.why(*ids)]
    return found

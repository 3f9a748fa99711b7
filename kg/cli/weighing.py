"""`kg conflicts`, `kg rank`."""

from __future__ import annotations

import sys

import click

from kg.cli.dials import Dials, scope_options, turned
from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_record, write_rows

__all__ = ["conflicts", "rank"]

_KINDS = ("date", "place", "seat", "denied", "title")


@click.command()
@click.argument("entity", required=False)
@click.option("--kind", type=click.Choice(_KINDS), help="Only conflicts of this kind.")
@click.option(
    "--certain",
    "standing",
    flag_value="certain",
    default="certain",
    help="Contradictions (default).",
)
@click.option(
    "--same-day",
    "standing",
    flag_value="same_day",
    help="Perhaps one day: two calendars, or two time zones.",
)
@click.option(
    "--possible", "standing", flag_value="possible", help="Those that only may be contradictions."
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@scope_options
@format_option
@click.pass_context
def conflicts(
    context: click.Context,
    entity: str | None,
    kind: str | None,
    standing: str,
    limit: int | None,
    shape: str | None,
    dials: Dials,
) -> None:
    """List statements that exclude each other: all, or those about an ENTITY.

    An entity is an id or a name; a statement's id lists what stands against it. Both statements of
    a pair stay in the graph; `kg rank` weighs them.

    Example:

        kg conflicts --kind date --limit 10
    """
    with opened(context) as graph:
        scope = turned(graph, dials)
        rows = graph.conflicts(entity, kind=kind, standing=standing, limit=limit, scope=scope)
    if shape == "table" or (shape is None and sys.stdout.isatty()):
        from kg.cli.reasons import print_conflict_pairs

        return print_conflict_pairs(rows)
    write_rows(rows, shape)


@click.command()
@click.argument("statement")
@click.argument("rank", type=click.Choice(("preferred", "normal", "deprecated")))
@click.option("--why", required=True, help="The reason, for the ledger. Required.")
@click.option("--dry-run", is_flag=True, help="Only show which edges and conflicts change.")
@format_option
@click.pass_context
def rank(
    context: click.Context, statement: str, rank: str, why: str, dry_run: bool, shape: str | None
) -> None:
    """Weigh a STATEMENT: preferred, normal or deprecated.

    What is preferred hides nothing. What is deprecated stays on record and makes no edge and no
    contradiction. A later rank undoes an earlier one; both are kept.

    Example:

        kg rank st-1b4ec36429a586235135 preferred --why "closest to the event" --dry-run
    """
    with opened(context) as graph:
        effect = graph.rank(statement, rank, why=why, dry_run=dry_run)
    write_record(effect.as_dict(), shape)
    if not effect.changed:
        say(f"{statement} is {rank} already; nothing changed")

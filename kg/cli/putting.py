"""`kg add`, `kg retract`."""

from __future__ import annotations

import sys
from typing import Any

import click

from kg.cli.graph import opened
from kg.cli.loading_told import write_reports
from kg.cli.output import format_option, say, write_record
from kg.model.counted import counted

__all__ = ["add", "retract"]


@click.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("object", required=False)
@click.option("--source", help="Who says so: a full citation. Required.")
@click.option("--value", help="The value, for relations that take one.")
@click.option("--time", help="When it held (EDTF).")
@click.option("--quotation", help="The words of the source.")
@click.option("--page", help="The page in the source.")
@click.option("--said-by", "said_by", help="Who says it inside the source.")
@click.option("--certainty", help="The source's own hedge.")
@click.option("--note", help="Your remark.")
@click.option(
    "--set",
    "more",
    multiple=True,
    metavar="COLUMN=TEXT",
    help="Any other column of a fact sheet, such as role=host.",
)
@click.option("--dry-run", is_flag=True, help="Only check and tell.")
@format_option
@click.pass_context
def add(
    context: click.Context,
    /,
    subject: str,
    predicate: str,
    object: str | None,
    more: tuple[str, ...],
    dry_run: bool,
    shape: str | None,
    **cells: str | None,
) -> None:
    """Add one fact, as a row of a fact sheet would state it.

    Example:

    \b
        kg add "Sergey Lavrov" HELD_OFFICE "Foreign Minister of Russia" \\
            --time 2004-03-09/.. --set subject_type=Person --source "Decree no. 314 of 9 March 2004"
    """
    from kg.cli.output import parameters_of

    given = {"subject": subject, "predicate": predicate, "object": object, **cells}
    row: dict[str, Any] = {**{k: v for k, v in given.items() if v}, **parameters_of(more)}
    with opened(context) as graph:
        report = graph.add(dry_run=dry_run, **row)
    write_reports([report], shape)


@click.command()
@click.argument("source")
@click.option("--why", help="The reason, for the ledger.")
@click.option("--undo", is_flag=True, help="Put a withdrawn source back.")
@click.option("--dry-run", is_flag=True, help="Only show what falls and what survives.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@format_option
@click.pass_context
def retract(
    context: click.Context,
    source: str,
    why: str | None,
    undo: bool,
    dry_run: bool,
    yes: bool,
    shape: str | None,
) -> None:
    """Withdraw a SOURCE: what rests on it alone leaves the graph, the ledger keeps it.

    Example:

        kg retract the-gazette-f6ac5ddd44 --dry-run
    """
    with opened(context) as graph:
        asks = sys.stdin.isatty() and not (yes or dry_run or undo)
        if asks:
            effect = graph.retract(source, why=why, dry_run=True)
            say(
                f"{counted(effect.statements, 'statement')}; {len(effect.falls)} edges and things "
                f"fall, {len(effect.survives)} survive on others"
            )
            click.confirm("Withdraw it?", abort=True, err=True)
        effect = graph.retract(source, why=why, undo=undo, dry_run=dry_run)
    write_record(effect.as_dict(), shape)
    if not effect.changed:
        say(f"{source} {'is in the graph' if undo else 'is withdrawn'} already; nothing changed")

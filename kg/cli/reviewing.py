"""`kg review`: claims out of texts, decided at a terminal, in a sheet, or on a page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_rows

if TYPE_CHECKING:
    from kg.reviewing import Item

__all__ = ["review"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--source", help="Only claims of this source (id or title).")
@click.option("--relation", help="Only claims of this relation (MET_WITH, SIGNED_BY, …).")
@click.option("--waiting", is_flag=True, help="Only claims that nothing has accepted yet.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option("-o", "target", type=_FILE, help="Write a page (html) or a sheet (csv, xlsx).")
@click.option(
    "--decide", "filled", type=_FILE, help="Take in decisions from a file: all of them, or none."
)
@click.option("--precision", is_flag=True, help="Show how often each relation was read right.")
@click.option(
    "--accept", "policy", type=click.Choice(("agreed",)), help="Let a policy accept what waits."
)
@click.option(
    "--undo", metavar="ID", help="Take back the last decision on a claim, or a policy (agreed)."
)
@click.option("--dry-run", is_flag=True, help="With --decide, --accept: only check and count.")
@format_option
@click.pass_context
def review(
    context: click.Context,
    source: str | None,
    relation: str | None,
    waiting: bool,
    limit: int,
    target: Path | None,
    filled: Path | None,
    precision: bool,
    policy: str | None,
    undo: str | None,
    dry_run: bool,
    shape: str | None,
) -> None:
    """Review claims that were read out of texts and that no person has seen, the surest first.

    At a terminal each claim is asked, and each answer is kept at once: stop and go
    on when you like. With -o the claims go into a page or a sheet with the columns
    decision (accept, reject, edit, skip), reason and comment; give it, or the file that
    the page saves, to --decide.

    Example:

        kg review --relation TRANSFERRED --limit 100 -o claims.html
    """
    with opened(context) as graph:
        if filled is not None:
            return write_rows([graph.decide_review(filled, dry_run=dry_run)], shape)
        if precision:
            return write_rows(graph.review_precision(), shape)
        if policy is not None or undo == "agreed":
            taken_back = undo is not None
            count = graph.accept_by_policy("agreed", undo=taken_back, dry_run=dry_run)
            told = "taken_back" if taken_back else "accepted"
            return write_rows([{"policy": "agreed", told: count, "dry_run": dry_run}], shape)
        if undo is not None:
            row = {"statement": undo, "now": graph.undo_review(undo)}
            return write_rows([row], shape)
        items = graph.review_queue(source=source, relation=relation, waiting=waiting, limit=limit)
        if target is not None:
            count = graph.write_review(target, items)
            say("decide, then give the file to --decide")
            return write_rows([{"file": str(target), "claims": count}], shape)
        if shape is None and sys.stdin.isatty() and sys.stdout.isatty():
            from kg.cli.review_session import session

            return session(graph, items)
    _write(items, shape)


def _write(items: Sequence[Item], shape: str | None) -> None:
    write_rows([item.as_dict() for item in items], shape)

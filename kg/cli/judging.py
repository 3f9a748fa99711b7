"""`kg merge`, `kg unmerge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_record

if TYPE_CHECKING:
    from kg.judging import Judgement

__all__ = ["merge", "unmerge"]

_why = click.option("--why", required=True, help="The reason; it is kept with the judgement.")
_dry_run = click.option("--dry-run", is_flag=True, help="Only show what would change.")


@click.command()
@click.argument("left")
@click.argument("right")
@_why
@_dry_run
@format_option
@click.pass_context
def merge(
    context: click.Context, left: str, right: str, why: str, dry_run: bool, shape: str | None
) -> None:
    """Judge that LEFT is RIGHT (names or ids); the id of RIGHT is kept, the other stays valid.

    The id of a record ("mentions" in `kg show`) means that mention in one data
    set alone. What was told apart is not merged before that is taken back.

    Example:

        kg merge "G20 Foreign Ministers' Meeting" "G20 Foreign Ministers' Meeting, Nagoya, 2019" \\
            --why "the article reports from Nagoya, November 2019"
    """
    with opened(context) as graph:
        found = graph.merge(left, right, why=why, dry_run=dry_run)
    _tell(found, shape)


@click.command()
@click.argument("left")
@click.argument("right")
@_why
@click.option("--undo", is_flag=True, help="Take back the last judgement on the two instead.")
@_dry_run
@format_option
@click.pass_context
def unmerge(
    context: click.Context,
    left: str,
    right: str,
    why: str,
    undo: bool,
    dry_run: bool,
    shape: str | None,
) -> None:
    """Judge that LEFT and RIGHT (names or ids) are not the same: no policy joins them again.

    With --undo the last judgement on the two is taken back, a merge or a
    telling apart, and what was judged before it holds again, exactly; each
    further --undo goes one back. The id of a record ("mentions" in `kg show`)
    means that mention in one data set alone.

    Example:

        kg unmerge "Taro Kono" "Ichiro Kono" --why "one met Lavrov in 2019, one Khrushchev in 1956"
    """
    with opened(context) as graph:
        found = graph.unmerge(left, right, why=why, undo=undo, dry_run=dry_run)
    _tell(found, shape)


def _tell(found: Judgement, shape: str | None) -> None:
    write_record(found.as_dict(), shape)
    if found.note:
        say(found.note)
    if found.effect is not None:
        changed = found.effect
        say(
            f"{len(changed.new)} edges and things new, {len(changed.gone)} gone, "
            f"{len(changed.joined)} joined; {len(changed.conflicts_new)} conflicts appear, "
            f"{len(changed.conflicts_gone)} vanish"
        )

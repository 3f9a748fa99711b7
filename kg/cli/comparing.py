"""`kg compare`."""

from __future__ import annotations

from pathlib import Path

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
from kg.cli.output import format_option, write_rows
from kg.cli.pages import give_page, page_option

__all__ = ["compare"]


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--about", metavar="THING", help="Only what they say about this thing (name or id).")
@day_options
@lang_option
@scope_options
@page_option
@format_option
@click.pass_context
def compare(
    context: click.Context,
    one: str,
    other: str,
    about: str | None,
    on: str | None,
    certainly: bool,
    lang: str | None,
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Lay two sources (ids or titles) beside each other: what both say, what ONE or OTHER alone
    says, and what they say against each other.

    Two statements say the same if they tell the same of the same things, at times that may be one.

    Example:

        kg compare "Northern Territories" tass-aae08a94c2 --about Japan
    """
    with opened(context) as graph:
        scope, day = turned(graph, dials), day_asked(on, certainly)
        spoken = languages(graph, lang)
        found = graph.compare(one, other, about=about, scope=scope, lang=spoken, **day)
    if target is not None:
        give_page(found.page(about), target)
    else:
        write_rows(found.as_rows(), shape, columns=("who", "told", "statements"))

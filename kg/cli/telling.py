"""`kg dossier`."""

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
from kg.cli.pages import give_page, page_option

__all__ = ["dossier"]


@click.command()
@click.argument("one")
@click.argument("other", required=False)
@click.option("--from", "first", help="Only what may have been so on or after this date (EDTF).")
@click.option("--to", "last", help="Only what may have been so on or before this date (EDTF).")
@day_options
@lang_option
@click.option("--topic", help="Only what is recorded as dealing with this topic (a name or id).")
@click.option(
    "--with-predecessors/--without-predecessors",
    "predecessors",
    default=True,
    show_default=True,
    help="Whether a state's name means its predecessors and successors too.",
)
@click.option("--all", "full", is_flag=True, help="Tell all of each entry, in long lists too.")
@click.option("--notes", is_flag=True, help="Readers' own notes too, at the end, as such.")
@scope_options
@page_option
@click.pass_context
def dossier(
    context: click.Context,
    one: str,
    other: str | None,
    first: str | None,
    last: str | None,
    on: str | None,
    certainly: bool,
    lang: str | None,
    topic: str | None,
    predecessors: bool,
    full: bool,
    notes: bool,
    dials: Dials,
    target: Path | None,
) -> None:
    """Tell the dated story of ONE and OTHER (two states or other actors), or of ONE actor,
    place or agreement: relations, agreements, meetings, territories, statements by side,
    contradictions in place, and apart from these what was only planned. Every line carries
    numbered citations with the ids of its statements. Without -o it is Markdown on stdout.

    Example:

        kg dossier Japan Russia -o japan-russia.html
    """
    with opened(context) as graph:
        page = graph.dossier(
            one,
            other,
            first=first,
            last=last,
            lang=languages(graph, lang),
            topic=topic,
            predecessors=predecessors,
            full=full,
            notes=notes,
            scope=turned(graph, dials),
            **day_asked(on, certainly),
        )
    give_page(page, target)

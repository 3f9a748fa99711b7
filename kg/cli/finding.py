"""`kg find`, `kg note`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.dials import Dials, lang_option, languages, scope_options, turned
from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_record, write_rows
from kg.cli.pages import give_page, page_option

__all__ = ["find", "note"]

_COLUMNS = ("kind", "id", "name", "snippet", "source", "source_id")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", help="Only persons, places, agreements, statements, sources, notes …")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@click.option("--fail-empty", is_flag=True, help="Exit with 3 if nothing is found.")
@lang_option
@scope_options
@page_option
@format_option
@click.pass_context
def find(
    context: click.Context,
    words: tuple[str, ...],
    kind: str | None,
    limit: int,
    fail_empty: bool,
    lang: str | None,
    dials: Dials,
    target: Path | None,
    shape: str | None,
) -> None:
    """Find WORDS in names of every script, titles, quotations and the words of sources.

    All of the words are wanted, each as a word or the beginning of one; case and accents make no
    difference; words in quotation marks stand next to each other. They stand where they stand
    whatever the day; what was so on one is asked of what is found: kg show ID --on DAY.

    Example:

        kg find peace treaty
    """
    text = " ".join(words)
    with opened(context) as graph:
        scope, spoken = turned(graph, dials), languages(graph, lang)
        found = graph.find(text, kind=kind, limit=limit, scope=scope, lang=spoken)
    if len(found) == limit:
        say(f"the first {limit}; there may be more: --limit shows them")
    if not found:
        say(f"nothing has all of these words: {text}")
    if target is not None:
        from kg.search import found_page

        give_page(found_page(text, found), target)
    else:
        write_rows([one.as_dict() for one in found], shape, columns=_COLUMNS)
    if not found and fail_empty:
        raise click.exceptions.Exit(3)


@click.command()
@click.argument("thing", required=False)
@click.argument("text", required=False)
@click.option("--undo", is_flag=True, help="Take back the last note on THING.")
@page_option
@format_option
@click.pass_context
def note(
    context: click.Context,
    thing: str | None,
    text: str | None,
    undo: bool,
    target: Path | None,
    shape: str | None,
) -> None:
    """Keep a note of your own on a THING, statement, edge or source (id or name).

    A note is no fact: no question, edge or contradiction looks at it, and no export holds it
    unless --notes is given. Without TEXT the notes are listed; with -o they are written out.

    Example:

        kg note "Sergey Lavrov" "Compare with the ministry's own list of visits."
    """
    with opened(context) as graph:
        if undo:
            if thing is None or text is not None:
                raise click.UsageError("--undo goes with one THING and no TEXT")
            return write_record({"thing": thing, "taken back": graph.take_note_back(thing)}, shape)
        if thing is not None and text is not None:
            noted = graph.note(thing, text)
            if not noted:
                say("that note stands already")
            return write_record({"thing": thing, "noted": noted, "by": graph.by}, shape)
        rows = graph.notes(thing)
    if target is None:
        return write_rows(rows, shape, columns=("thing", "name", "text", "by", "recorded_at"))
    from kg.dossier.own import notes_page

    give_page(notes_page(rows), target)

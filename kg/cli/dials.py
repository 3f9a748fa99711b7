"""The dials that every command with an answer shares: which statements count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from kg.cli.output import say

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph
    from kg.view import Scope

__all__ = [
    "Dials",
    "day_asked",
    "day_options",
    "lang_option",
    "languages",
    "scope_options",
    "scope_options_of_two_states",
    "turned",
]

_OPTIONS = (
    click.option(
        "--known-at", metavar="RUN|DATE", help="As the graph stood then: a run, or a load date."
    ),
    click.option(
        "--sources", metavar="A,B", help="Only what these sources or data sets say (ids, titles)."
    ),
    click.option("--not-sources", metavar="C", help="Without what these say."),
    click.option(
        "--reviewed", is_flag=True, help="Only what a person or a curated data set stands for."
    ),
    click.option("--proposed", is_flag=True, help="Also claims that nobody has accepted yet."),
)
_KNOWN = "known_at"
_DAY = (
    click.option("--on", metavar="DAY", help="Only what may have been so on this day."),
    click.option(
        "--certainly", is_flag=True, help="With --on: only what certainly was so on that day."
    ),
)


@dataclass(frozen=True, slots=True)
class Dials:
    """What was typed for the dials, as it was typed."""

    sources: str | None
    not_sources: str | None
    reviewed: bool
    proposed: bool
    known_at: str | None = None


def scope_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--known-at, --sources, --not-sources, --reviewed, --proposed; the command gets `dials`."""
    return _gathering(function, _OPTIONS)


def scope_options_of_two_states(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command whose own --known-at names two states of the graph."""
    return _gathering(function, _OPTIONS[1:])


def _gathering(
    function: Callable[..., Any], options: Sequence[Callable[..., Any]]
) -> Callable[..., Any]:
    names = [name for name in Dials.__slots__ if name != _KNOWN or len(options) == len(_OPTIONS)]

    @wraps(function)
    def gathered(*args: Any, **given: Any) -> Any:
        return function(*args, dials=Dials(**{name: given.pop(name) for name in names}), **given)

    for option in reversed(options):
        gathered = option(gathered)
    return gathered


def turned(graph: KnowledgeGraph, dials: Dials) -> Scope:
    """The scope that the dials give; the reader is told what it is."""
    scope = graph.scope(
        known_at=dials.known_at,
        sources=_listed(dials.sources),
        not_sources=_listed(dials.not_sources),
        reviewed=dials.reviewed,
        proposed=dials.proposed,
    )
    for note in scope.notes():
        say(note)
    return scope


def day_asked(on: str | None, certainly: bool) -> dict[str, str]:
    """The day of --on by the name under which it is asked: `on` (may have been), or `certainly`."""
    if certainly and on is None:
        raise click.UsageError("--certainly goes with a day: --on 1956-10-19 --certainly")
    return {} if on is None else {"certainly" if certainly else "on": on}


def day_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--on and --certainly, for `day_asked`."""
    for option in reversed(_DAY):
        function = option(function)
    return function


def lang_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--lang, read by `languages`."""
    return click.option(
        "--lang",
        metavar="JA,RU",
        help="Call things by their names in the first of these languages that has one.",
    )(function)


def languages(graph: KnowledgeGraph, text: str | None) -> tuple[str, ...]:
    """The languages between commas; the reader is told of those in which nothing has a name."""
    wanted = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    if wanted:
        known = graph.languages()
        for name in wanted:
            if name.partition("-")[0] not in known:
                say(f"nothing has a name in {name!r}; there are names in {', '.join(known)}")
    return wanted


def _listed(text: str | None) -> list[str]:
    """Names between commas; a title that holds commas goes in quotation marks."""
    import csv

    if not text:
        return []
    try:
        (row,) = csv.reader([text], skipinitialspace=True, strict=True)
    except (csv.Error, ValueError) as error:
        raise click.UsageError(f"names between commas are wanted, not {text!r}") from error
    return [name.strip() for name in row if name.strip()]

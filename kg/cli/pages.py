"""The option -o of commands whose answer is a page, and writing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.output import write_record, write_text

if TYPE_CHECKING:
    from kg.page import Page

__all__ = ["give_page", "page_option"]

Function = TypeVar("Function", bound=Callable[..., Any])


def page_option(function: Function) -> Function:
    """The option -o, the same for every command that writes a page."""
    return click.option(
        "-o",
        "target",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_checked,
        help="Write a page to this file: .html (one file, prints well), .md or .csv.",
    )(function)


def _checked(
    context: click.Context, parameter: click.Parameter, target: Path | None
) -> Path | None:
    """The file, if a page can be written to it: told before anything is computed."""
    if target is not None:
        from kg.page import page_format

        page_format(target)
    return target


def give_page(page: Page, target: Path | None) -> None:
    """Write the page to its file, or as Markdown to stdout."""
    from kg.page import all_lines, page_text, write_page

    if target is None:
        write_text(page_text(page))
        return
    write_page(page, target)
    lines = sum(1 for _ in all_lines(page.sections))
    counts = {"lines": lines, "notes": len(page.notes), "works": len(page.works)}
    write_record({"file": str(target), **counts}, None)

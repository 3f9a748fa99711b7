"""Writing a page, in the format that its suffix tells: all of it, or nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from kg.errors import BadInput
from kg.page.html import html_lines
from kg.page.markdown import markdown_lines
from kg.page.page import Page
from kg.page.table import COLUMNS, page_rows

__all__ = ["page_format", "page_text", "write_page"]

_FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".csv": "csv"}


def page_format(target: Path) -> str:
    """html, md or csv; BadInput for another suffix, and where there is no folder for it."""
    found = _FORMATS.get(target.suffix.lower())
    if found is None:
        raise BadInput("a page is written as .html, .md or .csv", where=str(target))
    if not target.parent.is_dir():
        raise BadInput("the folder does not exist; make it first", where=str(target.parent))
    return found


def page_text(page: Page, format: str = "md") -> str:
    """The page as one text."""
    if format == "csv":
        return "".join(_csv_lines(page))
    lines = html_lines(page) if format == "html" else markdown_lines(page)
    return "".join(f"{line}\n" for line in lines)


def write_page(page: Page, target: Path) -> None:
    """Write it beside its place, then put it there."""
    text = page_text(page, page_format(target))
    beside = target.with_name(f"{target.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _csv_lines(page: Page) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.writer(buffer)
    for row in (COLUMNS, *page_rows(page)):
        writer.writerow(row)
    yield buffer.getvalue()

"""Pages to be read and printed: one shape, written as HTML, Markdown or a table."""

from __future__ import annotations

from kg.page.page import Line, Note, Page, Section, Span, Text, Work, all_lines, plain
from kg.page.write import page_format, page_text, write_page

__all__ = [
    "Line",
    "Note",
    "Page",
    "Section",
    "Span",
    "Text",
    "Work",
    "all_lines",
    "page_format",
    "page_text",
    "plain",
    "write_page",
]

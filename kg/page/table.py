"""A page as rows for a spreadsheet: one a line, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from kg.page.page import Page, all_lines, plain
from kg.page.safe import in_spreadsheet, one_line

__all__ = ["COLUMNS", "page_rows"]

COLUMNS = ("section", "standing", "text", "statements", "sources", "places", "quotations")


def page_rows(page: Page) -> Iterator[tuple[str, ...]]:
    """The cells of each line; no cell is read as a formula."""
    notes = {note.number: note for note in page.notes}
    for path, line in all_lines(page.sections):
        cited = [notes[number] for number in line.notes]
        cells = (
            " / ".join(path),
            line.standing,
            plain(line.text),
            " ".join(line.statements),
            "; ".join(dict.fromkeys(note.cited for note in cited)),
            "; ".join(note.place for note in cited if note.place),
            " … ".join(note.entered or note.words for note in cited if note.words),
        )
        yield tuple(in_spreadsheet(one_line(cell)) for cell in cells)

"""Loads a fact sheet: YAML, CSV, XLSX or JSON lines, one row a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.dates import told_otherwise
from kg.errors import BadInput
from kg.loading.sheets import (
    Citations,
    Row,
    Statements,
    Things,
    edition_of,
    read_sheet,
    sheet_source,
)

if TYPE_CHECKING:
    from kg.loading import Context


def load(context: Context) -> None:
    """Load the sheet at `context.path`; a row that cannot be taken refuses the whole of it."""
    path = context.path
    sheet = read_sheet(path)
    things = Things(sheet.things, context.schema, context.gazetteer)
    citations = Citations(sheet.sources, context.schema)
    days = Statements(context.schema, things, citations).dates_of_events(read_sheet(path).facts)
    statements = Statements(context.schema, things, citations, days)
    statements.columns.check(sheet.columns)
    context.dataset(sheet_source(sheet.about, context.options, path.stem), edition_of(path))
    for where, text in sheet.notes:
        context.note("encoding", where, text)
    cited = {context.source(source) for source in citations.declared().values()}
    rows = uncited = 0
    ids: dict[str, str] = {}
    for row in sheet.facts:
        rows += 1
        uncited += "source" not in row.cells
        _load_row(context, statements, row, ids, cited)
    if not rows:
        raise BadInput("there are no facts in it", where=path.name)
    if statements.by_event:
        words = "rows without a time, in which names are taken as of the day of the event"
        context.note("dates", path.name, f"{words}: {statements.by_event}")
    if uncited:
        context.note(
            "no source", path.name, f"rows that rest on the word of the sheet itself: {uncited}"
        )


def _load_row(
    context: Context, statements: Statements, row: Row, ids: dict[str, str], cited: set[str]
) -> None:
    spoiled = [f"{column}: {reason}" for column, reason in statements.spoiled_cells(row).items()]
    for text in spoiled:
        context.note("spreadsheet", row.where, text)
    if spoiled:
        context.refuse(row.where, "; ".join(spoiled))
        return
    try:
        claim, source = statements.read(row)
        if claim.row is not None and ids.setdefault(claim.row, row.where) != row.where:
            raise BadInput(f"the id {claim.row!r} is taken by the row at {ids[claim.row]}")
        if source is not None and source.id not in cited:
            cited.add(context.source(source))
        context.emit(claim)
        if claim.time and claim.original_time:
            told = told_otherwise(claim.time, claim.original_time, claim.calendar)
            if told:
                words = f"{told.words!r} ({told.calendar or 'no calendar told'}) is {told.edtf}"
                context.note("dates", row.where, f"the time is {claim.time}, and {words}")
    except BadInput as error:
        context.refuse(row.where, error.reason)

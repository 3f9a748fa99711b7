"""One fact, typed by a person: the same checks as a row of a fact sheet."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import BadInput
from kg.ledger import Ledger
from kg.loading.context import Context
from kg.loading.load import settle
from kg.loading.report import LoadReport
from kg.loading.settings import find_loader
from kg.loading.sheets import Citations, Row, Statements, Things
from kg.model import Source, digest, slug
from kg.resolve import Gazetteer
from kg.schema import load_schema

__all__ = ["add_fact"]


def add_fact(
    ledger: Ledger, cells: Mapping[str, str], *, by: str, dry_run: bool = False
) -> LoadReport:
    """Add one statement, given as the cells of a fact sheet's row; a source is required."""
    if not cells.get("source"):
        raise BadInput("a fact needs a source: give --source with a full citation")
    loader = find_loader("facts")
    schema, gazetteer = load_schema(), Gazetteer.load()
    row = Row("the fact", {k: v for k, v in cells.items() if v})
    statements = Statements(schema, Things((), schema, gazetteer), Citations((), schema))
    for column, reason in statements.spoiled_cells(row).items():
        raise BadInput(f"{column}: {reason}")
    claim, cited = statements.read(row)
    with ledger.run("add", by, dry=dry_run) as run:
        from pathlib import Path

        context = Context(run, loader, Path("the fact"), {}, schema=schema, gazetteer=gazetteer)
        notebook = Source(
            id=f"added-by-{slug(by)}",
            kind="fact_sheet",
            title=f"Facts added by {by}",
            author=by,
        )
        context.dataset(notebook, digest(dict(cells), 64))
        if cited is not None:
            context.source(cited)
        context.emit(claim)
        staging = context.finish()
        settle(ledger, staging, context.report, partial=True)
        context.report.dry_run = dry_run
        run.report = context.report.as_dict()
    return context.report

"""An article: its text kept as it stands, its claims each with the sentence that says it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.articles import Understood, articles_of, understand
from kg.articles.load import read_document
from kg.errors import BadInput
from kg.extract.available import made_by
from kg.loading import Refusal

if TYPE_CHECKING:
    from kg.loading import Context

_UNDATED = "days without a year stay without one, and titles are not dated; give --published"


def load(context: Context) -> None:
    """Hand over what one article says; most were read before, by another process."""
    found = context.prepared if isinstance(context.prepared, Understood) else _read(context)
    article, where = found.article, found.article.where
    context.keep_text(article.text)
    context.dataset(found.source, found.sha256)
    if article.part_of is not None:
        context.source(article.part_of)
    claims, notes = found.claims, found.notes
    if claims is None:
        claims, notes = understand(
            article, found.source, context.gazetteer, context.options.get("engine", "both")
        )
    for claim in claims:
        context.emit(claim)
    used = {engine for claim in claims for engine in claim.engines}
    context.report.made_by = {name: files for name, files in made_by().items() if name in used}
    if article.published is None and article.document_date is None:
        context.note("no publication date", where, _UNDATED)
    missing = [name for name in ("title", "publisher") if getattr(article, name) is None]
    if missing:
        context.note("not known of the article", where, ", ".join(missing))
    for kind, text in (*article.notes, *notes):
        context.note(kind, where, text)


def _read(context: Context) -> Understood:
    found = list(islice(articles_of([context.path], context.loader.settings.limits), 2))
    if len(found) > 1:
        raise BadInput("holds several articles, each a source of its own", where=str(context.path))
    if isinstance(found[0], Refusal):
        raise BadInput(found[0].reason, where=found[0].where)
    return read_document(found[0], context.options, context.loader)

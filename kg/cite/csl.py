"""Works as CSL-JSON, which Zotero, Pandoc and the citation processors read."""

from __future__ import annotations

from typing import Any

from kg.cite.dates import date_parts
from kg.cite.names import authors
from kg.cite.remarks import remarks
from kg.cite.work import Work

__all__ = ["csl"]

_TYPES = {
    "treaty_text": "treaty", "web_page": "webpage", "data_set": "dataset", "data_row": "dataset",
    "fact_sheet": "dataset", "gazetteer": "dataset", "graph": "dataset", "book": "book",
    "volume": "book", "series": "book", "chapter": "chapter",
}  # fmt: skip


def csl(work: Work) -> dict[str, Any]:
    """One item."""
    outlet = work.container or (work.publisher if work.kind == "article" else None)
    found: dict[str, Any] = {
        "id": work.key,
        "type": _type(work),
        "title": work.heading,
        "author": _people(work.author),
        "editor": _people(work.editor),
        "translator": _people(work.translator),
        "issued": _date(work.date),
        "accessed": _date(work.retrieved),
        "container-title": outlet,
        "collection-title": work.series,
        "publisher": work.publisher if work.publisher != outlet else None,
        "publisher-place": work.place,
        "volume": work.volume,
        "issue": work.issue,
        "number": work.document,
        "page": work.pages,
        "version": work.edition if _type(work) == "dataset" else None,
        "edition": work.edition if _type(work) != "dataset" else None,
        "archive": work.archive,
        "archive_location": work.archive_place,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "URL": work.url,
        "language": work.language,
        "note": remarks(work),
    }
    return {name: value for name, value in found.items() if value}


def _type(work: Work) -> str:
    if work.kind == "article":
        return "article-journal" if work.is_journal_article else "article-newspaper"
    if work.kind in _TYPES:
        return _TYPES[work.kind]
    if work.is_archival:
        return "manuscript"
    return "chapter" if work.container else "document"


def _people(text: str | None) -> list[dict[str, str]]:
    return [
        {"literal": author.literal}
        if author.literal is not None
        else {"family": author.family or "", "given": author.given or ""}
        for author in authors(text)
    ]


def _date(edtf: str | None) -> dict[str, Any] | None:
    if edtf is None:
        return None
    plain = date_parts(edtf)
    if plain is None:
        return {"literal": edtf}
    parts, uncertain = plain
    return {"date-parts": parts, **({"circa": True} if uncertain else {})}

"""Works as RIS, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cite.dates import date_parts, year_of
from kg.cite.names import Author, authors
from kg.cite.remarks import remarks
from kg.cite.work import Work
from kg.page.safe import harmless

__all__ = ["ris"]

_TYPES = {
    "treaty_text": "LEGAL", "web_page": "ELEC", "data_set": "DATA", "data_row": "DATA",
    "fact_sheet": "DATA", "gazetteer": "DATA", "graph": "DATA", "book": "BOOK", "volume": "BOOK",
    "series": "SER", "chapter": "CHAP",
}  # fmt: skip


def ris(work: Work) -> str:
    """One record, from its type to its end."""
    lines = [f"{tag}  - {' '.join(harmless(text).split())}" for tag, text in _fields(work) if text]
    return "\n".join([f"TY  - {_type(work)}", *lines, "ER  - "])


def _type(work: Work) -> str:
    if work.kind == "article":
        return "JOUR" if work.is_journal_article else "NEWS"
    if work.kind in _TYPES:
        return _TYPES[work.kind]
    if work.is_archival:
        return "MANSCPT"
    return "CHAP" if work.container else "GEN"


def _fields(work: Work) -> Iterator[tuple[str, str | None]]:
    yield "ID", work.key
    for tag, people in (("AU", work.author), ("A2", work.editor), ("A4", work.translator)):
        for author in authors(people):
            yield tag, _person(author)
    outlet = work.container or (work.publisher if work.kind == "article" else None)
    yield "TI", work.heading
    yield "T2", outlet
    yield "T3", work.series
    yield "PY", year_of(work.date)
    yield "DA", _slashed(work.date)
    yield "VL", work.volume
    yield "IS", work.issue
    yield "M1", work.document
    yield "M3", {"treaty_text": "Treaty", "data_set": "Data set"}.get(work.kind)
    yield "SP", work.pages
    yield "PB", work.publisher if work.publisher != outlet else None
    yield "CY", work.place
    yield "ET", work.edition
    yield "DB", work.archive
    yield "AV", work.archive_place
    yield "SN", work.isbn
    yield "DO", work.doi
    yield "UR", work.url
    yield "Y2", _slashed(work.retrieved)
    yield "LA", work.language
    yield "N1", remarks(work)


def _person(author: Author) -> str:
    return author.literal or f"{author.family}, {author.given}"


def _slashed(edtf: str | None) -> str | None:
    """The date as RIS writes one, "1956/10/20"; a range by its beginning."""
    plain = date_parts(edtf) if edtf else None
    if plain is None or year_of(edtf) is None:
        return None
    year, *rest = plain[0][0]
    return "/".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])

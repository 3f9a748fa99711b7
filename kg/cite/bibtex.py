"""Works as BibTeX, with the types and fields of BibLaTeX, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from kg.cite.dates import date_parts, year_of
from kg.cite.names import Author, authors
from kg.cite.remarks import remarks
from kg.cite.work import Work
from kg.page.safe import harmless

__all__ = ["bibtex"]

# BibTeX counts braces even after a backslash; a lone one must not stand in a value.
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&",
    "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}  # fmt: skip
# Two of these in a row TeX would draw as one sign.
_JOINED = ("-", "'", "`", ",", "<", ">")
_PAIRS = "|".join([f"(?<={sign})(?={sign})" for sign in _JOINED] + ["(?<=[?!])(?=`)"])
_SIGNS = re.compile(rf"[\\{{}}&%$#_~^]|{_PAIRS}")
_RANGE = re.compile(r"\s*[–—]\s*|(?<=\d)\s*-+\s*(?=\d)")  # from one page to another; no "A-12"
_TYPES = {
    "treaty_text": "legal", "article": "article", "web_page": "online", "data_set": "dataset",
    "data_row": "dataset", "fact_sheet": "dataset", "gazetteer": "dataset", "graph": "dataset",
    "book": "book", "volume": "book", "series": "book", "chapter": "incollection",
}  # fmt: skip


def bibtex(work: Work) -> str:
    """One entry; unknown types of BibLaTeX count as @misc in the styles of old BibTeX."""
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(work)]
    return "\n".join([f"@{_type(work)}{{{work.key},", *lines, "}"])


def _type(work: Work) -> str:
    if work.kind in _TYPES:
        return _TYPES[work.kind]
    if work.is_archival:
        return "unpublished"
    return "incollection" if work.container else "misc"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    for name, people in (
        ("author", work.author), ("editor", work.editor), ("translator", work.translator)
    ):  # fmt: skip
        if found := authors(people):
            yield name, " and ".join(_person(author) for author in found)
    if work.heading:
        yield "title", f"{{{_escaped(work.heading)}}}"
    if work.date and date_parts(work.date):
        yield "date", work.date
    if year := year_of(work.date):
        yield "year", year
    holder = {"article": "journal", "dataset": "series", "legal": "booktitle"}
    outlet = work.container or (work.publisher if work.kind == "article" else None)
    if outlet:
        yield holder.get(_type(work), "booktitle"), _escaped(outlet)
    if work.archive_place or work.archive:
        place = ", ".join(x for x in (work.archive, work.archive_place) if x)
        # Styles print how it is published; only catalogues look for the library.
        yield "howpublished", _escaped(place)
        yield "library", _escaped(place)
    yield from ((name, _escaped(text)) for name, text in _plain(work, outlet) if text is not None)
    if work.pages:
        yield "pages", "--".join(_escaped(page) for page in _RANGE.split(work.pages))
    for name, text in (("doi", work.doi), ("url", work.url)):
        if text:
            yield name, quote(text, safe="%/:?#[]@!$&'()*+,;=~_.-")
    if work.retrieved and date_parts(work.retrieved):
        yield "urldate", work.retrieved
    if told := remarks(work):
        yield "note", _escaped(told)


def _plain(work: Work, outlet: str | None) -> Iterator[tuple[str, str | None]]:
    kind = _type(work)
    yield "series", work.series
    yield "volume", work.volume
    yield "number", work.issue or work.document
    yield "publisher", work.publisher if work.publisher != outlet else None
    yield "address", work.place
    yield ("version" if kind in ("dataset", "online") else "edition"), work.edition
    yield "isbn", work.isbn
    yield "langid", work.language
    yield "type", {"treaty_text": "treaty", "data_set": "data set"}.get(work.kind)


def _person(author: Author) -> str:
    """A name that must not be taken apart stands in braces of its own."""
    if author.literal is not None:
        return f"{{{_escaped(author.literal)}}}"
    return f"{_escaped(author.family or '')}, {_escaped(author.given or '')}"


def _escaped(text: str) -> str:
    words = " ".join(harmless(text).split())
    return _SIGNS.sub(lambda found: _SPECIAL.get(found.group(), "{}"), words)

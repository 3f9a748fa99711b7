"""A citation as a note in plain words, for footnotes and for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.cite.dates import date_words
from kg.cite.names import authors
from kg.cite.place import named, pages_words
from kg.cite.work import Work
from kg.model.ids import normal_words
from kg.page.safe import harmless

__all__ = ["note"]

_WHOLE = frozenset(
    {"book", "volume", "series", "data_set", "fact_sheet", "gazetteer", "archive", "fonds", "box",
     "folder", "treaty_text", "graph"}
)  # fmt: skip
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.$")  # not that of "U.S."


def note(work: Work, places: Sequence[str] | None = None, voice: str | None = None) -> str:
    """The work in one sentence, with the `places` in it that are meant (those of the work).

    Where whoever entered the source wrote a citation, their words stand; what
    they say already is not said twice. `voice` is a document that the work quotes.
    """
    given = _FULL_STOP.sub("", work.citation or "")  # more may follow
    parts = [part for part in _begin(work) if not _holds(given, part)]
    parts += [given, *(part for part in _middle(work) if not _holds(given, part))]
    last = (*(work.places if places is None else places), *_end(work))
    parts += [part for part in last if part not in given]
    text = harmless(", ".join(dict.fromkeys(part for part in parts if part)) or work.name)
    told = f"{voice}, cited in {text}" if voice else text
    return told if told.endswith((".", "…")) else f"{told}."


def _begin(work: Work) -> Iterator[str]:
    names = [author.words for author in authors(work.author)]
    if names:
        yield " and ".join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]
    if work.title:
        yield work.title if work.kind in _WHOLE else f"“{work.title}”"
    if work.document_date and work.kind != "chapter":
        yield date_words(work.document_date)


def _middle(work: Work) -> Iterator[str]:
    if work.kind == "data_set":
        yield "data set"
    if work.container and not _holds(work.citation, work.container, work.series):
        yield f"{'' if work.kind == 'article' else 'in '}{work.container}"
    for word, names in (("edited by", work.editor), ("translated by", work.translator)):
        if names:
            yield f"{word} {', '.join(a.words for a in authors(names))}"
    if work.series and not _holds(work.container or work.title, work.series):
        yield work.series
    for word, text in (("vol.", work.volume), ("no.", work.issue), ("document", work.document)):
        if text and not _tells(work, text):
            yield named(word, text)
    if work.pages:
        yield pages_words(work.pages)
    if work.archive:
        yield work.archive
    for word, text in (("fonds", work.fonds), ("box", work.box), ("folio", work.folio)):
        if text and not _tells(work, text):
            yield named(word, text)
    if work.publisher and work.publisher not in (work.author, work.container):
        yield f"{work.place}: {work.publisher}" if work.place else work.publisher
    elif work.place:
        yield work.place
    if work.published and work.published != work.document_date:
        yield date_words(work.published)
    if work.edition and not _holds(work.title, work.edition):
        yield _edition(work.edition, work.kind)


def _end(work: Work) -> Iterator[str]:
    if work.translation_of:
        yield f"translation of “{work.translation_of}”"
    if work.derived_from:
        yield f"from “{work.derived_from}”"
    if work.doi:
        yield f"doi:{work.doi}"
    if work.url:
        yield work.url
    if work.retrieved:
        yield f"accessed {date_words(work.retrieved)}"
    yield from work.remarks
    if work.cited_in:
        yield f"cited in {work.cited_in}"


def _edition(text: str, kind: str) -> str:
    """ "version 2.2", "edition 3"; a text of several words says itself what it is."""
    word = "edition" if kind in ("book", "volume", "chapter") else "version"
    told = " " in text or (text[:1].isalpha() and len(text) < 12)
    return text if told else f"{word} {text}"


def _tells(work: Work, number: str) -> bool:
    """Whether the given citation names that volume or box; of one letter nobody can say."""
    return len(number) > 1 and _holds(work.citation, number)


def _holds(text: str | None, *parts: str | None) -> bool:
    """Whether a text says one of these already."""
    words = f" {normal_words(text or '')} "
    return any(f" {normal_words(part)} " in words for part in parts if part)

"""What is cited: a work as a bibliography lists it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cite.dates import date_words
from kg.cite.place import named

__all__ = ["ARCHIVAL", "Work"]

ARCHIVAL = frozenset({"archive", "fonds", "box", "folder"})


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of a bibliography: a treaty, an article, a data set, a document in a volume.

    `kind` is the kind of source, or "graph". Dates are EDTF. `container` is what
    it lies in (newspaper, volume, treaty series), `series` what that lies in.
    `citation` is how whoever entered the source wants it cited, in their words.
    `cited_in` is the work in which it was seen, `places` are the parts that are
    cited, as they are written in a note ("record 67300").
    """

    key: str
    kind: str
    source: str
    title: str | None = None
    author: str | None = None
    editor: str | None = None
    translator: str | None = None
    publisher: str | None = None
    place: str | None = None
    container: str | None = None
    series: str | None = None
    volume: str | None = None
    issue: str | None = None
    document: str | None = None
    pages: str | None = None
    document_date: str | None = None
    published: str | None = None
    edition: str | None = None
    url: str | None = None
    retrieved: str | None = None
    doi: str | None = None
    isbn: str | None = None
    language: str | None = None
    licence: str | None = None
    archive: str | None = None
    fonds: str | None = None
    box: str | None = None
    folio: str | None = None
    cited_in: str | None = None
    translation_of: str | None = None
    derived_from: str | None = None
    citation: str | None = None
    entered_in: str | None = None
    places: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """The date it goes by: the one that it bears, else the one on which it came out."""
        return self.document_date or self.published

    @property
    def heading(self) -> str | None:
        """Its title, or what stands for one; None for what is known by its outlet alone."""
        where = ", ".join(x for x in (self.fonds, self.box, self.folio) if x)
        document = f"document {self.document}" if self.document else None
        told = self.title or document or where or self.citation or self.container
        return told or (None if self.author or self.publisher else self.source)

    @property
    def name(self) -> str:
        """What it is called where it is cited; never empty."""
        return self.heading or self._by_whom or self.source

    @property
    def _by_whom(self) -> str | None:
        """Who brought out what bears no title, and when: "TASS, 26 September 2019"."""
        who = self.author or self.publisher
        return f"{who}, {date_words(self.date)}" if who and self.date else None

    @property
    def is_archival(self) -> bool:
        """Whether it is kept in an archive, and is found by fonds, box and folio."""
        return self.kind in ARCHIVAL or any((self.archive, self.fonds, self.box, self.folio))

    @property
    def is_journal_article(self) -> bool:
        """Whether it is an article of a journal rather than of a newspaper."""
        return self.kind == "article" and bool(self.volume or self.doi)

    @property
    def archive_place(self) -> str | None:
        """Where in the archive: fonds, box and folio in this order."""
        parts = (("fonds", self.fonds), ("box", self.box), ("folio", self.folio))
        return ", ".join(named(word, text) for word, text in parts if text) or None

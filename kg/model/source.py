"""Who speaks: an article, a treaty text, a data set, a volume, an archival document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from kg.model.ids import digest, normal_words, slug

__all__ = ["Edition", "Source", "source_id"]

_NO_COVERAGE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A source has an identity apart from its bytes: the same id over all its editions.

    `kind` is article, treaty, document, volume, book, data set, fact sheet,
    archive, web page or gazetteer. `part_of` is the id of the source it lies
    in (document → volume → series; folder → box → fonds → archive); `container`
    names it where it is no source of its own (newspaper, journal, treaty series).
    `coverage` says which years, polities and relations it covers. Dates are EDTF.
    """

    id: str
    kind: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    document_date: str | None = None
    edition: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    citation: str | None = None
    container: str | None = None
    editor: str | None = None
    translator: str | None = None
    place: str | None = None
    volume: str | None = None
    issue: str | None = None
    document: str | None = None
    pages: str | None = None
    doi: str | None = None
    isbn: str | None = None
    retrieved: str | None = None
    archive: str | None = None
    fonds: str | None = None
    box: str | None = None
    folio: str | None = None
    part_of: str | None = None
    derived_from: str | None = None
    translation_of: str | None = None
    coverage: Mapping[str, Any] = field(default_factory=lambda: _NO_COVERAGE)

    def attributes(self) -> dict[str, Any]:
        """All that is known of it but the id, as stored in the ledger."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "id"}
        found["coverage"] = dict(self.coverage)
        return {k: v for k, v in found.items() if v not in (None, {})}


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a source's bytes: what was read, when, in which version."""

    source: str
    sha256: str
    retrieved: str | None = None
    version: str | None = None


def source_id(publisher: str | None, title: str | None, url: str | None) -> str:
    """The id of a source known by publisher, title and address, the same for every edition.

    Readable first, unique by digest: "the-times-3fa9c1d2e0".
    """
    parts = [normal_words(publisher or ""), normal_words(title or ""), (url or "").strip()]
    name = slug(publisher or title or "source", 28)
    return f"{name}-{digest(parts, 10)}"

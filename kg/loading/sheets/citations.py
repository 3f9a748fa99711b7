"""The sources that a sheet cites: declared under a key, or written out as a citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import BadInput, InvalidDate, UnknownName
from kg.loading.sheets.cells import Row, spoiled_date
from kg.loading.sheets.columns import only
from kg.model import Source, parse_period, source_id
from kg.schema import Schema

__all__ = ["Citations", "sheet_source"]

_TEXTS = (
    "kind",
    "title",
    "author",
    "publisher",
    "published",
    "document_date",
    "edition",
    "url",
    "language",
    "licence",
    "citation",
    "container",
    "editor",
    "translator",
    "place",
    "volume",
    "issue",
    "document",
    "pages",
    "doi",
    "isbn",
    "retrieved",
    "archive",
    "fonds",
    "box",
    "folio",
)
_LINKS = ("part_of", "derived_from", "translation_of")
_DATES = ("published", "document_date", "retrieved")
_OF_SHEET = (
    "title",
    "author",
    "publisher",
    "published",
    "edition",
    "url",
    "language",
    "licence",
    "citation",
)


class Citations:
    """Finds the source that a cell names."""

    def __init__(self, declared: Iterable[Row], schema: Schema) -> None:
        self._rows: dict[str, Row] = {}
        self._kinds = schema.values("source_kind")
        self._found: dict[str, Source] = {}
        self._cited: dict[str, Source] = {}
        for row in declared:
            self._declare(row)
        self._check_links()
        self._check_apart()

    def declared(self) -> dict[str, Source]:
        """All declared sources by their keys, what they lie in before them."""
        for key in self._rows:
            self._of_key(key)
        return dict(self._found)

    def source(self, cell: str) -> Source:
        """The declared source of that key, or one known by nothing but its citation."""
        if cell in self._rows:
            return self._of_key(cell)
        if cell not in self._cited:
            if not any(c.isspace() for c in cell):
                raise UnknownName("source", cell, self._rows)
            self._cited[cell] = Source(source_id(None, cell, None), "other", title=cell)
        return self._cited[cell]

    def _declare(self, row: Row) -> None:
        only(row, ("key", *_TEXTS, *_LINKS, "coverage"), "a source")
        key = row.cells.get("key")
        if key is None:
            raise BadInput("a source needs a key", where=row.where)
        if key in self._rows:
            first = self._rows[key].where
            raise BadInput(f"the source {key!r} is declared already at {first}", where=row.where)
        if not row.cells.get("title") and not row.cells.get("citation"):
            raise BadInput(f"the source {key!r} needs a title or a citation", where=row.where)
        kind = row.cells.get("kind", "other")
        if kind not in self._kinds:
            raise UnknownName("kind of source", kind, self._kinds, where=row.where)
        _check_dates(row)
        self._rows[key] = row

    def _check_links(self) -> None:
        for key, row in self._rows.items():
            for link in _LINKS:
                seen, step = {key}, row
                while (other := step.cells.get(link)) is not None:
                    if other not in self._rows:
                        raise UnknownName(f"source in {link}", other, self._rows, where=step.where)
                    if other in seen:
                        raise BadInput(f"{link} of {key!r} leads back to it", where=row.where)
                    seen.add(other)
                    step = self._rows[other]

    def _check_apart(self) -> None:
        ids: dict[str, str] = {}
        for key, row in self._rows.items():
            twin = ids.setdefault(_id(row), key)
            if twin != key:
                raise BadInput(
                    f"the sources {twin!r} and {key!r} have the same publisher, title and url; "
                    "give one a title that tells it apart",
                    where=row.where,
                )

    def _of_key(self, key: str) -> Source:
        found = self._found.get(key)
        if found is None:
            row = self._rows[key]
            texts: dict[str, Any] = {name: row.cells.get(name) for name in _TEXTS}
            texts["kind"] = texts["kind"] or "other"
            texts["title"] = texts["title"] or texts["citation"]
            for link in _LINKS:
                if link in row.cells:
                    texts[link] = _id(self._rows[row.cells[link]])
            found = Source(_id(row), coverage=_coverage(row), **texts)
            if "part_of" in row.cells:
                self._of_key(row.cells["part_of"])
            self._found[key] = found
        return found


def sheet_source(about: Row | None, options: Mapping[str, str], stem: str) -> Source:
    """The sheet itself as a source: by the command line, its own header, or its file name."""
    about = about or Row(stem, {})
    only(about, (*_OF_SHEET, "coverage"), "the sheet")
    _check_dates(about)
    given = {name: options.get(name) or about.cells.get(name) for name in _OF_SHEET}
    given["title"] = given["title"] or stem
    return Source(
        source_id(given["publisher"], given["title"], given["url"]),
        "fact_sheet",
        coverage=_coverage(about),
        **given,
    )


def _id(row: Row) -> str:
    title = row.cells.get("title") or row.cells.get("citation")
    return source_id(row.cells.get("publisher"), title, row.cells.get("url"))


def _coverage(row: Row) -> Mapping[str, Any]:
    found = row.nested.get("coverage", {})
    if not isinstance(found, dict) or "coverage" in row.cells:
        raise BadInput("coverage is a mapping of years, polities and relations", where=row.where)
    return found


def _check_dates(row: Row) -> None:
    for name in _DATES:
        text = row.cells.get(name)
        if text is None:
            continue
        reason = spoiled_date(text)
        if reason:
            raise BadInput(f"{name}: {reason}", where=row.where)
        try:
            parse_period(text)
        except InvalidDate as error:
            raise InvalidDate(f"{name}: {error}", where=row.where) from error

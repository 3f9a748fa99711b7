"""The columns of a fact sheet: which there are, and what each becomes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kg.errors import BadInput, UnknownName
from kg.loading.sheets.cells import Column, Row
from kg.schema import Schema

__all__ = ["LOCATORS", "Columns", "only"]

LOCATORS = (
    "page",
    "section",
    "article",
    "row",
    "volume",
    "document",
    "archive",
    "fonds",
    "box",
    "folio",
    "seen_at",
)
_PLAIN = (
    "id",
    "subject",
    "subject_type",
    "subject_polity",
    "predicate",
    "object",
    "object_type",
    "object_polity",
    "value",
    "lang",
    "time",
    "original_time",
    "original_subject",
    "original_object",
    "calendar",
    "polarity",
    "modality",
    "attested",
    "source",
    "quotation",
    "quotation_lang",
    "translation",
    "said_by",
    "said_by_kind",
    "certainty",
    "note",
)


class Columns:
    """The columns that a sheet can have under one vocabulary.

    A qualifier whose name is taken (article, lang) is written with "q." before it.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.fixed = frozenset((*_PLAIN, *LOCATORS))

    @cached_property
    def qualifiers(self) -> dict[str, str]:
        """Column to qualifier."""
        names = {n for r in self.schema.relations.values() for n in r.qualifiers}
        found = {f"q.{name}": name for name in names}
        return found | {name: name for name in names if name not in self.fixed}

    def _of_kind(self, kind: str) -> frozenset[str]:
        relations = self.schema.relations.values()
        names = {n for r in relations for n, q in r.qualifiers.items() if q.kind == kind}
        return frozenset(column for column, name in self.qualifiers.items() if name in names)

    @cached_property
    def dates(self) -> frozenset[str]:
        """Columns that hold dates in EDTF."""
        return self._of_kind("date") | {"time"}

    @cached_property
    def companions(self) -> dict[str, str]:
        """Columns that tell the type or the state of a qualifier's thing: to its qualifier."""
        entities = self._of_kind("entity")
        return {f"{column}_{more}": column for column in entities for more in ("type", "polity")}

    @cached_property
    def known(self) -> frozenset[str]:
        """All names of columns."""
        return self.fixed | self.qualifiers.keys() | self.companions.keys()

    def check(self, columns: Iterable[Column]) -> None:
        """Every heading is known, and those that every row needs are there."""
        names = set()
        for column in columns:
            names.add(column.name)
            if column.name and column.name not in self.known:
                raise UnknownName("column", column.name, sorted(self.known), where=column.where)
        missing = [name for name in ("subject", "predicate") if name not in names]
        if missing and names:
            where = next(iter(columns)).where
            raise BadInput(f"there is no column {' and no column '.join(missing)}", where=where)

    def check_row(self, row: Row) -> None:
        """Every cell of the row stands in a known column."""
        for name in (*row.cells, *row.nested):
            if name not in self.known:
                raise UnknownName("column", name, sorted(self.known), where=row.where)


def only(row: Row, known: Iterable[str], what: str) -> None:
    """BadInput if a row about a source, a thing or the sheet has other fields."""
    names = list(known)
    for name in (*row.cells, *row.nested):
        if name not in names:
            raise UnknownName(f"field of {what}", name, names, where=row.where)

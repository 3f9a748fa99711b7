"""From a row of a sheet to a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from kg.dates import read_source_date
from kg.errors import BadInput, InvalidDate, UnknownName
from kg.loading.sheets.cells import Row, spoiled, spoiled_date
from kg.loading.sheets.citations import Citations
from kg.loading.sheets.columns import LOCATORS, Columns
from kg.loading.sheets.things import Things
from kg.loading.sheets.voices import voices_of
from kg.model import Claim, Locator, Mention, Source, parse_period
from kg.schema import Relation, Schema

__all__ = ["Statements"]

_FREE_TEXT = frozenset({"note", "quotation", "value", "original_time", "certainty"})
_YES = frozenset({"yes", "true", "y", "x", "1"})
_NO = frozenset({"no", "false", "n", "0"})


class Statements:
    """Reads rows under one vocabulary, with the sources and things of one sheet.

    `on_days` are the dates of its events (`dates_of_events`): who took part is named as of
    then where the row itself bears no date. `by_event` counts those rows.
    """

    def __init__(
        self,
        schema: Schema,
        things: Things,
        citations: Citations,
        on_days: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.schema = schema
        self.columns = Columns(schema)
        self._things = things
        self._citations = citations
        self._period = lru_cache(4096)(parse_period)
        self._on_days = on_days
        self.by_event = 0

    def read(self, row: Row) -> tuple[Claim, Source | None]:
        """What the row states and the source it cites; None: the sheet itself says it.

        Cells that cannot be trusted (`spoiled_cells`) are not looked for again.
        """
        self.columns.check_row(row)
        cells = row.cells
        relation = self.schema.relation(_needed(cells, "predicate"))
        self._check_cells(row, relation)
        source = self._citations.source(cells["source"]) if "source" in cells else None
        time, calendar = self._when(cells)
        day = None if time else self._day_of_event(cells, relation)
        on = time or day or (source.document_date if source else None)
        subject = self._mention(cells, "subject", relation.domain, on)
        target = self._object(cells, relation, subject, on)
        claim = Claim(
            subject=subject,
            predicate=relation.name,
            object=target,
            value=cells.get("value"),
            lang=cells.get("lang"),
            qualifiers=self._qualifiers(cells, relation, on),
            time=time,
            attested=_flag(cells, "attested"),
            calendar=calendar,
            polarity=self._listed(cells, "polarity") or "asserted",
            modality=self._listed(cells, "modality") or "actual",
            attributed_to=voices_of(cells, self._things, self.schema, on),
            source=source.id if source else None,
            locator=_locator(cells),
            original_subject=cells.get("original_subject"),
            original_object=cells.get("original_object"),
            original_time=cells.get("original_time"),
            certainty=cells.get("certainty"),
            note=cells.get("note"),
            row=cells.get("id"),
        )
        named = (subject, *claim.qualifiers.values())
        self.by_event += day is not None and any(getattr(m, "on", None) == day for m in named)
        return claim, source

    def spoiled_cells(self, row: Row) -> dict[str, str]:
        """The cells that a spreadsheet made into something else, each with the reason."""
        found = dict(row.faults)
        for column, text in row.cells.items():
            if column not in found and column not in _FREE_TEXT:
                reason = spoiled_date(text) if column in self.columns.dates else spoiled(text)
                if reason:
                    found[column] = reason
        return found

    def _check_cells(self, row: Row, relation: Relation) -> None:
        if "time" in row.cells:
            self._period(row.cells["time"])
        if "object" in row.cells and "value" in row.cells:
            raise BadInput("a row has an object or a value, not both")
        if "value" in row.cells and relation.value == "date":
            raise BadInput(f"the date of {relation.name} goes into the column time")
        if "lang" in row.cells and "value" not in row.cells:
            raise BadInput("lang is the language of a value; that of a quotation is quotation_lang")

    def _when(self, cells: Mapping[str, str]) -> tuple[str | None, str | None]:
        """The time and its calendar: as written, or read from the words of the source."""
        calendar = self._listed(cells, "calendar")
        if "time" in cells or "original_time" not in cells:
            return cells.get("time"), calendar
        try:
            told = read_source_date(cells["original_time"], calendar)
        except InvalidDate:
            if calendar in (None, "unknown"):
                return None, calendar
            raise
        return told.edtf, told.calendar

    def dates_of_events(self, rows: Iterable[Row]) -> dict[str, str]:
        """The date of each event for which the sheet gives one and no other."""
        found: dict[str, set[str | None]] = {}
        for row in rows:
            cells = row.cells
            if cells.get("predicate") != "TOOK_PLACE" or cells.get("polarity") == "denied":
                continue
            try:
                when, _ = self._when(cells)
            except BadInput:  # told when the row is read
                when = None
            if when or "object" not in cells:
                found.setdefault(cells.get("subject", ""), set()).add(when)
        return {event: str(*days) for event, days in found.items() if len(days) == 1 and all(days)}

    def _day_of_event(self, cells: Mapping[str, str], relation: Relation) -> str | None:
        return self._on_days.get(cells.get("object", "")) if relation.time == "event" else None

    def _mention(
        self, cells: Mapping[str, str], column: str, expected: tuple[str, ...], on: str | None
    ) -> Mention:
        found = self._things.mention(
            _needed(cells, column),
            column=column,
            expected=expected,
            type=cells.get(f"{column}_type"),
            polity=cells.get(f"{column}_polity"),
            on=on,
        )
        if not self.schema.accepts(expected, found.type):
            wanted = " or ".join(self._things.concrete(expected)) or "no thing"
            raise BadInput(f"{column}: {wanted} expected, and {found.words!r} is a {found.type}")
        return found

    def _object(
        self, cells: Mapping[str, str], relation: Relation, subject: Mention, on: str | None
    ) -> Mention | None:
        if "object" not in cells:
            return None
        if not relation.range:
            raise BadInput(f"{relation.name} takes no object; write its value into value or time")
        expected = relation.range
        if relation.same_type:
            other = relation.also.get(subject.type)
            expected = (subject.type, other) if other else (subject.type,)
        return self._mention(cells, "object", expected, on)

    def _qualifiers(
        self, cells: Mapping[str, str], relation: Relation, on: str | None
    ) -> dict[str, Mention | str]:
        found: dict[str, Mention | str] = {}
        for column, text in cells.items():
            if column in self.columns.companions and self.columns.companions[column] not in cells:
                raise BadInput(f"{column} stands without {self.columns.companions[column]}")
            name = self.columns.qualifiers.get(column)
            if name is None:
                continue
            if name in found:
                raise BadInput(f"{name} and q.{name} are one qualifier; write one of them")
            if name not in relation.qualifiers:
                raise UnknownName(f"qualifier of {relation.name}", name, relation.qualifiers)
            rule = relation.qualifiers[name]
            if rule.kind == "entity":
                found[name] = self._mention(cells, column, rule.range, on)
            elif rule.kind == "flag":
                found[name] = "true" if _flag(cells, column) else "false"
            elif rule.kind == "list" and text not in rule.values:
                raise UnknownName(name, text, rule.values)
            else:
                if rule.kind == "date":
                    self._period(text)
                found[name] = text
        return found

    def _listed(self, cells: Mapping[str, str], column: str) -> str | None:
        text = cells.get(column)
        if text is not None and text not in self.schema.values(column):
            raise UnknownName(column, text, self.schema.values(column))
        return text


def _flag(cells: Mapping[str, str], column: str) -> bool:
    """Whether the cell says yes; an empty one says no."""
    text = cells.get(column, "no").casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise BadInput(f"{column}: yes or no expected, not {cells[column]!r}")


def _needed(cells: Mapping[str, str], column: str) -> str:
    text = cells.get(column)
    if text is None:
        raise BadInput(f"the {column} is empty")
    return text


def _locator(cells: Mapping[str, str]) -> Locator:
    places: dict[str, Any] = {name: cells[name] for name in LOCATORS if name in cells}
    if "quotation" not in cells:
        for column in ("quotation_lang", "translation"):
            if column in cells:
                raise BadInput(f"{column} stands without a quotation")
    translation = _flag(cells, "translation") if "translation" in cells else None
    return Locator(
        exact=cells.get("quotation"),
        lang=cells.get("quotation_lang"),
        translation=translation,
        **places,
    )

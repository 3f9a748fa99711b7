"""`mapping.yml`: how the columns of a table become statements."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kg.loading.settings import LoaderSettings

__all__ = ["Code", "Date", "Mapping", "Period", "Said", "Thing"]

Condition = dict[str, str | list[str]]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Code(_Part):
    """A polity by its number or letters in a list of states."""

    authority: str = Field(description="whose list: cow, gw or iso")
    value: str = Field(description="the code, as a text with columns: `{ccode}`")


class Thing(_Part):
    """Something that a row speaks of."""

    type: str = Field(description="its type: Polity, Person, Office, Agreement, Event, Place …")
    words: str | None = Field(None, description="its name: a text with columns, `{leader}`")
    key: str | None = Field(None, description="the source's own identifier of it")
    code: Code | None = Field(None, description="of a polity: its code in a list of states")
    polity: str | None = Field(None, description="of an office or ministry: whose it is, in words")
    as_of: str | None = Field(None, description="the date, by name, on which the words are used")


class Date(_Part):
    """A date of the row, from one column or from three."""

    column: str | None = Field(None, description="the column that holds it")
    order: Literal["dmy", "mdy", "ymd", "digits", "edtf"] = Field(
        "edtf",
        description="how the column writes it: day, month and year in that order with marks "
        "between; `digits` for 1956, 195610 or 19561019; `edtf` for EDTF. Real dates of a "
        "workbook, and 1956-10-19, are read in each",
    )
    year: str | None = Field(None, description="the column of the year, instead of `column`")
    month: str | None = Field(None, description="the column of the month")
    day: str | None = Field(None, description="the column of the day")
    missing: list[str] = Field([], description="cells that mean that the date is not known")

    @model_validator(mode="after")
    def _one_way(self) -> Date:
        if (self.column is None) == (self.year is None):
            raise ValueError("a date has a column, or a year with month and day")
        return self


class Period(_Part):
    """A time with a beginning and an end, each a date by name."""

    begin: str | None = Field(None, description="the date of its beginning")
    end: str | None = Field(None, description="the date of its end")
    open: Condition = Field(
        {},
        description="when the end is open (`..`): the thing went on when the data end. Otherwise "
        "an end that is not given is unknown",
    )


class Said(_Part):
    """A statement that a row makes; it makes none where its subject, object or value is empty."""

    subject: str = Field(description="a thing, by name")
    predicate: str = Field(description="a relation of the vocabulary")
    object: str | None = Field(None, description="a thing, by name")
    value: str | None = Field(None, description="a text with columns, for relations with values")
    time: str | None = Field(None, description="a date or a period, by name")
    attested: bool = Field(False, description="it merely held at that time; neither end is known")
    qualifiers: dict[str, str] = Field(
        {}, description="by name: a text with columns, or `@` and a thing"
    )
    when: Condition = Field({}, description="only in rows in which these columns hold these cells")
    modality: str = Field("actual", description="actual, planned, demanded, alleged …")
    polarity: str = Field("asserted", description="asserted or denied")
    original_time: str | None = Field(None, description="the words of the source for the time")
    certainty: str | None = Field(None, description="the source's own hedge")
    note: str | None = Field(None, description="a remark, a text with columns")


class Mapping(_Part):
    """A table of somebody else's, and what each of its rows says."""

    seen: str = Field(
        description="where the names of the columns were seen; `no` where they could not be seen"
    )
    source: LoaderSettings | None = Field(
        None, description="what source.yml would hold, where there is none beside"
    )
    table: str | None = Field(None, description="of a workbook: the table (default: its first)")
    delimiter: str | None = Field(None, description="of a CSV file, where it is an unusual one")
    columns: dict[str, str | None] = Field(
        {}, description="other names for columns, used everywhere below: name → heading"
    )
    missing: list[str] = Field(["", "NA"], description="cells that hold nothing")
    key: str = Field(description="what tells a row from all others, as a text with columns")
    skip: list[Condition] = Field([], description="rows that are passed over")
    lookups: dict[str, dict[str, str]] = Field(
        {},
        description="tables of cells and what they mean, used as `{column|lookup}`; `*` stands for "
        "any other cell, also in its meaning. Without it an unknown cell refuses the row",
    )
    dates: dict[str, Date] = Field({}, description="the dates of a row, by name")
    periods: dict[str, Period] = Field({}, description="its times with two ends, by name")
    things: dict[str, Thing] = Field(description="what a row speaks of, by name")
    statements: list[Said] = Field(min_length=1, description="what it says")
    unread: list[str] = Field(
        [], description="columns that say nothing of relations between states, also as patterns"
    )

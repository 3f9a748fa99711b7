"""What a source means by a word, where it says so: "China" = Republic of China until 1950-01-05."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from kg.errors import BadInput
from kg.model import parse_period
from kg.model.claim import Mention
from kg.resolve.span import date_span, spans_of, within
from kg.resolve.titles import comparable

__all__ = ["NameUsage", "read_usage", "usage_of"]


class NameUsage(BaseModel):
    """Words of a source, the polity it means by them, when (EDTF; always without it), and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    polity: str
    time: str | None = None
    why: str

    @field_validator("time", mode="before")
    @classmethod
    def _period(cls, value: object) -> str | None:
        if value is None:
            return None
        parse_period(str(value))
        return str(value)

    @field_validator("polity")
    @classmethod
    def _uid(cls, value: str) -> str:
        if not value.startswith("polity-"):
            raise ValueError(f"{value!r} is not the id of a polity, such as polity-japan")
        return value

    def covers(self, mention: Mention) -> bool:
        """Whether the source means that by these words on that date, certainly."""
        if mention.type != "Polity" or comparable(mention.words) != comparable(self.words):
            return False
        if self.time is None:
            return True
        asked = date_span(mention.on) if mention.on else None
        return asked is not None and within(spans_of([self.time]), asked)


def read_usage(rows: Any, where: str) -> tuple[NameUsage, ...]:
    """The rows of `names:` in metadata, checked."""
    if not rows:
        return ()
    try:
        return tuple(NameUsage.model_validate(row) for row in rows)
    except (ValidationError, TypeError) as error:
        told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise BadInput(f"names: {told}; write words, polity, time and why", where=where) from error


def usage_of(usages: Iterable[NameUsage], mention: Mention) -> NameUsage | None:
    """The one usage that covers a mention; two that differ decide nothing."""
    found = [usage for usage in usages if usage.covers(mention)]
    return found[0] if len({usage.polity for usage in found}) == 1 else None

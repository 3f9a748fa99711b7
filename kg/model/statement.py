"""The unit of everything: what one source says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.model.ids import digest
from kg.model.period import Period

__all__ = ["Record", "Statement"]


@dataclass(frozen=True, slots=True)
class Record:
    """A thing as one source knows it: by that source's key, or by words and their date.

    Who it is in the world is a judgement, kept apart; a record that nobody
    judged stands for itself, under its own id.
    """

    id: str
    dataset: str
    type: str
    key: str | None
    words: str
    on: str | None
    polity: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says, with everything needed to find the place and to weigh it.

    `dataset` is the source that was loaded, `source` the one that says it (a
    fact sheet quotes treaties; an article is both). `subject` and `object` are
    record ids, never judged identities, so that a better gazetteer changes no
    statement. `qualifiers` is canonical JSON in which a value that begins with
    "@" is a record id. Bounds are ISO dates, '-inf', 'inf' or None.
    `basis` tells on whose word it was taken in: person, data_set, text or machine.
    """

    id: str
    dataset: str
    source: str
    subject: str
    predicate: str
    object: str | None
    value: str | None
    datatype: str | None
    lang: str | None
    qualifiers: str
    time: str | None
    attested: bool
    begin_earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    calendar: str | None
    polarity: str
    modality: str
    attributed_to: str
    locator: str
    original_subject: str | None
    original_object: str | None
    original_time: str | None
    certainty: str | None
    confidence: float | None
    note: str | None
    basis: str
    method: str

    @staticmethod
    def identity(**claim: Any) -> str:
        """The id: a hash of the whole claim, its source, the place in it and who says it there."""
        return "st-" + digest(claim)

    @staticmethod
    def bounds(period: Period | None) -> tuple[str | None, str | None, str | None, str | None]:
        """The four bounds of a period, or four unknowns."""
        if period is None:
            return (None, None, None, None)
        return (
            period.begin_earliest,
            period.begin_latest,
            period.end_earliest,
            period.end_latest,
        )

"""What a bibliography has no field for: told in its note, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cite.dates import date_parts, year_of
from kg.cite.work import Work

__all__ = ["remarks"]

_FIRST = 200  # places; beyond, their number is told


def remarks(work: Work) -> str | None:
    """All of it in one line."""
    return "; ".join(_remarks(work)) or None


def _remarks(work: Work) -> Iterator[str]:
    if work.citation and work.citation != work.name:
        yield work.citation
    if work.places:
        rest = len(work.places) - _FIRST
        yield ", ".join(work.places[:_FIRST]) + (f" and {rest} more" if rest > 0 else "")
    if work.cited_in:
        yield f"cited in {work.cited_in}"
    if work.translation_of:
        yield f"translation of: {work.translation_of}"
    if work.derived_from:
        yield f"derived from: {work.derived_from}"
    if work.document_date and work.published:
        yield f"published {work.published}"
    if work.date and not (date_parts(work.date) and year_of(work.date)):
        yield f"date: {work.date}"
    if work.entered_in:
        yield f"entered in: {work.entered_in}"
    if work.licence:
        yield f"licence: {work.licence}"
    yield from work.remarks

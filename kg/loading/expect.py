"""What a source is expected to hold: a source that changed its shape fails the load."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

from kg.errors import BadInput, nearest
from kg.ledger import Staging
from kg.loading.report import LoadReport
from kg.resolve import Gazetteer

__all__ = ["Expect", "ShapeChanged", "hold_against"]

_FIRST = 5
Share = Annotated[float, Field(ge=0, le=1)]
_YEARS = """
SELECT DISTINCT substr(b, 1, 4) FROM (
    SELECT begin_earliest AS b FROM temp.staged g JOIN statements s ON s.id = g.statement
    UNION ALL SELECT end_latest FROM temp.staged g JOIN statements s ON s.id = g.statement)
WHERE b IS NOT NULL
"""


class ShapeChanged(BadInput):
    """A source does not hold what it should; `report` has what was found in it."""

    def __init__(self, wrong: Iterable[str], report: LoadReport) -> None:
        self.report = report
        super().__init__(
            f"{'; '.join(wrong)}. Did the source change its shape? `expect` in source.yml says "
            "what it should hold; nothing was loaded, --report FILE lists each record not taken",
            where=report.path,
        )


class Expect(BaseModel):
    """`expect:` of source.yml; each bound may be missing.

    Counts are of records read and of statements made; shares are of the records.
    `fields` must occur in some record, `years` (as text, "1874") must have
    statements that begin or end in them, `polities` must be spoken of.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    records_min: NonNegativeInt | None = None
    records_max: NonNegativeInt | None = None
    statements_min: NonNegativeInt | None = None
    statements_max: NonNegativeInt | None = None
    refused_share_max: Share = 0.02
    unresolved_share_max: Share | None = None
    silent_share_max: Share | None = None
    fields: tuple[str, ...] = ()
    years: tuple[str | int, ...] = ()
    polities: tuple[str, ...] = ()


def hold_against(
    expect: Expect, report: LoadReport, statements: int, staging: Staging, gazetteer: Gazetteer
) -> None:
    """ShapeChanged with all that is not as expected; nothing is loaded then."""
    wrong = [
        *_counts(expect, report, statements),
        *_shares(expect, report, statements),
        *_fields(expect, report),
        *_years(expect, staging),
        *_polities(expect, staging, gazetteer),
    ]
    if wrong:
        raise ShapeChanged(wrong, report)


def _counts(expect: Expect, report: LoadReport, statements: int) -> list[str]:
    wrong = []
    for what, count, low, high in (
        ("records", report.read, expect.records_min, expect.records_max),
        ("statements", statements, expect.statements_min, expect.statements_max),
    ):
        if low is not None and count < low:
            wrong.append(f"{count:,} {what} read, at least {low:,} expected")
        if high is not None and count > high:
            wrong.append(f"{count:,} {what} read, at most {high:,} expected")
    return wrong


def _shares(expect: Expect, report: LoadReport, statements: int) -> list[str]:
    refused = len(report.refused)
    total = report.read or refused + statements
    first = _first(str(refusal) for refusal in report.refused)
    silent = _first(report.silent)
    wrong = []
    for what, count, most, more in (
        ("refused", refused, expect.refused_share_max, first),
        ("unresolved", report.unresolved_records, expect.unresolved_share_max, ""),
        ("without a statement", len(report.silent), expect.silent_share_max, silent),
    ):
        if most is not None and count > most * total:
            wrong.append(f"{count:,} of {total:,} records {what}, more than {most:.0%}{more}")
    return wrong


def _first(told: Iterable[str]) -> str:
    some = "; ".join(islice(told, _FIRST))
    return f"; the first: {some}" if some else ""


def _fields(expect: Expect, report: LoadReport) -> list[str]:
    return [
        f"no record has the field {name!r}{nearest(name, sorted(report.fields))}"
        for name in expect.fields
        if name not in report.fields
    ]


def _years(expect: Expect, staging: Staging) -> list[str]:
    if not expect.years:
        return []
    there = {row[0] for row in staging.connection.execute(_YEARS)}
    missing = [str(year) for year in expect.years if f"{int(year):04d}" not in there]
    return [f"nothing begins or ends in {', '.join(missing)}"] if missing else []


def _polities(expect: Expect, staging: Staging, gazetteer: Gazetteer) -> list[str]:
    missing = []
    for words in expect.polities:
        found = gazetteer.resolve(words, type="Polity")
        uids = [c.uid for c in found.candidates] or [words]
        marks = ", ".join("?" * len(uids))
        sql = f"SELECT 1 FROM temp.judged WHERE \"right\" IN ({marks}) AND verdict = 'same' LIMIT 1"
        if staging.connection.execute(sql, uids).fetchone() is None:
            missing.append(words)
    return [f"it does not speak of {', '.join(missing)}"] if missing else []

"""Four lists of states: who was one from when to when, each in the words of its authors."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput, InvalidDate
from kg.loading.files import Fields
from kg.model import Claim, Locator, Mention, Source, parse_period
from kg.resolve.files import sources

from .lists import LISTS, Dates, Row, dates_in, without_slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.loading import Context

Known = dict[tuple[str, str, str], str]


def load(context: Context) -> None:
    """Read those of the lists that are there; other files are told of."""
    files = context.files()
    context.described()
    declared = sources()
    known, dates = _known(context), _dates(context, files)
    for path in files:
        read = LISTS.get(path.name)
        if read is None:
            context.note("file passed over", path.name, "none of the four lists")
            continue
        name = read.authority
        context.source(Source(**{"id": name, **declared[name]}))
        for record in _records(context, path):
            with context.record(record.where):
                row, slips = without_slips(read.row(record), name, dates)
                for slip in slips:
                    context.note("year with a figure missing", record.where, slip)
                _row(context, row, record, name, known)


def _records(context: Context, path: Path) -> Iterator[Fields]:
    return context.read.csv(path) if path.suffix == ".csv" else context.read.xlsx(path)


def _dates(context: Context, files: Sequence[Path]) -> Dates:
    """What dates the two lists of one authority give a state."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for path in files:
        read = LISTS.get(path.name)
        if read is None or read.authority != "huggo":
            continue
        for record in _records(context, path):
            with suppress(BadInput):  # the record is refused when its turn comes
                row = read.row(record)
                found[read.authority, row.code] |= dates_in(row)
    return found


def _known(context: Context) -> Known:
    """The polities for which the gazetteer cites a row of a list."""
    found: Known = {}
    for entity in context.gazetteer.entities():
        for row in entity.facts.get("existed", ()):
            if row.get("row"):
                found[row["source"], str(row["row"]), str(row["time"])] = entity.uid
    return found


def _row(context: Context, row: Row, record: Fields, name: str, known: Known) -> None:
    time = f"{row.begin or ''}/{row.end or ''}"
    sure = _can_be(time)
    uid = known.get((name, row.code, time))
    key = f"{name}/{row.code}/{row.words}/{row.name}"
    me = Mention(
        "Polity", row.name, key=key, on=time if sure else None, uid=uid,
        why=f"row {row.code} of {name}, {time}" if uid else None,
    )  # fmt: skip
    locator = Locator(document=record.where.partition(":")[0], row=record.where.partition(":")[2])

    def say(sort: str, subject: Mention, predicate: str, object: Mention | None = None,
            **more: Any) -> None:  # fmt: skip
        context.emit(Claim(subject, predicate, object, source=name, locator=locator,
                           row=f"{record.where} {sort}", **more))  # fmt: skip

    rest = {k: str(v).strip() for k, v in record.items() if v not in (None, "", "NA", "-9", -9)}
    note = "; ".join(f"{k}: {v}" for k, v in rest.items()) or None
    record.clear()
    told = row.words.split(" to ")
    for date, read in zip(told, (row.begin, row.end), strict=False):
        if read is None and date not in ("None", "NA") and "1816" not in date:
            context.note("date that cannot be read", record.where, date)
    if sure:
        say("existed", me, "EXISTED", time=time, original_time=row.words, note=note)
    else:
        context.note("no period that can be read", record.where, row.words)
        if said := [w for w in told if w not in ("None", "NA")]:
            say("existed", me, "DESCRIBED", value=" to ".join(said), lang="en", note=note)
    for n, words in enumerate((row.name, *row.others)):
        say(f"name {n}", me, "NAMED", value=words, qualifiers={"kind": "alias" if n else "usual"})
    if row.code:
        say("code", me, "CODE", value=row.code, qualifiers={"authority": name})
    for words in row.capitals:
        say(f"capital {words}", me, "CAPITAL", Mention("Place", words))


def _can_be(time: str) -> bool:
    if time == "/":
        return False
    try:
        parse_period(time)
    except InvalidDate:
        return False
    return True

"""The tables of GDELT 2, ICEWS and POLECAT, each row as one report of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.dates import edtf_of_numbers
from kg.errors import BadInput, InvalidDate
from kg.loading.files import named

if TYPE_CHECKING:
    from kg.loading import Context

__all__ = ["GDELT", "MENTIONS", "Actor", "Report", "gdelt", "icews", "polecat", "publishers"]

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = 16  # columns of GDELT's table of mentions: event, two times, type, publisher, ...
_PUBLISHER = 4


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a report: words, the country as the data set writes it, what sectors."""

    words: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event: two actors, a date, a code, and who published it."""

    where: str
    row: str
    date: str | None
    scheme: str
    code: str
    actors: tuple[Actor, ...]
    publishers: tuple[str, ...]


def publishers(context: Context, file: Any) -> dict[str, set[str]]:
    """Who published what GDELT counts as a mention of an event, by the number of the event."""
    found: dict[str, set[str]] = {}
    for where, cells in _cells(context, file, MENTIONS):
        if not cells[_PUBLISHER]:
            raise BadInput("a mention without a publisher", where=where)
        found.setdefault(cells[0], set()).add(cells[_PUBLISHER].casefold())
    return found


def gdelt(context: Context, file: Any, mentions: dict[str, set[str]]) -> Iterator[Report]:
    """The events of GDELT 2, which come without headings."""
    for where, cells in _cells(context, file, len(GDELT)):
        row = dict(zip(GDELT, cells, strict=True))
        key = row["GLOBALEVENTID"]
        site = urlsplit(row["SOURCEURL"]).netloc.casefold().removeprefix("www.")
        day = row["SQLDATE"]
        yield Report(
            where,
            key,
            _date(f"{day[:4]}-{day[4:6]}-{day[6:]}"),
            "cameo",
            row["EventCode"],
            (_gdelt_actor(row, 1), _gdelt_actor(row, 2)),
            tuple(sorted(mentions.get(key) or ({site} if site else ()))),
        )


def _gdelt_actor(row: dict[str, str], number: int) -> Actor:
    sectors = (row[f"Actor{number}Type{n}Code"] for n in (1, 2, 3))
    words, country = row[f"Actor{number}Name"], row[f"Actor{number}CountryCode"]
    return Actor(words or country, country, tuple(filter(None, sectors)))


def icews(context: Context, file: Any) -> Iterator[Report]:
    """The events of ICEWS; one event number may stand for several, so story and sentence are read
    too."""
    for row in context.read.csv(file, delimiter="\t"):
        numbers = [row.take(name) or "" for name in ("Event ID", "Story ID", "Sentence Number")]
        publisher = row.take("Publisher")
        yield Report(
            row.where,
            " ".join(filter(None, numbers)),
            _date(row.need("Event Date")[:10]),
            "cameo",
            row.need("CAMEO Code"),
            tuple(
                Actor(
                    row.take(f"{side} Name") or "",
                    row.take(f"{side} Country") or "",
                    tuple(s.strip() for s in (row.take(f"{side} Sectors") or "").split(",") if s),
                )
                for side in ("Source", "Target")
            ),
            (publisher,) if publisher else (),
        )


def polecat(context: Context, file: Any) -> Iterator[Report]:
    """The events of POLECAT, which are coded in PLOVER; "None" is no value there."""
    for row in context.read.csv(file, delimiter="\t"):

        def told(name: str, row: Any = row) -> str:
            text = row.take(name) or ""
            return "" if text == "None" else text

        publisher = told("Source")
        yield Report(
            row.where,
            told("Event ID"),
            _date(told("Event Date")[:10]),
            "plover",
            " ".join(filter(None, (told("Event Type"), told("Event Mode")))),
            tuple(
                Actor(
                    told(f"{side} Name") or told(f"{side} Name Raw"),
                    told(f"{side} Country"),
                    tuple(filter(None, [told(f"Primary {side} Sector")])),
                )
                for side in ("Actor", "Recipient")
            ),
            (publisher,) if publisher else (),
        )


def _cells(context: Context, file: Any, columns: int) -> Iterator[tuple[str, list[str]]]:
    for number, line in context.read.lines(file):
        where, cells = f"{named(file)}:{number}", line.rstrip("\r\n").split("\t")
        if len(cells) != columns:
            raise BadInput(f"{len(cells)} columns where GDELT 2 has {columns}", where=where)
        yield where, cells


def _date(text: str) -> str | None:
    try:
        return edtf_of_numbers(text, "ymd")
    except InvalidDate:
        return None

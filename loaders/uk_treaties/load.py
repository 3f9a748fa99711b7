"""Agreements that the United Kingdom lists: dates, place, parties, and where they are printed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from kg.dates import edtf_of_numbers
from kg.errors import InvalidDate
from kg.model import Claim, Locator, Mention

from .parties import is_territory, listed
from .words import codes_of, kinds_of

if TYPE_CHECKING:
    from kg.loading import Context
    from kg.loading.files import Fields

_PLACES = re.compile(r"\s*[/;&]\s*")
# Until then a date of the United Kingdom may be of the Old Style; the list does not tell.
_NEW_STYLE = "1752-09-14"


def load(context: Context) -> None:
    """Load the list; its coverage is that of its records, for its years have holes."""
    (file, *more) = context.files("*.jsonl")
    for other in more:
        context.note("file passed over", other.name, "one file of agreements is expected")
    years = {year for row in context.read.jsonl(file) for year in _years(row)}
    context.described([file], {"years": _ranges(years)})
    seen: Counter[tuple[str, ...]] = Counter()
    for row in context.read.jsonl(file):
        with context.record(row.where):
            _agreement(context, row, seen)
    for told, count in seen.items():
        if count > 1:
            context.note("told alike", told[1] or "no date", f"{count} agreements: {told[0]}")


def _agreement(context: Context, row: Fields, seen: Counter[tuple[str, ...]]) -> None:
    settings = context.settings
    key = str(row.need("id"))
    title = " ".join(unescape(row.need("title")).split())
    what = Mention("Agreement", title, key=key)
    say = _Record(context, what, Locator(row=key))
    say.of("NAMED", value=title, lang="en", qualifiers={"kind": "usual"})
    for kind, words in kinds_of(title, settings):
        say.of("KIND", value=kind, original_object=words)
    dates = {name: _date(text) for name in settings["phases"] if (text := row.take(name))}
    _dates(say, settings["phases"], dates)
    for place in _places(row.take("signed_place"), settings["no_place"]):
        say.of("SIGNED_AT", Mention("Place", place.words), original_object=place.stood)
    if subject := row.take("subject"):
        topic = Mention("Topic", subject.capitalize())
        say.of("ABOUT", topic, qualifiers={"prominence": "main"}, original_object=subject)
    told = row.take("parties") or []
    on = next((dates[name].time for name in _ORDER if name in dates), None)
    many = row.take("type") == "MULTI"
    for party in told:
        _party(say, party, on, many=many)
    for text in row.take("references") or []:
        for authority, code in codes_of(text):
            say.of("CODE", value=code, qualifiers={"authority": authority}, original_object=text)
    say.of("CODE", value=row.need("url"), qualifiers={"authority": "other"})
    seen[title, on or "", *sorted(told)] += 1
    context.audit(row, ignore=["uuid"])


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as the list writes it (dd/mm/yyyy), and the day it means; None if there is none."""

    words: str
    time: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of signature, and the words in which it stood, perhaps with another."""

    words: str
    stood: str


@dataclass(frozen=True, slots=True)
class _Record:
    """What one record says of its agreement."""

    context: Context
    what: Mention
    at: Locator

    def of(self, predicate: str, object: Mention | None = None, **told: object) -> None:
        """State something of the agreement."""
        claim = Claim(self.what, predicate, object, locator=self.at, **told)  # type: ignore[arg-type]
        self.context.emit(claim)


_ORDER = ("signed_date", "adopted_date", "provisional_in_force_date", "in_force_date")


def _date(words: str) -> _Date:
    try:
        return _Date(words, edtf_of_numbers(words, "dmy"))
    except InvalidDate:
        return _Date(words, None)


def _years(row: Fields) -> set[int]:
    dates = (_date(str(row[n])) for n in _ORDER[:2] if row.get(n))
    return {int(date.time[:4]) for date in dates if date.time}


def _ranges(years: set[int]) -> list[str]:
    """The years as stretches without a hole: 1815, 1817/1820."""
    begins = sorted(year for year in years if year - 1 not in years)
    ends = sorted(year for year in years if year + 1 not in years)
    return [str(a) if a == b else f"{a}/{b}" for a, b in zip(begins, ends, strict=True)]


def _dates(say: _Record, phases: dict[str, str], dates: dict[str, _Date]) -> None:
    """State each phase on its date; what is odd or cannot be stays as written, and is told."""
    where = f"id {say.at.row}"
    for name, date in dates.items():
        if date.time is None:
            say.context.note("impossible date", where, f"{name} {date.words}")
            say.of("DESCRIBED", value=f"{name}: {date.words}")
            continue
        old = "unknown" if date.time < _NEW_STYLE else None
        phase = {"phase": phases[name]}
        say.of("DATED", qualifiers=phase, time=date.time, calendar=old, original_time=date.words)
    signed = dates.get("signed_date")
    for name in ("in_force_date", "terminated_date"):
        later = dates.get(name)
        if signed and later and signed.time and later.time and later.time < signed.time:
            order = f"{name} {later.time}, signed {signed.time}"
            say.context.note(f"{phases[name]} before signed", where, order)


def _places(words: str | None, none: list[str]) -> list[_Place]:
    """The places of signature; two are written with a stroke or an ampersand between them."""
    if words is None or words in none:
        return []
    return [_Place(part, words) for part in _PLACES.split(words) if part]


def _party(say: _Record, words: str, on: str | None, *, many: bool) -> None:
    """State that the list names a party, or a territory of one."""
    who = listed(say.context, words, on, many=many)
    if who.type == "Place":  # no actor: the agreement reaches there
        say.of("ABOUT", who, qualifiers={"prominence": "mentioned"}, original_object=words)
        return
    action = "territory_listed" if is_territory(words) else "listed"
    kept = {"action": action}
    say.context.emit(
        Claim(
            who,
            "AGREEMENT_ACTION",
            say.what,
            qualifiers=kept,
            locator=say.at,
            original_subject=words,
        )
    )

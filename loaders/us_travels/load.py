"""Journeys of American presidents and secretaries of state: who went where, when, and what for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.loading.files import Fields, fields_of
from kg.loading.journeys import Journey, Traveller
from kg.loading.remarks import remark_claims
from kg.loading.territories import Territories
from kg.model import Claim, Locator, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.loading import Context

ADMINISTRATIVE = ("created-*", "last-modified-*", "role", "@role")
TITLES = {"president": "President", "secretary": "Secretary of State"}
AMERICA = "United States"
# Parts of one name: "Mexico, D.F." is no two places.
PLACES = re.compile(r", (?!D\.\s?F\.|D\.C\.)")
ELECT = re.compile(r"made as President-elect", re.I)


def load(context: Context) -> None:
    """Read the journeys, and the list of presidents beside them."""
    files = context.files("*.xml")
    context.described()
    territories = Territories(context.gazetteer, context.settings["usage"])
    towns = _towns(context, files)
    for path in files:
        if path.name == "presidents.xml":
            _presidents(context, path)
            continue
        for element in context.read.xml_records(path, "trip"):
            record = fields_of(element, context.read.place(path))
            with context.record(f"{record.where} {record.get('id')}"):
                journey = _trip(context, territories, record, towns)
                for claim in remark_claims(journey, context.gazetteer):
                    context.emit(claim)


def _presidents(context: Context, path: Path) -> None:
    where = context.read.place(path)
    for element in context.read.xml_records(path, "president"):
        record = fields_of(element, where)
        with context.record(f"{where} {record.get('id')}"):
            key, name = record.need("id"), record.need("name")
            person = Mention("Person", name, key=key)
            locator = Locator(document=where, row=key)
            for predicate, column in (("BORN", "birth-year"), ("DIED", "death-year")):
                if year := record.take(column):
                    context.emit(Claim(person, predicate, time=year, original_time=year,
                                       locator=locator, row=f"{key} {column}"))  # fmt: skip
            first, last = record.need("took-office-date"), record.take("left-office-date")
            still = record.take("left-office-date@still-in-office") == "true"
            office = Mention("Office", "President", on=first, polity=AMERICA)
            time = f"{first}/{'..' if still else last or ''}"
            context.emit(
                Claim(person, "HELD_OFFICE", office, time=time,
                      qualifiers={"ordinal": record.need("@n")}, locator=locator,
                      original_time=f"took office {first}; left office {last or 'still in office'}",
                      row=f"{key} {first}")
            )  # fmt: skip
            context.audit(record, (*ADMINISTRATIVE, "death-year@still-alive"))


def _towns(context: Context, files: Sequence[Path]) -> dict[str, frozenset[str]]:
    """The places that the register names in each country."""
    found: dict[str, set[str]] = {}
    for path in files:
        for element in context.read.xml_records(path, "trip"):
            record = fields_of(element, context.read.place(path))
            if (country := record.take("country@id")) and (locale := record.take("locale")):
                found.setdefault(country, set()).update(_places(locale))
    return {country: frozenset(names) for country, names in found.items()}


def _places(locale: str) -> list[str]:
    return [name.strip() for name in PLACES.split(locale) if name.strip()]


def _trip(
    context: Context,
    territories: Territories,
    record: Fields,
    towns: Mapping[str, frozenset[str]],
) -> Journey:
    """What the fields of a journey say."""
    key, first, last = (record.need(n) for n in ("id", "start-date", "end-date"))
    country, name, text = record.need("country"), record.need("name"), record.take("remarks") or ""
    role = record["role"]
    code = record.need("country@id")
    host = territories.mention(code, first, country)
    side = Mention("Polity", AMERICA, on=first)
    traveller = Mention("Person", name, key=record.need("@who"))
    title = "President-elect" if ELECT.search(text) else TITLES.get(role, role)
    office = Mention("Office", title, on=first, polity=AMERICA)
    locale = record.take("locale")
    places = tuple(Mention("Place", place) for place in _places(locale or ""))
    visit = Mention(
        "Event", f"Visit of {name} to {locale or country}, {first}", key=f"{role}/{key}"
    )
    locator = Locator(document=record.where, row=key)
    journey = Journey(
        visit, (Traveller(traveller, office),), side, host, first, last, places, text,
        Locator(document=record.where, row=key, section="remarks"),
        towns=towns.get(code, ()),
    )  # fmt: skip

    def say(
        row: str, subject: Mention, predicate: str, object: Mention | None = None, **more: Any
    ) -> None:
        row = f"{role} {key} {row}"
        context.emit(Claim(subject, predicate, object, locator=locator, row=row, **more))

    dates = f"{first} to {last}"
    say("kind", visit, "KIND", value="visit")
    for place in places or (Mention("Place", country),):
        say(f"at {place.words}", visit, "TOOK_PLACE", place, time=journey.time, original_time=dates,
            original_object=f"{locale or ''} ({country})".strip())  # fmt: skip
    say("host", host, "PARTICIPATED_IN", visit, qualifiers={"role": "host"})
    kept: dict[str, Mention | str] = {"role": "guest", "capacity": office, "on_behalf_of": side}
    say("guest", traveller, "PARTICIPATED_IN", visit, qualifiers=kept, original_subject=name)
    say("office", traveller, "HELD_OFFICE", office, time=first, attested=True, original_time=dates)
    if text:
        say("told", visit, "DESCRIBED", value=text, lang="en")
    context.audit(record, ADMINISTRATIVE)
    return journey

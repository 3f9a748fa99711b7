"""Visits of foreign leaders to the United States: who came, from where, when, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.loading.files import Fields, fields_of
from kg.loading.journeys import Journey, Traveller
from kg.loading.remarks import remark_claims
from kg.loading.territories import Territories
from kg.loading.titled import read_visitor
from kg.model import Claim, Locator, Mention

if TYPE_CHECKING:
    from kg.loading import Context

ADMINISTRATIVE = ("created-*", "last-modified-*")


def load(context: Context) -> None:
    """Read all files of visits."""
    files = context.files("*.xml")
    context.described()
    territories = Territories(context.gazetteer, context.settings["usage"])
    for path in files:
        for element in context.read.xml_records(path, "visit"):
            record = fields_of(element, context.read.place(path))
            where = f"{record.where} {record.get('id')}"
            with context.record(where):
                journey = _visit(context, territories, record)
                if journey.text:
                    for claim in remark_claims(journey, context.gazetteer):
                        context.emit(claim)


def _visit(context: Context, territories: Territories, record: Fields) -> Journey:
    """What the fields of a visit say."""
    key, first, last = (record.need(n) for n in ("id", "start-date", "end-date"))
    words, sent = record.need("visitor"), record.need("from")
    sender = territories.mention(record.need("from@id"), first, sent)
    host = Mention("Polity", "United States", on=first)
    visit = Mention("Event", f"Visit of {words} ({sent}) to the United States, {first}", key=key)
    travellers = []
    for one in read_visitor(words, context.settings["styles"]):
        office = None
        if one.title:
            office = Mention("Office", one.title, on=first, polity=sender.uid or sent)
        travellers.append(Traveller(Mention("Person", one.name, on=first, polity=sent), office))
    text = record.take("description") or ""
    locator = Locator(document=record.where, row=key)
    journey = Journey(
        visit, tuple(travellers), sender, host, first, last, (), text,
        Locator(document=record.where, row=key, section="description"),
        own=context.settings["of_the_host"],
    )  # fmt: skip

    def say(
        row: str, subject: Mention, predicate: str, object: Mention | None = None, **more: object
    ) -> None:
        told = {"locator": locator, "row": f"{key} {row}", **more}
        context.emit(Claim(subject, predicate, object, **told))  # type: ignore[arg-type]

    dates = f"{first} to {last}"
    say("kind", visit, "KIND", value="visit")
    say(
        "when",
        visit,
        "TOOK_PLACE",
        Mention("Place", "United States"),
        time=journey.time,
        original_time=dates,
    )
    say("host", host, "PARTICIPATED_IN", visit, qualifiers={"role": "host"})
    for guest in travellers:
        kept: dict[str, Mention | str] = {"role": "guest", "on_behalf_of": sender}
        if guest.capacity:
            kept["capacity"] = guest.capacity
            say(f"office {guest.person.words}", guest.person, "HELD_OFFICE", guest.capacity,
                time=first, attested=True, original_subject=words, original_time=dates)  # fmt: skip
        else:
            context.note("visitor without a title", f"{record.where} {key}", words)
        say(f"guest {guest.person.words}", guest.person, "PARTICIPATED_IN", visit, qualifiers=kept,
            original_subject=words)  # fmt: skip
    if text:
        say("told", visit, "DESCRIBED", value=text, lang="en")
    context.audit(record, ADMINISTRATIVE)
    return journey

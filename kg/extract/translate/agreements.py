"""SIGNED and IN_FORCE: steps towards an agreement, and the phases of its life."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.documents import AGREEMENT_KINDS
from kg.extract.occurrences import Occurrence
from kg.extract.things import Hit, Thing
from kg.extract.translate.statements import sides, stated
from kg.extract.writer import Writer
from kg.model import Claim, Mention

__all__ = ["in_force", "learn_parties", "signed"]


def learn_parties(told: Occurrence, writer: Writer) -> None:
    """Before anything is written: who signed which agreement when gives it its name."""
    if told.frame.relation != "SIGNED" or told.frame.settings.get("action") != "signed":
        return
    if told.mood.polarity == "denied" or told.mood.modality != "actual":
        return
    parties = _parties(told, writer)
    for hit in told.things("agreement"):
        document = writer.reading.agreements.at(hit.start, hit.end)
        if document is None:
            continue
        if told.time and document.year is None and told.time[:4].isdigit():
            document.year = told.time[:4]
        if len(parties) > 1 and not document.parties:
            on = told.time or document.year
            document.parties = tuple(sorted({writer.mention(p, on).words for _, p in parties}))


def signed(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Each party took the step; a signature also dates the agreement."""
    settings = told.frame.settings
    found = [h for h in told.things("agreement") if h.thing.type == "Agreement"]
    if not found:
        if not settings.get("agreement_required"):
            yield from stated(told, writer)
        return
    for hit in found:
        document = writer.reading.agreements.at(hit.start, hit.end)
        if not sides(writer, told.things("actor", "partner", "between")) and not hit.thing.named:
            continue
        year = document.year if document and settings["action"] == "signed" else None
        time = told.time or (
            year if told.mood.modality == "actual" and told.mood.polarity == "asserted" else None
        )
        yield from _steps(told, writer, hit, time)
        if told.mood.modality == "actual" and told.mood.polarity == "asserted":
            yield from _dated(told, writer, hit, time)
        yield from _kind(told, writer, hit)


def in_force(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """The agreement entered into force or ended."""
    for hit in told.things("agreement"):
        if hit.thing.type == "Agreement" and told.time:
            yield writer.claim(
                told,
                hit.thing,
                "DATED",
                hits=[hit],
                time=told.time,
                qualifiers={"phase": told.frame.settings["phase"]},
            )


def _parties(told: Occurrence, writer: Writer) -> list[tuple[Hit, Thing]]:
    hits = told.things("actor", "partner", "between")
    return sides(writer, hits)


def _steps(told: Occurrence, writer: Writer, hit: Hit, time: str | None) -> Iterator[Claim]:
    settings = told.frame.settings
    if settings.get("action_none"):
        return
    action = settings["action"]
    for actor, polity in sides(writer, told.things("actor", "partner", "between")):
        yield writer.claim(
            told,
            polity,
            "AGREEMENT_ACTION",
            hit.thing,
            hits=[actor, hit],
            time=time,
            qualifiers={"action": action},
            sure=told.frame.settings.get("by_conclusion") is not True,
        )
    if action != "signed":
        return
    for actor in told.things("actor", "partner"):
        if actor.thing.type == "Person":
            qualifiers: dict[str, Mention | str] = {}
            for _, polity in sides(writer, [actor]):
                qualifiers["on_behalf_of"] = writer.mention(polity, time)
            yield writer.claim(
                told,
                hit.thing,
                "SIGNED_BY",
                actor.thing,
                hits=[hit, actor],
                time=time,
                qualifiers=qualifiers,
            )


def _dated(told: Occurrence, writer: Writer, hit: Hit, time: str | None) -> Iterator[Claim]:
    settings = told.frame.settings
    phase = settings.get("phase") or ("signed" if settings["action"] == "signed" else None)
    if phase and time:
        yield writer.claim(
            told,
            hit.thing,
            "DATED",
            hits=[hit],
            time=time,
            qualifiers={"phase": phase},
            sure=settings.get("by_conclusion") is not True,
        )
    if phase == "signed" and told.place is not None:
        yield writer.claim(told, hit.thing, "SIGNED_AT", told.place.thing, hits=[hit, told.place])


def _kind(told: Occurrence, writer: Writer, hit: Hit) -> Iterator[Claim]:
    document = writer.reading.agreements.at(hit.start, hit.end)
    if told.mood.modality != "actual" or told.mood.polarity == "denied":
        return
    if document and (kind := AGREEMENT_KINDS.get(document.head)):
        yield writer.claim(told, hit.thing, "KIND", value=kind, hits=[hit])

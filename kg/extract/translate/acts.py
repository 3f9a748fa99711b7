"""Relations, recognition, war, membership, recall: acts of states towards each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.extract.occurrences import Occurrence
from kg.extract.things import Hit
from kg.extract.translate.spells import begins
from kg.extract.translate.spells import ends as end_at
from kg.extract.translate.statements import sides, stated
from kg.extract.writer import Writer
from kg.model import Claim

__all__ = ["joined", "left", "recalled", "recognizes", "relations", "war"]


def relations(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """A phase of diplomatic relations, at its date, between each two that are named."""
    light = told.noun
    said = {c.lower_ for c in light.subtree} if light is not None else set()
    diplomatic = bool(said & {"diplomatic", "consular"}) or _joined_by_diplomatic(told)
    level = {"level": "consular"} if "consular" in said and "diplomatic" not in said else {}
    settings = told.frame.settings
    phase = settings.get("phase_of_noun", {}).get(told.token.lemma_.lower(), settings["phase"])
    pairs = list(combinations(sides(writer, told.things("actor", "partner")), 2))
    if settings.get("partner_needed") and not _typed(told, "partner"):
        return
    if not pairs:
        yield from stated(told, writer)
    for (one, first), (other, second) in pairs:
        yield writer.claim(
            told,
            first,
            "DIPLOMATIC_RELATIONS",
            second,
            hits=[one, other],
            time=told.time,
            qualifiers={"phase": phase, **level},
            sure=diplomatic,
        )


def recognizes(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Actor → the polity or government it recognizes."""
    found = False
    for actor, polity in sides(writer, told.things("actor")):
        for other, recognized in sides(writer, told.things("recognized")):
            if recognized.identity != polity.identity:
                found = True
                yield writer.claim(
                    told,
                    polity,
                    "RECOGNIZES",
                    recognized,
                    hits=[actor, other],
                    time=begins(told.time),
                    qualifiers={"recognized_as": "state"},
                    sure=False,
                )
    if not found:
        yield from stated(told, writer)


def war(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """A state of war that begins or ends between two."""
    settings = told.frame.settings
    ends = bool(settings.get("ends"))
    if ends and told.noun is not None and not {"war"} & {t.lower_ for t in told.noun.subtree}:
        return
    if settings.get("begins") == "attack" and told.mood.polarity == "denied":
        return
    first = list(sides(writer, _typed(told, "actor")))
    second = list(sides(writer, _typed(told, "partner")))
    pairs = [(a, b) for a in first for b in second] or list(combinations(first, 2))
    for (one, actor), (other, partner) in pairs:
        if actor.identity == partner.identity:
            continue
        time = end_at(told.time) if ends else begins(told.time)
        act = {"start_act": settings["begins"]} if "begins" in settings else {}
        yield writer.claim(
            told,
            actor,
            "AT_WAR",
            partner,
            hits=[one, other],
            time=time,
            qualifiers=act,
            sure=settings.get("begins") == "declaration",
        )


def joined(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Membership that begins."""
    yield from _membership(told, writer, begins(told.time))


def left(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Membership that ends; without a date only the words are kept."""
    if told.time and "/" not in told.time:
        yield from _membership(told, writer, end_at(told.time))
    elif any(
        h.thing.type == "Organization" and not h.thing.polity for h in told.things("organization")
    ):
        yield from stated(told, writer)


def recalled(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """An ambassador called home is kept as a statement of the sender, with its words."""
    yield from stated(told, writer)


def _membership(told: Occurrence, writer: Writer, time: str | None) -> Iterator[Claim]:
    for actor, polity in sides(writer, told.things("actor")):
        for body in told.things("organization"):
            if body.thing.type == "Organization" and not body.thing.polity:
                yield writer.claim(
                    told, polity, "MEMBER_OF", body.thing, hits=[actor, body], time=time
                )


def _typed(told: Occurrence, name: str) -> list[Hit]:
    wanted = told.frame.settings.get(f"{name}_type")
    return [h for h in told.things(name) if not wanted or h.thing.type in wanted]


def _joined_by_diplomatic(told: Occurrence) -> bool:
    return any(t.lower_ == "diplomatic" for t in told.token.subtree)

"""CLAIMS, TRANSFERRED, ADMINISTERED, RENOUNCED: who holds, claims or gives up which place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.modality import Mood
from kg.extract.occurrences import Occurrence
from kg.extract.places import GENERIC_PLACE
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.translate.spells import begins
from kg.extract.translate.statements import condition_of, content_of, sides, stated
from kg.extract.writer import Writer
from kg.model import Claim, Mention

_DROPPING = frozenset(
    ["renounce", "abandon", "drop", "waive", "relinquish", "recognize", "recognise", "acknowledge"]
)
__all__ = ["administered", "claims", "is_dropped", "places_told", "renounced", "transferred"]


def claims(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Place → the state that claims it. That it claims is actual, whatever it hopes for."""
    places = places_told(told, writer, "place", "over")
    claimants = sides(writer, told.things("claimant"))
    if told.frame.settings.get("noun_free"):
        if is_dropped(told):
            return
        told = replace(told, mood=Mood())
    for place in places:
        for actor, polity in claimants:
            if polity.words != place.thing.words:
                yield writer.claim(
                    told,
                    place.thing,
                    "CLAIMED_BY",
                    polity,
                    hits=[place, actor],
                    time=told.time,
                    sure=not told.frame.settings.get("noun_free"),
                )


def is_dropped(told: Occurrence) -> bool:
    """Whether the claim that a noun names is given up, or one that somebody is to recognise."""
    head = told.token.head
    given = head.lemma_.lower() == "give" and any(c.lower_ == "up" for c in head.children)
    return given or head.lemma_.lower() in _DROPPING


def transferred(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Place → receiver, from giver; under a condition also as a statement."""
    settings = told.frame.settings
    places = places_told(told, writer)
    receivers = sides(writer, told.things("receiver"))
    if settings.get("receiver_needed") and not receivers:
        receivers = []
    givers = sides(writer, told.things("giver"))
    qualifiers: dict[str, Mention | str] = {}
    mode = settings.get("mode", {}).get(told.token.lemma_.lower())
    if mode:
        qualifiers["mode"] = mode
    if givers:
        qualifiers["from"] = writer.mention(givers[0][1], told.time)
    for place in places:
        for actor, polity in receivers:
            yield writer.claim(
                told,
                place.thing,
                "TRANSFERRED",
                polity,
                hits=[place, actor],
                time=told.time,
                qualifiers=qualifiers,
            )
    if places and told.mood.condition is not None:
        for hit, polity in givers or sides(writer, list(_speaking(told, writer))):
            yield _on_condition(told, writer, hit, polity, places[0])


def administered(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Place → the state that governs or occupies it."""
    settings = told.frame.settings
    if told.token.lemma_.lower() == "take" and not told.things("over"):
        return
    mode = settings.get("mode")
    qualifiers = {"mode": mode} if mode and mode != "none" else {}
    for place in places_told(told, writer, "place", "over"):
        if place.thing.type not in settings.get("place_type", ("Place",)):
            continue
        for actor, polity in sides(writer, told.things("actor")):
            yield writer.claim(
                told,
                place.thing,
                "ADMINISTERED_BY",
                polity,
                hits=[place, actor],
                qualifiers=qualifiers,
                time=begins(told.time),
                sure=told.time is not None,
            )


def renounced(told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """Actor → place, with the right that is given up."""
    places = _places(told.things("place"))
    if not places:
        yield from stated(told, writer)
        return
    right = told.words.get("right")
    for place in places:
        for actor, polity in sides(writer, told.things("actor")):
            words = writer.phrase(right) if right and place.start > right.start + 4 else None
            yield writer.claim(
                told,
                polity,
                "RENOUNCED",
                place.thing,
                hits=[actor, place],
                time=told.time,
                qualifiers={"right": words.split(" to ")[0]} if words else {},
            )


def places_told(told: Occurrence, writer: Writer, *slots: str) -> list[Hit]:
    """The places of which an occurrence tells, also those that no name list knows."""
    if slots:
        return _places(told.things(*slots)) or _listed(told, writer, *slots)
    known = _places(told.things("place"))
    return (
        known if told.frame.settings.get("known_place") else known or _unknown_place(told, writer)
    )


def _places(hits: list[Hit]) -> list[Hit]:
    return [h for h in hits if h.thing.type == "Place"]


def _listed(told: Occurrence, writer: Writer, *slots: str) -> list[Hit]:
    """ "Four islands …: A, B and C": the places of the list; else the bare description."""
    tokens = [t for name in slots for t in told.tokens.get(name, ())]
    generic = [t for t in tokens if t.lemma_.lower() in GENERIC_PLACE]
    if not generic:
        return []
    sentence = told.sentence.span
    colon = writer.reading.text.find(":", told.trigger.end, sentence.end)
    if colon >= 0:
        found = [h for h in writer.reading.hits_in(Span(colon, sentence.end)) if h.thing.named]
        if places := _places(found):
            return places
    start = sentence.start
    left, right = generic[0].left_edge, generic[0]
    span = Span(start + left.idx, start + right.idx + len(right))
    return [Hit(span.start, span.end, Thing("Place", writer.phrase(span), named=False), safe=False)]


def _unknown_place(told: Occurrence, writer: Writer) -> list[Hit]:
    """A proper name where a place must stand, which neither gazetteer nor parser knows."""
    for token in told.tokens.get("place", ()):
        if token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "DATE", "MONEY"):
            span = told.words["place"]
            words = writer.phrase(span, 4)
            if words[:1].isupper() and not writer.reading.hits_in(span):
                return [Hit(span.start, span.end, Thing("Place", words), safe=False)]
    return []


def _speaking(told: Occurrence, writer: Writer) -> Iterator[Hit]:
    for voice in told.voices:
        if voice.mention and voice.mention.type in ("Polity", "Organization", "Person"):
            thing = Thing(voice.mention.type, voice.mention.words, polity=voice.mention.polity)
            yield Hit(told.trigger.start, told.trigger.end, thing, safe=False)


def _on_condition(told: Occurrence, writer: Writer, hit: Hit, polity: Thing, place: Hit) -> Claim:
    return writer.claim(
        told,
        polity,
        "STATED",
        place.thing,
        hits=[hit, place],
        time=told.time,
        sure=False,
        qualifiers={
            "stance": "conditions",
            "content": content_of(told, writer),
            "condition": condition_of(told, writer),
        },
    )

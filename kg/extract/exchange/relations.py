"""What the frames' relations are called in the exchange format, and who stands on which side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.antecedents import pair_before
from kg.extract.exchange.fact import Argument
from kg.extract.exchange.keys import free, holding_key
from kg.extract.people import Holding
from kg.extract.spans import Span
from kg.extract.tellings import tellings
from kg.extract.translate.offices import terms
from kg.extract.translate.statements import may_state
from kg.extract.translate.territory import places_told

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.things import Hit
    from kg.extract.writer import Writer

__all__ = ["SIDES", "Parts"]

_ACTORS = ("Person", "Polity", "Organization")
_DISCUSSING = frozenset(["discuss", "negotiate", "exchange", "hold", "have", "swap"])
_STANCES = {
    "supports": "STATED",
    "rejects": "REJECTED",
    "demands": "CALLED_FOR",
    "withdraws": "WITHDREW",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """One fact before its keys: relation, mentions on both sides, free words for each side."""

    rel: str
    subj: tuple[Hit, ...]
    obj: tuple[Hit, ...] = ()
    named: tuple[Argument, ...] = ()
    words: tuple[Argument, ...] = ()
    modality: str | None = None
    mode: str | None = None


def _actors(told: Occurrence, *slots: str) -> tuple[Hit, ...]:
    return tuple(h for h in told.things(*slots) if h.thing.type in _ACTORS)


def _text(told: Occurrence, writer: Writer, *slots: str) -> tuple[Argument, ...]:
    for name in slots:
        if span := told.words.get(name):
            words = writer.phrase(span)
            return (Argument(words, free(words)),)
    return ()


def _met(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for telling in tellings(told, writer):
        who = tuple(p.hit for p in telling.parts)
        light = told.noun if told.noun is not None else told.token
        if light.lemma_.lower() == "consultation" and all(h.thing.type == "Polity" for h in who):
            yield Parts("DISCUSSED", who, modality=telling.told.mood.modality)
            continue
        yield Parts("MET_WITH", who, modality=telling.told.mood.modality, mode=telling.medium)


def _discussed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor", "partner")
    firm = len(who) > 1 or told.token.lemma_.lower() in _DISCUSSING
    if who and firm and (topic := _text(told, writer, "topic")):
        yield Parts("DISCUSSED", who, words=topic)


def _visited(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for telling in tellings(told, writer):
        guests = tuple(p.hit for p in telling.parts if p.role == "guest")
        hosts = tuple(p.hit for p in telling.parts if p.role == "host")
        where = tuple(
            h for h in told.things("destination")
            if h.thing.type == "Place" or (h.thing.type == "Polity" and h.how == "metonym")
        )  # fmt: skip
        words = () if hosts or where else _text(told, writer, "destination")
        mood = telling.told.mood.modality
        yield Parts("VISITED", guests, (*hosts, *where), words=words, modality=mood)


def _invited(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    hosts, guests = _actors(told, "actor"), _actors(told, "guest")
    other = pair_before(writer.reading, told.trigger.start) if hosts or guests else []
    named = {h.thing.identity for h in (*hosts, *guests)}
    rest = tuple(h for h in other if h.thing.identity not in named)
    hosts, guests = hosts or rest, guests or rest
    if hosts and guests:
        yield Parts("INVITED", hosts, guests)


def _held(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for telling in tellings(told, writer):
        meeting = told.token.lemma_.lower() == "hold" and _actors(told, "host")
        if telling.name and telling.place and not meeting:
            event = Argument(telling.name, free(telling.name))
            mood = telling.told.mood.modality
            yield Parts("EVENT_HELD", (), (telling.place,), named=(event,), modality=mood)


def _agreed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    if told.mood.polarity == "denied" or told.mood.modality in ("hypothetical", "demanded"):
        return
    if who := _actors(told, "actor", "partner"):
        yield Parts("AGREED", who)


def _signed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    documents = tuple(h for h in told.things("agreement") if h.thing.type == "Agreement")
    who = _actors(told, "actor", "partner", "between")
    settings = told.frame.settings
    if told.mood.modality in ("demanded", "hypothetical") or _merely_reached(told):
        return
    if not documents and settings.get("agreement_required"):
        return
    words = () if documents else _text(told, writer, "agreement")
    if who and (documents or words):
        rel = "WITHDREW" if settings.get("action") == "withdrew" else "SIGNED"
        yield Parts(rel, who, documents, words=words)


def _merely_reached(told: Occurrence) -> bool:
    """ "Reached an agreement" tells of agreeing, not of a paper."""
    if told.token.lemma_.lower() not in ("reach", "strike", "make", "negotiate", "achieve"):
        return False
    nouns = {t.lemma_.lower() for t in told.tokens.get("agreement", ())}
    return bool(
        nouns
        & {
            "agreement",
            "deal",
            "understanding",
            "settlement",
            "accord",
            "compromise",
            "ceasefire",
            "truce",
        }
    )


def _stated(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    settings = told.frame.settings
    rel = settings.get("exchange") or _STANCES.get(settings.get("stance", ""), "STATED")
    who = _actors(told, "actor") or (_papers(told, writer) if rel == "STATED" else ())
    if not who or not may_state(told) or not _said(told):
        return
    speaking = {t.lower_ for t in told.tokens.get("actor", ())}
    if rel == "STATED" and speaking & {"we", "i"}:
        return
    words = () if rel == "STATED" else _text(told, writer, "topic", "addressee")
    yield Parts(
        rel, (*who, *_actors(told, "addressee")) if rel == "RELATIONS" else who, words=words
    )


def _papers(told: Occurrence, writer: Writer) -> tuple[Hit, ...]:
    """What a paper says; "a Soviet memorandum" is the word of the state."""
    found = []
    for hit in told.things("actor"):
        if hit.thing.type == "Agreement":
            owners = [
                p for p in writer.reading.polities if hit.start <= p.start and p.end <= hit.end
            ]  # fmt: skip
            own = re.search(r"memorandum|note\b|letter|message", hit.thing.words, re.IGNORECASE)
            found.append(owners[0] if own and len(owners) == 1 else hit)
    return tuple(found)


def _said(told: Occurrence) -> bool:
    """Whether it was said, and not only planned, denied or put under a condition."""
    return told.mood.modality in ("actual", "alleged") and (
        told.mood.polarity == "asserted" or bool(told.frame.settings.get("denies"))
    )


def _sent(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor")
    if who and _said(told):
        yield Parts("STATED", who)


def _transferred(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    places = tuple(places_told(told, writer))
    receivers = _actors(told, "receiver")
    if places and receivers:
        yield Parts("TRANSFERRED", places, receivers)


def _claims(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    places = tuple(places_told(told, writer, "place", "over")) or tuple(places_told(told, writer))
    claimants = _actors(told, "claimant")
    if places and claimants:
        yield Parts("CLAIMS", claimants, places)


def _appointed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for person, title in terms(told, writer):
        span = Span(title.start, title.end)
        if office := holding_key(Holding(person.thing, title, span), writer, told.time):
            rel = "HOLDS_OFFICE" if told.frame.relation == "SERVED" else "APPOINTED"
            yield Parts(rel, (person,), words=(office,))


def _relations(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor", "partner")
    if told.frame.settings.get("partner_needed") and not _actors(told, "partner"):
        return
    if who:
        what = f"{told.frame.settings['said']} {writer.phrase(told.trigger)}"
        yield Parts("RELATIONS", who, words=(Argument(writer.phrase(told.trigger), free(what)),))


def _against(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor", "guest", "from")
    if _actors(told, "actor"):
        words = writer.phrase(told.trigger)
        yield Parts("RELATIONS", who, words=(Argument(words, free(words)),))


def _recognized(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor")
    what = tuple(h for h in told.things("recognized") if h.thing.type in (*_ACTORS, "Place"))
    words = () if what else _text(told, writer, "recognized", "thing")
    if who and (what or words):
        yield Parts("RECOGNIZED", who, what, words=words)


def _renounced(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = _actors(told, "actor")
    if who and (words := _text(told, writer, "right", "place")):
        yield Parts("WITHDREW", who, words=words)


SIDES: dict[str, Callable[[Occurrence, Writer], Iterator[Parts]]] = {
    "AGREED": _agreed,
    "APPOINTED": _appointed,
    "CLAIMS": _claims,
    "DISCUSSED": _discussed,
    "EVENT_HELD": _held,
    "EXPELLED": _against,
    "INVITED": _invited,
    "MET_WITH": _met,
    "RECALLED": _against,
    "RECOGNIZES": _recognized,
    "RELATIONS": _relations,
    "RENOUNCED": _renounced,
    "SERVED": _appointed,
    "SIGNED": _signed,
    "SENT": _sent,
    "STATED": _stated,
    "SUCCEEDED": _appointed,
    "SUMMONED": _against,
    "TRANSFERRED": _transferred,
    "VISITED": _visited,
}

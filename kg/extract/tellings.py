"""From frames to tellings of events: who took part in which role, where, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import distinct
from kg.extract.events import Part, Telling
from kg.extract.factual import is_factual, is_planned
from kg.extract.frames import frame_file
from kg.extract.modality import calls_off
from kg.extract.occurrences import Occurrence
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.writer import Writer

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["tellings"]

_NICKNAMED = re.compile(r"[^\",.;\u201c]{1,40}[\"\u201c][A-Z]")

_NOUNS = frame_file("nouns.yml")
_KINDS: dict[str, str] = {w: kind for kind, words in _NOUNS["events"].items() for w in words}
_PHONE = re.compile(
    r"\b(?:by (?:tele)?phone|(?:tele)?phone|over the (?:tele)?phone|telephon\w+)\b", re.IGNORECASE
)
_VIDEO = re.compile(
    r"\b(?:video ?(?:call|link|conference)|videoconference|virtual(?:ly)?)\b", re.IGNORECASE
)
_PARTICIPANTS = ("Person", "Polity", "Organization")
_AHEAD = frozenset(["for", "before"])
# Who goes for a state, though the text names nobody: "a Peruvian delegation flew to Quito".
_TRAVELLERS = frozenset((
    "delegation", "mission", "team", "official", "diplomat", "envoy", "minister", "leader",
    "representative", "president", "negotiator", "premier", "secretary", "king", "party",
))  # fmt: skip
_WITH_A_GOAL = frozenset((
    "travel", "arrive", "visit", "visit-noun", "pay-visit", "be-in", "be-on-visit", "spend-days",
))  # fmt: skip
_SENT: dict[str, str] = {w: kind for kind, words in _NOUNS["sent"].items() for w in words}


def tellings(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    """What an occurrence tells of events; nothing where a noun only names a plan or a topic."""
    if told.frame.settings.get("done_only") and told.mood.polarity == "denied":
        return  # who did not shake hands may have met all the same
    match told.frame.relation:
        case "MET_WITH":
            yield from _meeting(told, writer)
        case "DISCUSSED":
            yield from _discussion(told, writer)
        case "VISITED":
            yield from _visit(told, writer)
        case "EVENT_HELD":
            yield from _held(told, writer)
        case "EXPELLED" | "SUMMONED":
            yield from _against(told)
        case "SENT":
            yield from _sent(told, writer)


def _meeting(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    settings = told.frame.settings
    noun = told.token.pos_ in ("NOUN", "PROPN")
    actors = [h for h in told.things("actor") if h.thing.type in _PARTICIPANTS]
    partners = [
        h
        for h in told.things("partner")
        if h.thing.type in settings.get("partner_type", _PARTICIPANTS) or h.office
    ]
    if settings.get("partner_office"):
        partners = [h for h in partners if h.office or writer.reading.offices(h.thing)]
    if settings.get("needs_event") and not any(
        t.lemma_.lower() in _KINDS for t in told.tokens.get("event", ())
    ):
        return
    together = len(actors) > 1 and settings.get("kind") == "by_medium" and _medium(told, writer)
    together = together or (
        told.token.lemma_ in ("speak", "confer", "converse")
        and told.mood.modality == "actual"
        and len(actors) == 2
        and all(h.how == "antecedent" for h in actors)
        and not any(c.dep_ in ("dobj", "ccomp") for c in told.token.children)
    )
    if settings.get("partner_needed") and not partners and not together:
        return
    if settings.get("no_complement") and _NICKNAMED.match(
        told.sentence.doc.text, told.token.idx + len(told.token)
    ):
        return
    if settings.get("no_complement") and any(
        c.dep_ in ("oprd", "ccomp")
        or (c.dep_ == "xcomp" and told.token.lemma_ not in ("telephone", "phone"))
        or c.lower_ == "as"
        for c in told.token.children
    ):
        return
    if settings.get("partner_type") and not partners:
        return
    if not noun and not actors and len(partners) > 1:
        return  # "she spoke with A and with B": who she is is not told, and A did not meet B
    if noun and not is_factual(told.token):
        if (planned := _as_plan(told)) is None:
            return
        told = planned
    parts = [Part(h, settings.get("actor_role")) for h in actors]
    parts += [Part(h, settings.get("partner_role")) for h in partners]
    parts += [Part(h, "mediator") for h in told.things("mediator") if h.thing.type in _PARTICIPANTS]
    who = distinct(p.hit for p in parts)
    if len(who) < 2:
        return
    kept = tuple(next(p for p in parts if p.hit is h) for h in who)
    medium = settings.get("medium") or _medium(told, writer)
    kind = "call" if medium in ("telephone", "video") else _kind(told)
    yield Telling(told, kind, kept, _topics(told, writer), told.place, medium=medium)


def _discussion(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    who = [h for h in told.things("actor", "partner") if h.thing.type in _PARTICIPANTS]
    topics = _topics(told, writer)
    if len(who) > 1 and topics:
        yield Telling(
            told, "", tuple(Part(h) for h in who), topics, told.place, medium=_medium(told, writer)
        )


def _visit(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    settings = told.frame.settings
    wanted = settings.get("visitor_type", ("Person", "Polity", "Organization"))
    sent = any(t.lemma_.lower() in _TRAVELLERS for t in told.tokens.get("visitor", ()))
    visitors = [h for h in told.things("visitor") if h.thing.type in wanted or h.office or sent]
    places = settings.get("destination_type", ("Place", "Polity"))
    targets = [h for h in told.things("destination") if h.thing.type in places]
    if settings.get("abroad") and (
        told.tokens.get("else") or not _abroad(visitors, targets, writer)
    ):
        return
    if (not visitors or (not targets and told.frame.name in _WITH_A_GOAL)) and not (
        visitors and told.frame.name == "visit" and _event_name(told, writer)
    ):
        return
    if told.token.pos_ in ("NOUN", "PROPN") and not is_factual(told.token):
        if (planned := _as_plan(told)) is None:
            return
        told = planned
    parts = [Part(h, "guest") for h in visitors]
    for hit in targets:
        if hit.thing.type == "Polity" and hit.how != "metonym":
            parts.append(Part(hit, "host"))
    place = next((h for h in targets if h.thing.type == "Place" or h.how == "metonym"), told.place)
    if place and place.thing.type == "Polity":
        words = place.span.of(writer.reading.text)
        place = Hit(place.start, place.end, Thing("Place", words), "name", place.safe)
    yield Telling(told, "visit", tuple(parts), (), place)


def _abroad(visitors: list[Hit], targets: list[Hit], writer: Writer) -> bool:
    """Whether somebody is not at home, as far as the text tells: "Gromyko was in London"."""
    if not visitors or not targets:
        return False
    there = {h.thing.identity for h in targets} | {h.thing.group for h in targets}
    own = [o.title.of for v in visitors for o in writer.reading.offices(v.thing) if o.title.of]
    return all(t.type == "Polity" or t.named for t in (h.thing for h in targets)) and not any(
        of.identity in there or (of.group and of.group in there) for of in own
    )


def _held(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    found = [t for t in told.tokens.get("event", ()) if t.pos_ in ("NOUN", "PROPN")]
    nouns = told.frame.settings.get("event_nouns") or told.frame.object
    found += [t.head.head for t in found if t.dep_ == "pobj"]
    named = [t for t in found if t.lemma_.lower() in nouns]
    if not named or not (told.place or told.time):
        return
    words = writer.phrase(_shifted(told, named[0]), 8)
    if len(words.split()) < 2:
        return
    yield Telling(told, _KINDS.get(named[0].lemma_.lower(), ""), (), (), told.place, name=words)


def _against(told: Occurrence) -> Iterator[Telling]:
    kind = "expulsion" if told.frame.relation == "EXPELLED" else "demarche"
    actors = [h for h in told.things("actor") if h.thing.type in _PARTICIPANTS]
    guests = [h for h in told.things("guest") if h.thing.type in _PARTICIPANTS]
    if actors and guests:
        parts = [Part(h, "sender" if kind == "demarche" else None) for h in actors]
        yield Telling(
            told,
            kind,
            (*parts, *(Part(h, "recipient" if kind == "demarche" else None) for h in guests)),
        )


def _sent(told: Occurrence, writer: Writer) -> Iterator[Telling]:
    actors = [h for h in told.things("actor") if h.thing.type in _PARTICIPANTS]
    addressees = [h for h in told.things("addressee") if h.thing.type in _PARTICIPANTS]
    noun = told.noun.lemma_.lower() if told.noun is not None else "note"
    if actors and addressees:
        parts = [Part(h, "sender") for h in actors] + [Part(h, "recipient") for h in addressees]
        yield Telling(told, _SENT.get(noun, "note"), tuple(parts), _topics(told, writer))


def _as_plan(told: Occurrence) -> Occurrence | None:
    """A visit or meeting that is prepared, agreed on or expected; None if nothing tells."""
    if told.mood.modality in ("planned", "demanded", "hypothetical"):
        return told
    if told.mood.polarity == "denied" and _called_off(told.token):
        return told
    ahead = told.token.dep_ == "pobj" and told.token.head.lower_ in _AHEAD
    if ahead or is_planned(told.token):
        return replace(told, mood=replace(told.mood, modality="planned"))
    return None


def _called_off(noun: Token) -> bool:
    """ "Cancelled the visit", "no visit": the event itself, not what is said about it."""
    if any(c.lower_ in ("no", "any") and c.dep_ == "det" for c in noun.children):
        return True
    above = noun.head
    while above.pos_ in ("ADP", "NOUN") and above.head != above:
        above = above.head
    return calls_off(above)


def _kind(told: Occurrence) -> str:
    kind = str(told.frame.settings.get("kind", "meeting"))
    if kind == "by_object":
        return _KINDS.get(
            told.noun.lemma_.lower() if told.noun is not None else "", "negotiation_round"
        )
    if kind == "by_noun":
        return _KINDS.get(told.token.lemma_.lower(), "meeting")
    if kind == "by_subject":
        nouns = [t.lemma_.lower() for t in told.tokens.get("event", ())]
        return next((_KINDS[n] for n in nouns if n in _KINDS), "meeting")
    return "meeting" if kind == "by_medium" else kind


def _medium(told: Occurrence, writer: Writer) -> str | None:
    start, end = told.trigger.start - 20, told.trigger.end + 60
    near = writer.reading.text[
        max(told.sentence.span.start, start) : min(told.sentence.span.end, end)
    ]
    if _PHONE.search(near):
        return "telephone"
    return "video" if _VIDEO.search(near) else None


def _topics(told: Occurrence, writer: Writer) -> tuple[str, ...]:
    found = []
    for token in told.tokens.get("topic", ()):
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.ent_type_ not in ("DATE", "GPE")
            and token.lemma_.lower() not in ("view", "sideline", "margin")
            and not _is_date(told, token, writer)
        ):
            found.append(writer.phrase(_shifted(told, token)))
    return tuple(dict.fromkeys(found))[:3]


def _is_date(told: Occurrence, token: Token, writer: Writer) -> bool:
    """ "Met on March 3": a day is no topic."""
    at = told.sentence.span.start + token.idx
    return any(w.start <= at < w.end for w in writer.reading.dates_in(told.sentence.span))


def _event_name(told: Occurrence, writer: Writer) -> str | None:
    tokens = told.tokens.get("destination", ())
    if tokens and tokens[0].lemma_.lower() in _KINDS:
        return writer.phrase(_shifted(told, tokens[0]), 8)
    return None


def _shifted(told: Occurrence, token: Token) -> Span:
    """Where the phrase of a token stands in the text."""
    start = told.sentence.span.start
    left, right = token.left_edge, token.right_edge
    return Span(start + left.idx, start + right.idx + len(right))

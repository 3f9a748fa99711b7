"""What the frames' relations are called in the exchange format, and who stands on which side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents, pair_before
from kg.extract.exchange.fact import Argument
from kg.extract.exchange.gatherings import held
from kg.extract.exchange.journeys import visited
from kg.extract.exchange.keys import free, holding_key, title_key
from kg.extract.exchange.meeting import met
from kg.extract.exchange.parts import ACTORS, Parts, actors, text_at
from kg.extract.exchange.signing import is_to_sign, last_paper
from kg.extract.exchange.speech import sent, stated
from kg.extract.exchange.territory import claims, transferred
from kg.extract.people import Holding
from kg.extract.slots import subjects
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.translate.aliases import other_names
from kg.extract.translate.offices import terms

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.writer import Writer

__all__ = ["SIDES", "Parts"]

_DIPLOMATS = frozenset((
    "diplomat", "ambassador", "envoy", "attaché", "attache", "consul", "official", "staff",
    "chargé", "minister", "representative", "mission", "employee", "personnel", "spy", "officer",
))  # fmt: skip
_RAISED = frozenset(
    ["issue", "case", "matter", "subject", "problem", "question", "topic", "dispute"]
)
_DISCUSSING = frozenset(["discuss", "negotiate", "exchange", "hold", "have", "swap"])


def _discussed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor", "partner")
    lemma = told.token.lemma_.lower()
    topics = {t.lemma_.lower() for t in told.tokens.get("topic", ())}
    raised = lemma == "raise" and bool(topics & _RAISED)
    firm = raised if lemma == "raise" else len(who) > 1 or lemma in _DISCUSSING
    if who and firm and (topic := text_at(told, writer, "topic")):
        yield Parts("DISCUSSED", who, words=topic)


def _invited(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    hosts, guests = actors(told, "actor"), actors(told, "guest")
    if not guests and (doing := _doing(told, writer)):
        guests = doing
        hosts = tuple(h for h in hosts if h.thing.identity != doing[0].thing.identity)
    open_ = not told.tokens.get("actor") or not told.tokens.get("guest")
    other = pair_before(writer.reading, told.trigger.start) if open_ and (hosts or guests) else []
    named = {h.thing.identity for h in (*hosts, *guests)}
    rest = tuple(h for h in other if h.thing.identity not in named)
    hosts, guests = hosts or rest, guests or rest
    hosted = {h.thing.identity for h in hosts}
    guests = tuple(g for g in guests if g.thing.identity not in hosted)
    if hosts and guests:
        yield Parts("INVITED", hosts, guests)


def _doing(told: Occurrence, writer: Writer) -> tuple[Hit, ...]:
    """ "At the invitation of X, Y will visit Z": Y is invited."""
    token = told.token
    if token.dep_ != "pobj" or token.head.lower_ not in ("at", "on", "upon"):
        return ()
    verb = token.head.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    hits = [writer.reading.hit_at(t, told.sentence) for t in subjects(verb)[:1]]
    found = [h for h in hits if h is not None]
    if not found:
        for t in subjects(verb)[:1]:
            found = antecedents(writer.reading, t, told.sentence)
    return tuple(h for h in found if h.thing.type in ("Person", "Polity"))[:1]


def _agreed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    refusing = told.token.head.lemma_.lower() in ("refuse", "decline")
    certain = told.mood.modality in ("actual", "planned")
    if told.frame.name == "accept" and told.mood.polarity == "denied" and certain and not refusing:
        if (who := actors(told, "actor")) and (words := text_at(told, writer, "topic")):
            yield Parts("REJECTED", who, words=words, polarity="asserted")
        return
    if told.mood.polarity == "denied" or told.mood.modality in ("hypothetical", "demanded"):
        return
    if told.noun is not None and told.noun.text[0].isupper():
        return  # "the Lima Agreement, which they concluded": a paper with a name is signed
    if told.mood.modality == "planned" and (
        told.token.dep_ in ("acl", "relcl") or told.token.head.lemma_ == "give"
    ):
        return  # "gave them six weeks to agree"
    who = actors(told, "actor", "partner")
    if len(who) > (1 if told.frame.settings.get("two_sides") else 0):
        yield Parts("AGREED", who)


def _signed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    documents = tuple(h for h in told.things("agreement") if h.thing.type == "Agreement")
    who = actors(told, "actor", "partner") or actors(told, "between")
    who = tuple(_state_of(h) for h in who)
    settings = told.frame.settings
    if told.mood.modality in ("demanded", "hypothetical") or _merely_reached(told):
        return
    if not documents and settings.get("agreement_required"):
        return
    words = () if documents else text_at(told, writer, "agreement")
    if words and words[0].words.lower() in ("it", "them", "this"):
        documents, words = last_paper(told, writer), ()
    if not documents and not is_to_sign(told, writer):
        return
    if who and (documents or words):
        rel = "WITHDREW" if settings.get("action") == "withdrew" else "SIGNED"
        yield Parts(rel, who, documents, words=words)


def _state_of(hit: Hit) -> Hit:
    """A state's parliament or ministry acts for the state."""
    thing = hit.thing
    if thing.type != "Organization" or not thing.polity:
        return hit
    return replace(hit, thing=Thing("Polity", thing.polity, uids=thing.uids, group=thing.group))


def _left(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who, what = actors(told, "actor"), text_at(told, writer, "organization")
    if who and what and _polities(who) and _bodies(told):
        yield Parts("WITHDREW", who, words=what)


def _polities(who: tuple[Hit, ...]) -> bool:
    return all(h.thing.type == "Polity" for h in who)


def _bodies(told: Occurrence) -> bool:
    return any(h.thing.type == "Organization" for h in told.things("organization"))


def _merely_reached(told: Occurrence) -> bool:
    """ "Reached an agreement" tells of agreeing, not of a paper; "was made public" of neither."""
    if any(c.lower_ in ("public", "known") for c in told.token.children):
        return True
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


def _declared_war(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor", "partner")
    if told.frame.settings.get("begins") == "declaration" and actors(told, "partner"):
        words = writer.phrase(told.trigger)
        yield Parts("RELATIONS", who, words=(Argument(words, free(words)),))


def _appointed(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for person, title in terms(told, writer):
        span = Span(title.start, title.end)
        held = told.frame.relation == "SERVED" or _first_to_do(told)
        office = holding_key(Holding(person.thing, title, span), writer, told.time)
        if office is None and not held:
            office = title_key(title, writer)
        if office is not None:
            rel = "HOLDS_OFFICE" if held else "APPOINTED"
            yield Parts(rel, (person,), words=(office,))


def _first_to_do(told: Occurrence) -> bool:
    """ "Became the first premier to visit Lima" held the office before."""
    named = [c for t in told.tokens.get("office", ()) for c in t.children]
    return (
        told.frame.name == "become"
        and any(
            c.dep_ in ("acl", "relcl", "advcl", "xcomp") for c in (*named, *told.token.children)
        )
        and any(
            c.lower_ in ("first", "second", "third", "last", "only")
            for c in (*named, *told.token.children)
        )
    )


def _relations(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor", "partner")
    if told.mood.modality == "demanded":
        return
    if told.frame.name == "relations-noun":
        who = tuple(h for h in map(_state_of, who) if h.thing.type == "Polity")
    if told.frame.settings.get("partner_needed") and not actors(told, "partner"):
        return
    if who:
        what = f"{told.frame.settings['said']} {writer.phrase(told.trigger)}"
        yield Parts("RELATIONS", who, words=(Argument(writer.phrase(told.trigger), free(what)),))


def _against(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = tuple(
        replace(h, office=None) if h.thing.type == "Polity" else _state_of(h)
        for h in actors(told, "actor", "guest", "from")
    )
    if not _of_a_state(told):
        return
    if actors(told, "actor") and told.mood.modality != "demanded":
        words = writer.phrase(told.trigger)
        yield Parts("RELATIONS", who, words=(Argument(words, free(words)),))


def _of_a_state(told: Occurrence) -> bool:
    """Whether those expelled are a state's, or diplomats: not inspectors or journalists."""
    if told.frame.relation != "EXPELLED" or any(
        h.thing.type in ("Person", "Polity") for h in told.things("guest")
    ):
        return True
    return any(
        t.lemma_.lower() in _DIPLOMATS for g in told.tokens.get("guest", ()) for t in g.subtree
    )


def _recognized(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor")
    what = tuple(h for h in told.things("recognized") if h.thing.type in (*ACTORS, "Place"))
    words = () if what else text_at(told, writer, "recognized", "thing")
    if who and (what or words):
        yield Parts("RECOGNIZED", who, what, words=words)


def _renounced(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor")
    if who and (words := text_at(told, writer, "right", "place")):
        yield Parts("WITHDREW", who, words=words)


def _called(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    for thing, name, _ in other_names(told, writer):
        first, other = (s.of(writer.reading.text) for s in (thing, name))
        yield Parts(
            "ALT_NAME", (), named=(Argument(first, free(first)),),
            words=(Argument(other, free(other)),),
        )  # fmt: skip


SIDES: dict[str, Callable[[Occurrence, Writer], Iterator[Parts]]] = {
    "AGREED": _agreed,
    "ALT_NAME": _called,
    "APPOINTED": _appointed,
    "CLAIMS": claims,
    "DISCUSSED": _discussed,
    "EVENT_HELD": held,
    "EXPELLED": _against,
    "INVITED": _invited,
    "LEFT": _left,
    "MET_WITH": met,
    "RECALLED": _against,
    "RECOGNIZES": _recognized,
    "RELATIONS": _relations,
    "RENOUNCED": _renounced,
    "SERVED": _appointed,
    "SIGNED": _signed,
    "SENT": sent,
    "STATED": stated,
    "SUCCEEDED": _appointed,
    "SUMMONED": _against,
    "TRANSFERRED": transferred,
    "VISITED": visited,
    "WAR": _declared_war,
}

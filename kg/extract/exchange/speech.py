"""Who said, demanded, refused or welcomed what, also speakers whom a text gives no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.exchange.keys import free
from kg.extract.exchange.parts import Parts, actors, text_at
from kg.extract.frames import frame_file
from kg.extract.names import NO_NAME
from kg.extract.ordered import between
from kg.extract.slots import heads, passive
from kg.extract.translate.statements import may_state

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.occurrences import Occurrence
    from kg.extract.reading import Sentence
    from kg.extract.things import Hit
    from kg.extract.writer import Writer

__all__ = ["description", "sent", "stated", "was_said"]

_NOUNS = frame_file("nouns.yml")
_SPEAKERS, _PAPERS = frozenset(_NOUNS["speakers"]), frozenset(_NOUNS["papers"])
# What is told also where it is planned, or did not come.
_ACTS = frozenset(["WITHDREW", "RECOGNIZED"])
_PAPER_FRAMES = frozenset(["put-forward"])
_DENIED = frozenset(["reports", "claims", "charges", "rumours", "rumors", "allegations"])
_STANCES = {
    "supports": "STATED",
    "rejects": "REJECTED",
    "demands": "CALLED_FOR",
    "withdraws": "WITHDREW",
}


def stated(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    settings = told.frame.settings
    if _not_to_be_told(told):
        return
    rel = settings.get("exchange") or _STANCES.get(settings.get("stance", ""), "STATED")
    who = (
        actors(told, "actor") or _owners(told) or (_papers(told, writer) if rel == "STATED" else ())
    )
    if not may_state(told) or not (_withdrawn(told) if rel in _ACTS else was_said(told)):
        return
    named = () if who else _described(told)
    if not who and not named:
        return
    speaking = {t.lower_ for t in told.tokens.get("actor", ())}
    meant = not who or who[0].how == "antecedent"
    if rel == "STATED" and meant and speaking & {"we", "i"}:
        return
    words = () if rel == "STATED" else text_at(told, writer, "topic", "addressee")
    if settings.get("by_trigger"):
        said = f"{settings['by_trigger']} {writer.phrase(told.trigger)}"
        words = (Argument(writer.phrase(told.trigger), free(said)),)
    sides = (*who, *actors(told, "addressee")) if rel == "RELATIONS" else who
    yield Parts(rel, sides, named=named, words=words)


def _not_to_be_told(told: Occurrence) -> bool:
    """What another fact tells already: "expelled him, telling him to leave"."""
    verb = told.token
    if verb.lemma_ == "call" and _named_or_fetched(told):
        return True
    following = verb.doc[verb.i + 1 : verb.i + 2]
    if told.frame.name == "deny" and any(t.lower_ in _DENIED for t in following):
        return True  # "denied reports that …" refuses the reports
    if told.frame.name == "deny-it" and not any(
        t.lower_ in ("it", "this", "that") for t in told.tokens.get("topic", ())
    ):
        return True
    if told.frame.name == "offer":  # "offered two months" gives, "offered to mediate" says
        topics = told.tokens.get("topic", ())
        return not any(c.lower_ == "to" and c.dep_ == "aux" for t in topics for c in t.children)
    if told.frame.name in _PAPER_FRAMES and verb.dep_ in ("acl", "relcl"):
        return True  # "a condition set by Peru": the paper is named, not told
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.lemma_ in ("expel", "recall")


def _named_or_fetched(told: Occurrence) -> bool:
    """ "Called him Jack", "called him home", "called a world into existence"."""
    fetched = any(c.lower_ in ("home", "into", "together") for c in told.token.children)
    topics = told.tokens.get("topic", ())
    return fetched or (told.frame.name == "declare-it" and any(t.pos_ == "PROPN" for t in topics))


def _owners(told: Occurrence) -> tuple[Hit, ...]:
    """ "British warships were withdrawn": whose they are, where nobody else is told."""
    states = tuple(h for h in actors(told, "owner") if h.thing.type == "Polity")
    return states[:1] if passive(told.token) and not told.tokens.get("actor") else ()


def _described(told: Occurrence) -> tuple[Argument, ...]:
    """A speaker whom the text gives no name: "an aide", "opposition lawmakers", "Article 5"."""
    papers = bool({"reports", "topic_needed"} & set(told.frame.settings))
    found = [
        description(t, told.sentence, papers=papers) for t in heads(told.tokens.get("actor", ()))
    ]
    return tuple(words for one in found for words in one)


def description(token: Token, sentence: Sentence, *, papers: bool) -> list[Argument]:
    """A noun for people, bodies or a paper, with what stands before it, as an argument."""
    lemma = token.lemma_.lower()
    paper = papers and lemma in _PAPERS and token.tag_ != "NNS"
    proper = token.pos_ == "PROPN" and token.text[0].isupper() and len(token) > 2
    name = proper and token.text not in NO_NAME and token.ent_type_ not in ("DATE", "TIME")
    if token.pos_ not in ("NOUN", "PROPN") or not (lemma in _SPEAKERS or paper or name):
        return []
    left = min([token.i, *(c.i for c in token.children if c.dep_ in ("amod", "compound"))])
    words = " ".join(t.text for t in sentence.doc if left <= t.i <= token.i)
    return [Argument(words, free(words))]


def _papers(told: Occurrence, writer: Writer) -> tuple[Hit, ...]:
    """What a paper says; "a Soviet memorandum" is the word of the state."""
    found = []
    for hit in told.things("actor"):
        if hit.thing.type == "Agreement":
            owners = [
                p for p in between(writer.reading.polities, hit.start, hit.end) if p.end <= hit.end
            ]  # fmt: skip
            own = re.search(r"memorandum|note\b|letter|message", hit.thing.words, re.IGNORECASE)
            found.append(owners[0] if own and len(owners) == 1 else hit)
    return tuple(found)


def was_said(told: Occurrence) -> bool:
    """Whether it was said, and not only planned, denied or put under a condition."""
    return told.mood.modality in ("actual", "alleged") and (
        told.mood.polarity == "asserted" or bool(told.frame.settings.get("denies"))
    )


def _withdrawn(told: Occurrence) -> bool:
    """A withdrawal that is only planned or did not come is told as such."""
    return told.mood.modality in ("actual", "alleged", "planned") or (
        told.mood.condition is not None
    )


def sent(told: Occurrence, writer: Writer) -> Iterator[Parts]:
    who = actors(told, "actor")
    what = told.noun.lemma_.lower() if told.noun is not None else ""
    passing = told.token.dep_ in ("acl", "relcl")
    if who and was_said(told) and not passing and what not in ("letter", "message"):
        yield Parts("STATED", who)

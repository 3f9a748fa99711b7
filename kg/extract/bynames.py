"""Who is meant by a rank, a half of a country, or one man of a nation: "his Lordship"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentioned import polities_of
from kg.extract.spans import Span
from kg.extract.things import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = [
    "byname",
    "described_so",
    "is_all_of",
    "is_one_of_a_nation",
    "is_people",
    "one_of_a_nation",
]

_RANKS = {
    "lordship": ("Lord", "Marquess", "Marquis", "Earl", "Viscount", "Baron"),
    "excellency": ("Ambassador", "Envoy", "Governor"),
    "majesty": ("King", "Emperor", "Queen"),
    "holiness": ("Pope",),
    "eminence": ("Cardinal",),
}
_CHAIRS = frozenset(["president", "chairman", "head", "director", "secretary", "chair", "chief"])
_HALVES = frozenset(["North", "South", "East", "West"])
# Far enough for whoever a paragraph speaks of; nobody says "his Lordship" of one named pages ago.
_BACK = 3_000
_COUNTED = frozenset(["first", "second", "third", "last", "only"])
_COLLECTIVE = ("ese", "sh", "ch", "ss", "s")


def byname(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """Whom such words mean, by what the article said before; nobody where that is open."""
    place = reading.place_of(token, sentence)
    if token.lower_ in _RANKS and any(c.tag_ == "PRP$" for c in token.children):
        return _ranked(reading, place, _RANKS[token.lower_])
    if token.text in _HALVES and [c.lower_ for c in token.children][:1] == ["the"]:
        named = {
            h.thing.identity: h for h in reading.polities
            if h.thing.words.startswith(f"{token.text} ") and h.how == "name"
        }  # fmt: skip
        if len(named) == 1:
            (hit,) = named.values()
            return [Hit(place.start, place.end, hit.thing, "antecedent", False)]
    return _behind_his_body(reading, token, sentence)


def _behind_his_body(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """ "President of the European Commission José Barroso": the title's body stands between."""
    if token.lemma_.lower() not in _CHAIRS:
        return []
    for of in token.children:
        for noun in of.children if of.dep_ == "prep" and of.lower_ == "of" else ():
            hit = reading.hit_at(noun, sentence)
            if hit is None or hit.thing.type != "Person" or hit.how == "title":
                continue
            lead = [c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
            if any(sentence.span.start + c.idx < hit.start for c in lead):
                return [hit]
    return []


def is_one_of_a_nation(token: Token) -> bool:
    """ "The Turk replied" speaks of a man, "the British replied" of their state."""
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.tag_ in ("NN", "NNP")
        and token.dep_ in ("nsubj", "dobj", "pobj", "dative")
        and not token.lower_.endswith(_COLLECTIVE)
        and [c.lower_ for c in token.children] == ["the"]
    )


def one_of_a_nation(reading: Reading, hit: Hit) -> list[Hit]:
    """The person of that state named last."""
    for person in _persons_before(reading, hit.span):
        if any(s.identity == hit.thing.identity for s in polities_of(reading, person)):
            return [Hit(hit.start, hit.end, person.thing, "antecedent", False)]
    return []


def _ranked(reading: Reading, place: Span, ranks: tuple[str, ...]) -> list[Hit]:
    for person in _persons_before(reading, place):
        before = reading.text[max(0, person.start - 12) : person.start].split()
        words = {*person.thing.words.split()[:1], *before[-1:]}
        offices = {h.title.office for h in reading.offices(person.thing)}
        if words & set(ranks) or offices & set(ranks):
            return [Hit(place.start, place.end, person.thing, "antecedent", False)]
    return []


def _persons_before(reading: Reading, place: Span) -> list[Hit]:
    near = reading.hits_in(Span(max(0, place.start - _BACK), place.start))
    return [h for h in reversed(near) if h.thing.type == "Person"]


def described_so(hit: Hit | None, token: Token) -> list[Hit]:
    """ "Ana Vega, the first premier to visit Lima": whom an apposition describes."""
    counted = any(c.lower_ in _COUNTED for c in token.children)
    person = hit is not None and hit.thing.type == "Person"
    return [hit] if hit and person and counted and token.dep_ == "appos" else []


def is_people(token: Token) -> bool:
    """Whether a demonym stands for people of a state and not for the state: "Finns"."""
    return (
        token.dep_ not in ("poss", "amod", "compound", "conj")
        and token.pos_ != "ADJ"
        and token.tag_ in ("NNS", "NNPS")
    )


def is_all_of(token: Token) -> bool:
    """ "The Libyans say" speaks of their state; "two Libyans said" of people."""
    return token.dep_ in ("nsubj", "pobj") and [c.lower_ for c in token.children][:1] == ["the"]

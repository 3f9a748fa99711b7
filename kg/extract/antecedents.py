"""Who is meant by "the two ministers", "both sides", "the ministry", "he"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.frames import frame_file
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.titles import rank_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["antecedents", "polities_of"]

_PEOPLE = {w: tuple(ranks) for w, ranks in frame_file("nouns.yml")["people"].items()}
_STATES = frozenset((
    "country", "nation", "state", "side", "government", "party", "power", "capital",
    "neighbor", "neighbour",
))  # fmt: skip
_BODIES = frozenset(["ministry", "department", "office"])
_OF_STATE = frozenset((
    "government", "delegation", "leader", "official", "authority", "side", "representative",
    "troop", "force", "army", "cabinet", "administration", "diplomat", "parliament", "navy",
    "people", "military", "leadership", "embassy", "foreign", "police", "lawmaker",
    "parliament", "envoy", "minister", "ambassador", "statement", "capital", "president",
    "counterpart",
))  # fmt: skip
_PLURAL = ("two", "both", "three")


def antecedents(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """The mentions that a describing noun or pronoun stands for; empty where nobody can tell."""
    lemma = token.lemma_.lower()
    span = reading.place_of(token, sentence)
    if owner := _owned(reading, token, sentence, lemma):
        return owner
    plural = token.tag_ in ("NNS", "NNPS") or lemma == "both"
    definite = {c.lower_ for c in token.children} & {
        "the",
        "two",
        "both",
        "these",
        "that",
        "this",
        "new",
        "three",
    }
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        return _pronoun(reading, token, sentence, span.start, span.end)
    if not definite:
        return []
    if lemma in _PEOPLE and plural:
        return _pair(reading, _people(reading, span.start, _PEOPLE[lemma]), span.start, span.end)
    if lemma in _PEOPLE:
        people = _people(reading, span.start, _PEOPLE[lemma])
        return _last(people, span.start, span.end)
    if lemma in _STATES and plural:
        return _pair(reading, _states(reading, span.start), span.start, span.end)
    if lemma in _BODIES:
        ministries = [
            h for h in reading.hits if h.end <= span.start and h.thing.type == "Organization"
            and h.thing.polity
        ]  # fmt: skip
        if ministries:
            safe = len({h.thing.identity for h in ministries[-2:]}) == 1
            return [Hit(span.start, span.end, ministries[-1].thing, "antecedent", safe)]
    return []


def polities_of(reading: Reading, hit: Hit) -> list[Thing]:
    """The state that a mention stands for: itself, or that of a person's office or a ministry."""
    thing = hit.thing
    if thing.type == "Polity":
        return [thing]
    if thing.type == "Person":
        told = [h.title.of for h in reading.offices(thing) if h.title.of]
        return told[:1]
    if thing.polity:
        return [Thing("Polity", thing.polity, uids=thing.uids, group=thing.group)]
    return []


def _owned(reading: Reading, token: Token, sentence: Sentence, lemma: str) -> list[Hit]:
    """ "The Soviet government", "officials of both countries": whose they are."""
    if lemma.startswith("spokes") or lemma == "representative":
        at = reading.place_of(token, sentence)
        edge = reading.place_of(token.right_edge, sentence)
        bodies = [
            h for h in reading.hits_in(Span(at.end, edge.end)) if h.thing.type == "Organization"
        ]
        if len(bodies) == 1:
            return [Hit(at.start, edge.end, bodies[0].thing, "antecedent", bodies[0].safe)]
    if lemma not in _OF_STATE:
        return []
    for child in token.children:
        if child.dep_ in ("amod", "poss", "compound", "nmod"):
            hit = reading.hit_at(child, sentence)
            if hit and hit.thing.type == "Polity":
                at = reading.place_of(token, sentence)
                return [
                    Hit(
                        hit.start,
                        at.end,
                        hit.thing,
                        "metonym",
                        hit.safe and lemma in ("government", "delegation", "side"),
                    )
                ]
    return []


def _people(reading: Reading, before: int, ranks: tuple[str, ...]) -> list[Hit]:
    found = []
    for hit in reading.hits:
        if hit.end > before:
            break
        if hit.thing.type == "Person" and hit.safe:
            titles = reading.offices(hit.thing)
            if not ranks or any(rank_of(h.title.office) in ranks for h in titles):
                found.append(hit)
    return found


def _states(reading: Reading, before: int) -> list[Hit]:
    found: list[Hit] = []
    for hit in reading.hits:
        if hit.end > before:
            break
        found.extend(Hit(hit.start, hit.end, p, hit.how) for p in polities_of(reading, hit))
    return found


def _pair(reading: Reading, known: list[Hit], start: int, end: int) -> list[Hit]:
    """The two last named; certain only where the article has named no third nearby."""
    last: dict[tuple[str, str, str | None], Hit] = {}
    for hit in reversed(known):
        last.setdefault(hit.thing.identity, hit)
        if len(last) == 3:
            break
    if len(last) < 2:
        return []
    pair = list(last.values())[:2]
    near = reading.sentence_at(start).index
    third = list(last.values())[2:]
    apart = not third or near - reading.sentence_at(third[0].start).index > 2
    safe = apart and near - reading.sentence_at(pair[1].start).index <= 8
    return [Hit(start, end, h.thing, "antecedent", safe and h.safe) for h in reversed(pair)]


def _last(known: list[Hit], start: int, end: int) -> list[Hit]:
    if not known:
        return []
    recent = {h.thing.identity for h in known[-3:]}
    return [Hit(start, end, known[-1].thing, "antecedent", len(recent) == 1)]


def _pronoun(reading: Reading, token: Token, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """ "He" and "she": the person named last, if this and the last sentences name no other."""
    word = token.lower_
    if word in ("he", "she", "his", "her", "him"):
        known = _people(reading, start, ())
        recent = [h for h in known if sentence.index - reading.sentence_at(h.start).index <= 2]
        if len({h.thing.identity for h in recent}) == 1:
            return _last(recent, start, end)
        return _subject_before(reading, sentence, start, end)
    if word == "they":
        known = _people(reading, start, ())
        recent = [h for h in known if sentence.index - reading.sentence_at(h.start).index <= 2]
        pair = (
            _pair(reading, recent, start, end)
            if len({h.thing.identity for h in recent}) == 2
            else []
        )
        return [Hit(h.start, h.end, h.thing, h.how, False) for h in pair]
    if word == "both":
        return _pair(reading, _states(reading, start), start, end)
    return []


def _subject_before(reading: Reading, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """The person who is the subject of the sentence before: likely, never certain."""
    if sentence.index == 0:
        return []
    before = reading.sentences[sentence.index - 1]
    for token in before.doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            hit = reading.hit_at(token, before)
            if hit and hit.thing.type == "Person":
                return [Hit(start, end, hit.thing, "antecedent", False)]
    return []


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """One mention of each thing, the first that is certain."""
    found: dict[tuple[str, str, str | None], Hit] = {}
    for hit in hits:
        kept = found.get(hit.thing.identity)
        if kept is None or (hit.safe and not kept.safe):
            found[hit.thing.identity] = hit
    return list(found.values())

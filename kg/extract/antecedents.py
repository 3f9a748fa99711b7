"""Who is meant by "the two ministers", "both sides", "the ministry", "he"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.earlier import named_in, subject_before, subjects_before
from kg.extract.frames import frame_file
from kg.extract.homes import own_ministry
from kg.extract.mentioned import (
    distinct,
    pair_before,
    people_before,
    polities_of,
    recent,
    sides_before,
    states_before,
    the_last,
    the_two,
    told_together,
)
from kg.extract.nameless import is_somebody_else
from kg.extract.owned import (
    holders_of_office,
    holders_of_words,
    is_of_state,
    of_two_states,
    office_of_words,
    owned,
)
from kg.extract.phrases import PhraseBook
from kg.extract.slots import subjects
from kg.extract.spans import Span
from kg.extract.things import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["antecedents", "distinct", "pair_before", "polities_of"]

_PEOPLE = {w: tuple(ranks) for w, ranks in frame_file("nouns.yml")["people"].items()}
_MONARCHS = frozenset(["king", "emperor", "tsar", "sultan", "prince", "monarch", "pope", "head"])
_STATES = frozenset((
    "country", "nation", "state", "side", "government", "party", "power", "capital",
    "neighbor", "neighbour",
))  # fmt: skip
_AMERICAN = re.compile(
    r"\b(?:Department of State|State Department|the Department\b|MEMORANDUM OF CONVERSATION|"
    r"Memorandum of Conversation|American Embassy|DEPARTMENT OF STATE|"
    r"DEPARTMENT BRIEFING|Department Briefing|(?:Deputy|Assistant|Under) Secretary [A-Z])"
)
_NOT_OF_STATE = frozenset((
    "foreign", "general", "deputy", "assistant", "under", "home", "press", "cabinet", "first",
    "private", "permanent", "colonial", "treasury", "defense", "defence", "second", "third",
))  # fmt: skip
_BODIES = frozenset(["ministry", "department", "office"])


def antecedents(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """The mentions that a describing noun or pronoun stands for; empty where nobody can tell."""
    lemma = token.lemma_.lower()
    span = reading.place_of(token, sentence)
    if owner := owned(reading, token, sentence) or _of_pronoun(reading, token, sentence):
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
        "neither",
        "either",
        "each",
    }
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        return _pronoun(reading, token, sentence, span.start, span.end)
    if any(c.dep_ == "nummod" and c.lower_ not in ("two", "2") for c in token.children):
        return []
    if lemma == "secretary" and (found := _secretary(reading, token, span.start)) is not None:
        return found
    if lemma in ("two", "pair", "duo") and definite & {"the"}:
        return the_two(
            reading, people_before(reading, span.start, ()), span.start, span.end
        ) or the_two(reading, states_before(reading, span.start), span.start, span.end)
    if not definite and not (plural and lemma in _PEOPLE and of_two_states(token)):
        return []
    if lemma in _PEOPLE and plural:
        ranks = _PEOPLE[lemma]
        if lemma == "minister" and any(c.lower_ == "prime" for c in token.children):
            ranks = ("leader",)
        known: Sequence[Hit] = people_before(reading, span.start, ranks)
        if (
            token.dep_ in ("dobj", "pobj", "dative")
            and len(sentence_people := _subject_people(reading, token, sentence)) == 1
        ):
            known = [h for h in known[-40:] if h.thing.identity not in sentence_people]
        return the_two(reading, known, span.start, span.end)
    if (
        lemma in _PEOPLE
        and token.text[0].isupper()
        and (first := _first_of(reading, token, span.start))
    ):
        return first
    if lemma in _PEOPLE:
        people = holders_of_words(reading, token, span.start)
        if lemma not in _MONARCHS:
            ranks = _PEOPLE[lemma]
            people = people or holders_of_office(reading, token, span.start, ranks)
        return the_last(people, span.start, span.end)
    if lemma == "power" and not definite & {"two", "both", "neither", "either"}:
        return []
    if lemma in _STATES and (plural or definite & {"neither", "either", "each"}):
        return the_two(reading, sides_before(reading, span.start), span.start, span.end)
    if lemma in _BODIES:
        ministries = reading.known("ministries", lambda: (
            h for h in reading.hits if h.thing.type == "Organization" and h.thing.polity
        )).before(span.start)  # fmt: skip
        if ministries:
            safe = len({h.thing.identity for h in ministries[-2:]}) == 1
            return [Hit(span.start, span.end, ministries[-1].thing, "antecedent", safe)]
        if lemma in ("ministry", "office") and token.text[0].isupper():
            return own_ministry(reading, token, span)
    if lemma in ("government", "ministry", "cabinet"):
        states = (h for h in reversed(states_before(reading, span.start)) if h.how != "antecedent")
        return [Hit(span.start, span.end, h.thing, "antecedent", False) for h in states][:1]
    return []


def _subject_people(
    reading: Reading, token: Token, sentence: Sentence
) -> set[tuple[str, str, str | None]]:
    """The person who is the subject of what is done to others: not one of "both leaders"."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    found = [reading.hit_at(t, sentence) for t in subjects(verb)[:1]]
    return {h.thing.identity for h in found if h and h.thing.type == "Person"}


def _of_pronoun(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """ "Her government", "its foreign minister": of the state of whoever is meant."""
    own = next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
    if own is None or not is_of_state(token):
        return []
    span = reading.place_of(token, sentence)
    if own.lower_ in ("his", "her"):
        if token.lemma_.lower() not in ("government", "administration", "cabinet", "country"):
            return []
        people = antecedents(reading, own, sentence)
        states = [p for h in people for p in polities_of(reading, h)]
    else:
        before = reading.hits_in(Span(sentence.span.start, span.start))
        states = [h.thing for h in before if h.thing.type == "Polity" and h.how != "demonym"][-1:]
    office = office_of_words(reading, span.start) if len(states) == 1 else None
    return [Hit(span.start, span.end, s, "metonym", False, office) for s in states[:1]]


def _is_of_state(reading: Reading, hit: Hit) -> bool:
    return any(h.title.office == "Secretary of State" for h in reading.offices(hit.thing))


def _is_british(reading: Reading, hit: Hit) -> bool:
    """A Foreign Secretary is never called the Secretary."""
    return any(h.title.office == "Foreign Secretary" for h in reading.offices(hit.thing))


def _first_of(reading: Reading, token: Token, at: int) -> list[Hit]:
    """ "The Minister", as a ministry writes of its own: the first of that rank in the text."""
    if any(c.dep_ in ("amod", "compound", "poss") for c in token.children):
        return []
    lemma = token.lemma_.lower()
    if lemma in _MONARCHS:
        return []
    people = holders_of_office(reading, token, at, _PEOPLE[lemma])
    return [Hit(at, at + len(token), h.thing, "antecedent", False) for h in people[:1]]


def _secretary(reading: Reading, token: Token, at: int) -> list[Hit] | None:
    """ "The Secretary": who holds such an office; in papers of the State Department, its head."""
    if token.text != "Secretary" or any(c.lower_ in _NOT_OF_STATE for c in token.children):
        return None
    span = (at, at + len(token))
    held = [h for h in holders_of_words(reading, token, at) if not _is_british(reading, h)]
    american = reading.says(_AMERICAN)
    bare = [h for h in held if _is_of_state(reading, h)]
    if held := bare or ([] if american else held):
        return the_last(held, *span)
    if not american:
        return []
    found = PhraseBook.of(reading.gazetteer).find("United States")
    return [Hit(*span, h.thing, "metonym", False, "Secretary of State") for h in found[:1]]


def _pronoun(reading: Reading, token: Token, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """ "He" and "she": the person named last, if this and the last sentences name no other."""
    word = token.lower_
    if word in ("he", "she", "his", "her", "him"):
        if who := _who_says(reading, token, sentence):
            return [Hit(start, end, who.thing, "antecedent", False, who.office)]
        if is_somebody_else(reading, token, sentence, antecedents):
            return []
        known = people_before(reading, start, ())
        near = recent(reading, known, sentence)
        if token.dep_ in ("dobj", "dative") and word in ("him", "her"):
            doing = _subject_people(reading, token, sentence)
            near = [h for h in near if h.thing.identity not in doing]
        if len({h.thing.identity for h in near}) == 1:
            told = subject_before(reading, sentence, antecedents, start, end)
            main = told and token.dep_ == "nsubj" and told[0].thing.type == "Person"
            return told if main else the_last(near, start, end)
        return subject_before(reading, sentence, antecedents, start, end)
    if word in ("they", "their"):
        if told := subjects_before(reading, sentence, antecedents):
            return [Hit(start, end, h.thing, "antecedent", False) for h in told]
        known = people_before(reading, start, ())
        near = recent(reading, known, sentence)
        pair = (
            the_two(reading, near, start, end) if len({h.thing.identity for h in near}) == 2 else []
        )
        if not pair and 2 < len({h.thing.identity for h in near}) < 5:
            pair = named_in(reading, sentence.index - 1)
        pair = pair or told_together(reading, states_before(reading, start), start)
        return [Hit(start, end, h.thing, "antecedent", False) for h in pair]
    if word in ("it", "itself", "its"):
        return subject_before(
            reading, sentence, antecedents, start, end, ("Polity", "Organization")
        )
    if word in ("both", "neither"):
        return the_two(reading, states_before(reading, start), start, end)
    return []


def _who_says(reading: Reading, token: Token, sentence: Sentence) -> Hit | None:
    """ "The President answered that he would go": who the reporting clause is of."""
    at = token
    for _ in range(6):
        if at.dep_ == "ccomp" and at.head.i < at.i:
            for child in at.head.children:
                if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN"):
                    hit = reading.hit_at(child, sentence)
                    meant = [hit] if hit else antecedents(reading, child, sentence)
                    if len(meant) == 1 and (meant[0].thing.type == "Person" or meant[0].office):
                        return meant[0]
        if at.head is at:
            break
        at = at.head
    return None

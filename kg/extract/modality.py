"""Whether a thing happened, is planned, demanded, conditional, alleged or denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.conditions import condition_of
from kg.extract.frames import frame_file
from kg.extract.hedging import signs_before

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PLANNING", "Mood", "apart", "calls_off", "mood_of"]

_WORDS = frame_file("moods.yml")
PLANNING = frozenset(_WORDS["planning"])
_HAPPENED = frozenset(_WORDS["happened"])
_DEMANDING = frozenset(_WORDS["demanding"])
_DENYING = frozenset(_WORDS["denying"])
_DOUBTING = frozenset(_WORDS["doubting"])
_ALLEGING = frozenset(_WORDS["alleging"])
_CANCELLING = frozenset(_WORDS["cancelling"])
_CANCELLING_WITH: dict[str, str] = _WORDS["cancelling_with"]
_FACTUAL_MARKS = frozenset(["when", "after", "because", "since", "while", "although", "though"])
_SOON = re.compile(
    r"\b(?:tomorrow|next (?:week|month|year|\w+day)|(?:in the )?coming (?:days|weeks|months)|"
    r"later this (?:week|month|year))\b"
)
_YEAR = re.compile(r"1[5-9]\d\d$|20[012]\d$")
_ORDINALS = frozenset(["first", "second", "third", "last", "only", "latest"])
_OPINIONS = frozenset(_WORDS["opinions"])
_HEDGES = frozenset(_WORDS["hedges"])
_MAYBE = frozenset(_WORDS["maybe"])
_NEGATIONS = frozenset(_WORDS["negations"])
_CONDITIONS = frozenset(_WORDS["conditions"])
_FACTUAL_PREPOSITIONS = frozenset(_WORDS["factual_prepositions"])
_AUXILIARIES = {w: mood for mood, words in _WORDS["auxiliaries"].items() for w in words}
_ADJECTIVES = {w: mood for mood, words in _WORDS["adjectives"].items() for w in words}
_TELLING = frozenset((
    "say", "tell", "announce", "agree", "confirm", "pledge", "promise", "declare", "add", "state",
    "reply", "answer", "note", "decide", "report", "inform", "write", "vow", "assure",
))  # fmt: skip
_ORDER = ("demanded", "hypothetical", "planned", "alleged")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a thing is presented, and the words of its condition where it has one."""

    modality: str = "actual"
    polarity: str = "asserted"
    condition: Token | None = None


def mood_of(token: Token, *, noun: bool = False, report: frozenset[str] = frozenset()) -> Mood:
    """The mood of a verb or of an event noun, from its own words up to the head of the sentence."""
    signs: list[str] = [*_own(token), *signs_before(token)]
    condition = condition_of(token)
    at, depth = token, 0
    while at.head != at and depth < 12 and not apart(at):
        signs.extend(_from_governor(at, noun and at == token))
        if _told_apart(at):
            break
        at, depth = at.head, depth + 1
        condition = condition or condition_of(at)
    if condition is not None:
        signs.append("hypothetical")
    if token.doc.text.rstrip('"”\u2019 ').endswith("?"):
        signs.append("hypothetical")
    if token.tag_ in ("VBZ", "VBP") and not noun and _ahead(token):
        signs.append("planned")
    denied = signs.count("denied") > 0
    kind = next((s for s in _ORDER if s in signs), "actual")
    return Mood(kind, "denied" if denied else "asserted", condition)


def _own(token: Token) -> Iterator[str]:
    """The signs on the verb itself: auxiliaries, "not", "reportedly"."""
    words = [
        c for c in token.children if c.dep_ in ("aux", "auxpass", "neg", "advmod", "det", "preconj")
    ]
    for child in words:
        word = child.lower_
        if child.dep_ in ("aux", "auxpass") and word in _AUXILIARIES:
            yield "planned" if word == "would" and _future_then(token) else _AUXILIARIES[word]
        elif word == "to" and child.pos_ == "PART":
            yield from _infinitive(token)
        elif word in _NEGATIONS:
            yield "denied"
        elif word in _HEDGES:
            yield "alleged"
        elif word in _MAYBE:
            yield "hypothetical"
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
            g.lower_ in ("no", "neither", "none", "nobody", "nothing")
            for g in [child, *child.children]
        ):
            yield "denied"
        if child.dep_ == "preconj" and child.lower_ == "neither":
            yield "denied"


def _ahead(verb: Token) -> bool:
    """ "Leaves for New York tomorrow": the present tense of a timetable."""
    after = " ".join(t.lower_ for t in verb.doc[verb.i : verb.i + 16])
    return bool(_SOON.search(after)) and not any(c.dep_ == "aux" for c in verb.children)


def apart(token: Token) -> bool:
    """Whether a semicolon or "but" parts a clause from the one that the parser hung it on."""
    if token.dep_ not in ("ccomp", "parataxis", "conj", "advcl", "dep"):
        return False
    first, last = sorted((token.i, token.head.i))
    if any(t.text == ";" for t in token.doc[first:last]):
        return True
    return (
        token.i < token.head.i
        and any(  # "Peru refused, but officials said that …"
            t.lower_ in ("but", "yet", "which") and token.doc[t.i - 1].text == ","
            for t in token.doc[first + 1 : last]
        )
    )


def calls_off(verb: Token) -> bool:
    """Whether a verb says that what it governs does not take place: "cancelled the visit"."""
    lemma = verb.lemma_.lower()
    particle = _CANCELLING_WITH.get(lemma)
    return lemma in _CANCELLING or bool(
        particle and any(c.lower_ == particle for c in verb.children)
    )


def _future_then(token: Token) -> bool:
    """ "They agreed that she would go": what was to come, told in the past."""
    head = token.head
    return token.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN") and head.lemma_.lower() in _TELLING


def _ordinal(token: Token) -> bool:
    """ "The first state to recognise it" did so."""
    return token.dep_ in ("acl", "relcl") and any(
        c.lower_ in _ORDINALS for c in token.head.children if c.dep_ in ("amod", "advmod", "nummod")
    )


def _infinitive(token: Token) -> Iterator[str]:
    """An infinitive tells a fact only after a verb that implies one ("began to withdraw")."""
    head = token.head
    if _ordinal(token):
        return
    if token.dep_ in ("xcomp", "ccomp") and head != token:
        lemma = head.lemma_.lower()
        if lemma in _HAPPENED:
            return
        if lemma in ("say", "report", "believe", "allege", "claim", "understand", "think"):
            yield "alleged"
            return
        if lemma in _DENYING:
            return
    yield "planned"


def _from_governor(token: Token, noun: bool) -> Iterator[str]:
    """The signs that the word above lends to what it governs."""
    head, dep = token.head, token.dep_
    lemma = head.lemma_.lower()
    if dep in ("xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "advcl", "relcl"):
        if dep in ("ccomp", "xcomp") or (dep == "dobj" and noun) or (dep == "nsubjpass" and noun):
            yield from _governing(head, lemma, infinitive=dep != "ccomp")
        if dep == "pobj" and noun and lemma in ("on", "for", "about"):
            above = head.head
            if above.pos_ == "VERB" and above.lemma_.lower() in PLANNING - _HAPPENED:
                yield "planned"
        if dep == "pcomp" and lemma not in _FACTUAL_PREPOSITIONS:
            yield "planned"
        if (noun or dep == "xcomp") and calls_off(head):
            yield "denied"
        named = dep == "acl" and head.pos_ in ("NOUN", "PROPN")
        if named and token.tag_ == "VB" and not _ordinal(token):
            yield "planned"
    if (
        dep == "pcomp"
        and head.head.pos_ in ("NOUN", "PROPN")
        and lemma not in ("after", "since", "following")
    ):
        yield "planned"
    if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in token.children):
        yield "hypothetical"
    if dep in ("ccomp", "csubj") and (
        any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in token.children)
    ):
        yield "hypothetical"
    if dep == "ccomp" and lemma in _OPINIONS and "denied" in _own(head):
        yield "hypothetical"
    if dep in ("conj", "xcomp", "auxpass", "dobj", "pobj", "prep") and not (
        dep == "conj" and _tensed(token)
    ):
        yield from _own(head)
    if dep in ("xcomp", "acl") and head.pos_ == "ADJ" and lemma in _ADJECTIVES:
        yield _ADJECTIVES[lemma]
    if dep == "ccomp" and head.pos_ == "ADJ" and lemma in _ADJECTIVES:
        yield _ADJECTIVES[lemma]
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        for child in head.children:
            if child.dep_ in ("acomp", "oprd", "attr") and child.lemma_.lower() in _ADJECTIVES:
                yield _ADJECTIVES[child.lemma_.lower()]


def _governing(head: Token, lemma: str, *, infinitive: bool) -> Iterator[str]:
    if lemma in _DENYING:
        yield "denied"
    elif lemma in _DEMANDING and not (lemma == "tell" and not infinitive):
        yield "demanded"
    elif lemma in _ALLEGING:
        yield "alleged"
    elif lemma in _DOUBTING and head.pos_ != "AUX":
        yield "hypothetical"
    elif (
        lemma in PLANNING
        and lemma not in _HAPPENED
        and (
            infinitive
            or lemma
            not in (
                "announce",
                "discuss",
                "consider",
                "start",
                "begin",
                "accept",
            )
        )
    ):
        yield "planned"


def _told_apart(verb: Token) -> bool:
    """A clause that tells a fact of its own: "refused to leave when Peru recalled its envoy"."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "relcl":
        return finite
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _dated(verb)
    if any(c.dep_ == "aux" and c.lower_ in _AUXILIARIES for c in verb.head.children):
        return False
    return verb.dep_ == "advcl" and finite and any(
        c.lower_ in _FACTUAL_MARKS and c.dep_ in ("mark", "advmod") for c in verb.children
    )  # fmt: skip


def _dated(participle: Token) -> bool:
    """ "To carry out the agreement signed in 2001": whatever comes of it, that was signed."""
    return any(
        c.dep_ == "prep"
        and c.lower_ in ("on", "in")
        and any(_YEAR.match(t.text) for t in c.subtree)
        for c in participle.children
    )


def _tensed(token: Token) -> bool:
    """Whether a joined verb has its own subject or auxiliaries and so its own mood."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)

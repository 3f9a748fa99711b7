"""Whether a thing happened, is planned, demanded, conditional, alleged or denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Mood", "mood_of"]

_PLANNING = frozenset(
    "plan intend agree expect hope prepare decide schedule arrange set aim mean start begin try"
    " undertake pledge promise vow offer volunteer commit guarantee seek want wish wait consider look"
    " propose suggest negotiate discuss work favor favour advocate contemplate envisage invite aspire"
    " attempt move choose speed accelerate accept resolve opt strive hasten postpone cancel delay"
    " announce".split()
)
_HAPPENED = frozenset(
    "begin start continue proceed manage help come go finish stop resume happen cease get remain"
    " keep succeed end complete".split()
)
_DEMANDING = frozenset(
    "urge demand ask call request require order press push insist appeal recommend exhort tell"
    " instruct force oblige implore need must oppose".split()
)
_DENYING = frozenset(
    "deny refuse fail decline reject refute prevent avoid forbid neglect forget exclude".split()
)
_DOUBTING = frozenset(
    "may might could would doubt wonder threaten fear suspect imagine assume speculate warn allow"
    " risk question think believe suppose".split()
)
_ALLEGING = frozenset("allege claim accuse blame rumor rumour".split())
_OPINIONS = frozenset("say think believe confirm know expect state claim mean".split())
_HEDGES = frozenset("reportedly allegedly supposedly purportedly apparently".split())
_MAYBE = frozenset("possibly perhaps maybe probably likely potentially conceivably".split())
_NEGATIONS = frozenset("not n't n’t never no neither nor without hardly nobody none nothing".split())
_CONDITIONS = frozenset("if unless provided providing once until till lest whether".split())
_AUXILIARIES = {
    "will": "planned", "shall": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned",
    "would": "hypothetical", "could": "hypothetical", "may": "hypothetical", "might": "hypothetical",
    "can": "hypothetical", "'d": "hypothetical",
    "should": "demanded", "must": "demanded", "ought": "demanded", "ca": "hypothetical",
}  # fmt: skip
_ADJECTIVES = {
    "ready": "planned", "willing": "planned", "due": "planned", "set": "planned", "likely": "hypothetical",
    "prepared": "planned", "eager": "planned", "scheduled": "planned", "possible": "hypothetical",
    "unlikely": "denied", "unwilling": "denied", "unable": "denied", "reluctant": "denied", "able": "hypothetical",
    "important": "demanded", "necessary": "demanded", "essential": "demanded", "impossible": "denied",
    "bound": "planned", "supposed": "planned", "expected": "planned", "free": "hypothetical", "keen": "planned",
    "certain": "hypothetical", "obliged": "demanded", "required": "demanded", "inclined": "planned",
}  # fmt: skip
_FACTUAL_PREPOSITIONS = frozenset("after since by upon following on".split())
_ORDER = ("demanded", "hypothetical", "planned", "alleged")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a thing is presented, and the words of its condition where it has one."""

    modality: str = "actual"
    polarity: str = "asserted"
    condition: Token | None = None


def mood_of(token: Token, *, noun: bool = False, report: frozenset[str] = frozenset()) -> Mood:
    """The mood of a verb or of an event noun, from its own words up to the head of the sentence."""
    signs: list[str] = list(_own(token))
    condition = _condition(token)
    at, depth = token, 0
    while at.head != at and depth < 12:
        signs.extend(_from_governor(at, noun and at == token))
        at, depth = at.head, depth + 1
        condition = condition or _condition(at)
    if condition is not None:
        signs.append("hypothetical")
    if token.doc.text.rstrip("\"”’ ").endswith("?"):
        signs.append("hypothetical")
    denied = signs.count("denied") > 0
    kind = next((s for s in _ORDER if s in signs), "actual")
    return Mood(kind, "denied" if denied else "asserted", condition)


def _own(token: Token) -> Iterator[str]:
    """The signs on the verb itself: auxiliaries, "not", "reportedly"."""
    words = [c for c in token.children if c.dep_ in ("aux", "auxpass", "neg", "advmod", "det", "preconj")]
    for child in words:
        word = child.lower_
        if child.dep_ in ("aux", "auxpass") and word in _AUXILIARIES:
            yield _AUXILIARIES[word]
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
            g.lower_ in ("no", "neither", "none", "nobody") for g in [child, *child.children]
        ):
            yield "denied"
        if child.dep_ == "preconj" and child.lower_ == "neither":
            yield "denied"


def _infinitive(token: Token) -> Iterator[str]:
    """An infinitive tells a fact only after a verb that implies one ("began to withdraw")."""
    head = token.head
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
        if dep == "pcomp" and lemma not in _FACTUAL_PREPOSITIONS:
            yield "planned"
        if dep == "acl" and head.pos_ in ("NOUN", "PROPN") and token.tag_ == "VB":
            yield "planned"
    if dep == "pcomp" and head.head.pos_ in ("NOUN", "PROPN") and lemma not in ("after", "since", "following"):
        yield "planned"
    if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in token.children):
        yield "hypothetical"
    if dep == "ccomp" and lemma in _OPINIONS and "denied" in _own(head):
        yield "hypothetical"
    if dep in ("conj", "xcomp", "auxpass", "dobj", "pobj", "prep") and not (dep == "conj" and _tensed(token)):
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
    elif lemma in _PLANNING and lemma not in _HAPPENED:
        if infinitive or lemma not in ("announce", "discuss", "consider", "start", "begin", "accept"):
            yield "planned"


def _condition(token: Token) -> Token | None:
    """The clause on which the thing depends: "if …", "unless …", "provided that …"."""
    for child in token.children:
        if child.dep_ in ("advcl", "prep", "ccomp") and any(
            c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "provided", "providing", "once")
            for c in child.children
        ):
            return child
        if child.dep_ == "advcl" and child.lower_ in ("provided", "providing"):
            return child
        if child.dep_ == "advcl" and any(c.lower_ in ("after", "until", "before", "when") for c in child.children):
            if any(c.lower_ in ("would", "will", "could", "shall", "only") for c in token.children):
                return child
    return None


def _tensed(token: Token) -> bool:
    """Whether a joined verb has its own subject or auxiliaries and so its own mood."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)

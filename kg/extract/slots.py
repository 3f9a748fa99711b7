"""Paths through a parsed sentence: who does it, to what, with whom, where from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.frames import frame_file
from kg.extract.modality import apart
from kg.extract.relatives import RELATIVES, antecedent_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["MEASURES", "objects", "passive", "prepositional", "slot", "subjects"]

_VERBAL = ("VERB", "AUX")
_JOINED = ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X", "VERB")
_OBJECT_CONTROL = frozenset((
    "urge", "ask", "order", "press", "invite", "tell", "allow", "force", "require",
    "persuade", "expect", "want", "oblige", "call", "permit", "instruct", "convince",
    "request", "beg", "cause", "enable", "encourage", "appeal", "exhort",
))  # fmt: skip


# What "to …" after these nouns is done by the one to whom they are addressed.
_ADDRESSED = frozenset((
    "invitation", "appeal", "call", "request", "order", "plea", "instruction", "demand",
    "permission",
))  # fmt: skip
_ORDINALS = frozenset(["first", "second", "third", "last", "only"])
_PLANS = frozenset(frame_file("words.yml")["plans"])
# What a speaker goes on to do: "said that they were friends, and called for peace".
_SPEAKING = frozenset((
    "call", "urge", "add", "warn", "praise", "condemn", "reiterate", "stress", "express", "welcome",
    "reject", "pledge", "vow", "thank", "accuse", "criticise", "criticize", "propose", "insist",
    "say", "announce", "emphasize", "emphasise", "reaffirm", "note", "appeal", "voice",
))  # fmt: skip
_BY_GUEST = frozenset(["accept", "receive", "get", "decline", "welcome", "reject", "obtain"])
MEASURES = frozenset((
    "hour", "day", "round", "series", "week", "minute", "couple", "number", "set", "month", "lot",
    "string", "range", "session",
))  # fmt: skip


def slot(token: Token, path: str) -> list[Token]:
    """The heads at a path: subj, obj, inf, clause, poss, amod, a preposition, or obj.<path>."""
    if "." in path:
        first, rest = path.split(".", 1)
        starts = [c for c in token.children if c.dep_ in ("prt", "advmod") and c.lower_ == first]
        starts += [p for p in _bare_prepositions(token) if p.lower_ == first]
        return [t for start in (starts or slot(token, first)) for t in slot(start, rest)]
    match path:
        case "subj":
            return [_measured(t) for t in subjects(token)]
        case "obj":
            return [_measured(t) for t in objects(token)]
        case "inf":
            return [
                c
                for c in token.children
                if c.dep_ in ("xcomp", "ccomp", "acl", "advcl") and _infinitive(c)
            ]
        case "clause":
            kinds = ("acl", "ccomp") if token.pos_ == "NOUN" else ("ccomp", "parataxis")
            found = [c for c in token.children if c.dep_ in kinds and not apart(c)]
            return [c for c in found if c.dep_ != "acl" or _that(c)]
        case "poss" | "amod":
            wanted = ("poss",) if path == "poss" else ("amod", "compound", "nmod")
            return [c for c in token.children if c.dep_ in wanted]
        case "dative":
            found = [c for c in token.children if c.dep_ == "dative"]
            return [p for c in found for p in ([g for g in c.children if g.dep_ == "pobj"] or [c])]
        case "attr" | "oprd" | "acomp" | "dobj":
            return [c for c in token.children if c.dep_ == path]
        case "obj2":
            heads = objects(token)
            return [c for h in heads for c in h.children if c.dep_ == "appos"]
    return prepositional(token, path)


def _counted(noun: Token) -> bool:
    """ "The first premier to visit Lima" is who visits it."""
    return noun.dep_ == "appos" and any(c.lower_ in _ORDINALS for c in noun.children)


def _bare_prepositions(token: Token) -> list[Token]:
    """ "Flew to Lima and on to Quito": prepositions that only lead to another one."""
    own = [c for c in token.children if c.dep_ == "prep"]
    joined = [g for c in own for g in c.children if g.dep_ == "conj"]
    return [p for p in (*own, *joined) if not _objects_of(p)]


def _measured(token: Token) -> Token:
    """ "Two days of talks" are talks."""
    if token.lemma_.lower() in MEASURES:
        for of in token.children:
            if of.dep_ == "prep" and of.lower_ == "of":
                return next((c for c in of.children if c.dep_ == "pobj"), token)
    return token


def passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, also as a bare participle after a noun."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    ):
        return passive(verb.head) and not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":  # "named envoy in May, she went to Lima"
        return not any(c.dep_ in ("nsubj", "aux", "mark") for c in verb.children)
    return verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN"


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it, in the active sense; without a subject, that of the governing verb."""
    if passive(verb):
        return [p for c in verb.children if c.dep_ == "agent" for p in _objects_of(c)]
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if own:
        return [antecedent_of(_guest_of(t, verb), verb) for t in own]
    if depth > 4:
        return []
    head = verb.head
    match verb.dep_:
        case "conj" if head.pos_ in _VERBAL:
            return _surface_subjects(_outer(verb, head), depth)
        case "xcomp" | "ccomp" if _infinitive(verb) or verb.tag_ == "VBG":
            noun = next((c for c in head.children if c.dep_ == "dobj"), None)
            if noun is not None and noun.lemma_.lower() in _ADDRESSED and _infinitive(verb):
                asked = [*prepositional(noun, "to"), *prepositional(head, "to")]
                return asked or slot(head, "dative")
            if head.lemma_.lower() in _OBJECT_CONTROL:
                controlled = [c for c in head.children if c.dep_ in ("dobj", "dative")]
                controlled += [p for n in ("on", "upon", "to") for p in prepositional(head, n)]
                if passive(head):
                    return objects(head)
                if controlled:
                    return controlled
            return _surface_subjects(head, depth)
        case "advcl" if head.pos_ in _VERBAL:
            return _surface_subjects(head, depth)
        case "pcomp" if head.head.pos_ in _VERBAL:
            return _surface_subjects(head.head, depth)
        case "pcomp" if head.head.dep_ == "dobj" and head.head.head.pos_ in _VERBAL:
            return _surface_subjects(head.head.head, depth)
        case "acl" if _infinitive(verb) and head.dep_ in ("dobj", "nsubjpass", "nsubj"):
            if head.lemma_.lower() in _ADDRESSED:
                asked = [*prepositional(head, "to"), *prepositional(head, "on")]
                asked += prepositional(head.head, "to") if head.dep_ == "dobj" else []
                if head.head.lemma_.lower() in _BY_GUEST and not asked:
                    return _surface_subjects(head.head, depth)
                return asked or slot(head.head, "dative")
            owners = _owners(head)
            if owners and head.lemma_.lower() in _PLANS:
                return owners
            if head.dep_ == "dobj" and head.head.pos_ in _VERBAL:
                return _surface_subjects(head.head, depth)
        case "acl" | "relcl" if verb.tag_ == "VBG" or (_infinitive(verb) and _counted(head)):
            return [head]
        case "acl" if _infinitive(verb) and head.lemma_.lower() in _PLANS:
            return _owners(head)
        case "acl" if _infinitive(verb) and head.dep_ == "ROOT" and verb.doc[-1].text != ".":
            return [head]  # a headline: "Kenya's president to visit Rwanda"
    return _listed_subjects(verb)


def _that(clause: Token) -> bool:
    """ "A request that they leave": what the noun says."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _guest_of(subject: Token, verb: Token) -> Token:
    """ "At the invitation of the Minister of Peru, A, the Minister of Chile, B, came": B."""
    if not any(c.dep_ == "prep" and _invites(c) for c in verb.children):
        return subject
    beside = [c for c in subject.children if c.dep_ == "appos"]
    if len(beside) < 2 or any(c.dep_ == "det" for c in beside[-1].children):
        return subject
    return beside[-1] if beside[-1].pos_ == "PROPN" else subject


def _invites(preposition: Token) -> bool:
    return any(c.lemma_.lower() == "invitation" for c in _objects_of(preposition))


def _owners(noun: Token) -> list[Token]:
    """Whose plan it is: "Peru's decision", "the decision of the Peruvian government"."""
    return [c for c in noun.children if c.dep_ == "poss"] or prepositional(noun, "of")


def _outer(verb: Token, head: Token) -> Token:
    """ "Said that Peru is ready and urged Chile …": who said it also urged, by the tense."""
    above = head.head
    told = head.dep_ in ("ccomp", "advcl") and above.tag_ == "VBD" and above.i < head.i
    if told and verb.lemma_ in _SPEAKING and head.lemma_ not in _SPEAKING and verb.tag_ == "VBD":
        return above
    present = head.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in _helpers(head))
    past = verb.tag_ == "VBD" and not any(True for _ in _helpers(verb))
    return above if told and present and past else head


def _helpers(verb: Token) -> Iterable[Token]:
    return (c for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _listed_subjects(verb: Token) -> list[Token]:
    """ "China attacked, declared a truce and withdrew": the subject may hang on the first verb."""
    for child in verb.children:
        first = child.i < verb.i and child.dep_ in ("advcl", "ccomp") and child.tag_ == "VBD"
        if first and not any(c.dep_ == "mark" for c in child.children):
            return [c for c in child.children if c.dep_ == "nsubj"]
    return []


def objects(verb: Token) -> list[Token]:
    """What or whom it is done to, in the active sense."""
    if passive(verb):
        found = [c for c in verb.children if c.dep_ == "nsubjpass"]
        if found:
            return [antecedent_of(t, verb) for t in found]
        if verb.dep_ in ("acl", "amod"):
            return [verb.head]
        if verb.dep_ == "advcl" and _infinitive(verb):
            return objects(verb.head)
        if verb.dep_ == "advcl":
            return _surface_subjects(verb.head, 0)
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in _VERBAL:
            return _surface_subjects(verb.head.head, 0)
        if verb.dep_ == "conj":
            return objects(verb.head) if passive(verb.head) else _surface_subjects(verb.head, 0)
    found = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd")]
    if found:
        return [antecedent_of(t, verb) for t in found]
    if (
        verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.lower_ not in RELATIVES for c in verb.children)
        and not any(c.dep_ == "prep" and not _objects_of(c) for c in verb.children)
    ):
        return [verb.head]
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and verb.lemma_ in ("ratify", "initial", "sign")
    ):
        return objects(verb.head)
    return []


def prepositional(token: Token, name: str) -> list[Token]:
    """What a preposition of the token governs, also where the parser hung it one noun too deep."""
    if name == "by" and (agents := [c for c in token.children if c.dep_ == "agent"]):
        return [p for c in agents for p in _objects_of(c)]
    found = [
        p for c in token.children
        if c.dep_ in ("prep", "prt", "agent", "dative") and c.lower_ == name
        for g in (c, *(k for k in c.children if k.dep_ == "conj" and k.lower_ == name))
        for p in _objects_of(g)
    ]  # fmt: skip
    if found or token.pos_ not in _VERBAL:
        return found
    near = [c for c in token.children if c.dep_ in ("prep", "prt", "advmod")]
    return [
        p for c in near for g in [*c.children, *(k for o in _objects_of(c) for k in o.children)]
        if g.dep_ == "prep" and g.lower_ == name and (name == "with" or g.head == c)
        for p in _objects_of(g)
    ]  # fmt: skip


def _surface_subjects(verb: Token, depth: int) -> list[Token]:
    """The grammatical subject, whether it acts or is acted on."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return [antecedent_of(t, verb) for t in own] or subjects(verb, depth + 1)


def _objects_of(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.pos_ == "PART" for c in verb.children)


def heads(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with everything that "and" joins to them."""
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in _JOINED:
                found.extend(heads([child]))
    return found

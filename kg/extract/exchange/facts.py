"""From what an engine understood to facts of the exchange format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.conditions import condition_of
from kg.extract.exchange.according import according_to
from kg.extract.exchange.dependent import dependence
from kg.extract.exchange.fact import Argument, Fact
from kg.extract.exchange.keys import argument, at_post, free, holding_key
from kg.extract.exchange.other_names import in_passing
from kg.extract.exchange.relations import SIDES, Parts
from kg.extract.people import Holding
from kg.extract.slots import subjects
from kg.extract.spans import Span
from kg.extract.things import Hit
from kg.extract.translate.names import find_glosses
from kg.extract.translate.offices import NOT_NOW

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.occurrences import Occurrence
    from kg.extract.reading import Sentence
    from kg.extract.understanding import Understood
    from kg.extract.writer import Writer

__all__ = ["facts_of"]

_OPENER = re.compile(
    r"^(?:only )?(?:if|unless|once|after|until|provided(?: that)?|when|before) ", re.IGNORECASE
)
_VAGUE = frozenset(["Minister", "Counterpart"])
_MODALITIES = {"actual": "asserted", "alleged": "asserted", "hypothetical": "conditional"}


def facts_of(read: Understood) -> list[Fact]:
    """All facts, in the order of the text, each once for each sentence."""
    found: list[Fact] = []
    for told in read.occurrences:
        found.extend(_of_occurrence(told, read))
    found.extend(according_to(read.writer))
    found.extend(_offices(read.writer))
    found.extend(_names(read.writer))
    found.extend(_conditions(read.writer))
    return _once(found)


def _of_occurrence(told: Occurrence, read: Understood) -> Iterator[Fact]:
    if told.frame.settings.get("exchange") == "none" or told.frame.relation not in SIDES:
        return
    if (told.mood.modality == "hypothetical" and _asked(told)) or _only_invited(told):
        return
    if told.mood.polarity == "denied" and told.frame.relation == "SIGNED" and _refused(told):
        return
    for parts in SIDES[told.frame.relation](told, read.writer):
        yield _fact(told, parts, read.writer)


def _asked(told: Occurrence) -> bool:
    """Whether the whole sentence is a question: it tells nothing, not even what may be."""
    return told.sentence.doc.text.rstrip('"\u201d\u2019 ').endswith("?")


def _refused(told: Occurrence) -> bool:
    """ "Refused to sign it" is the refusal, which is a fact of its own."""
    verb = told.token
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("refuse", "decline")


def _only_invited(told: Occurrence) -> bool:
    """ "Invited her to visit Lima" is the invitation, which is a fact of its own."""
    verb = told.token
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_ == "invite"


def _fact(told: Occurrence, parts: Parts, writer: Writer) -> Fact:
    subj = (*_arguments(parts.subj, told, writer), *parts.named)
    obj = (*_arguments(parts.obj, told, writer), *parts.words)
    asserted = (parts.polarity or told.mood.polarity) == "asserted"
    modality = _MODALITIES.get(parts.modality or told.mood.modality, "planned")
    fact = _at(parts.rel, subj, obj or (Argument("*", "*"),), told.sentence, told.trigger, writer)
    return replace(
        fact,
        date=told.time,
        place=told.place.thing.words.lower() if told.place else None,
        context=writer.phrase(told.context).lower() if told.context else None,
        attribution=_voice(told, writer),
        modality=modality if asserted else "negated",
        mode="phone" if parts.mode in ("telephone", "video") else None,
        safe=told.safe and all(h.safe for h in (*parts.subj, *parts.obj)),
    )


def _at(
    rel: str,
    subj: tuple[Argument, ...],
    obj: tuple[Argument, ...],
    sentence: Sentence,
    trigger: Span,
    writer: Writer,
) -> Fact:
    """A plain fact where it stands in the text."""
    return Fact(
        rel=rel,
        subj=subj,
        obj=obj,
        sentence=sentence.index,
        sent_start=sentence.span.start,
        sent_end=sentence.span.end,
        start=trigger.start,
        end=trigger.end,
        sha256=writer.reading.sha256,
        words=trigger.of(writer.reading.text),
    )


def _arguments(hits: Iterable[Hit], told: Occurrence, writer: Writer) -> tuple[Argument, ...]:
    found = (argument(h, writer, told.time) for h in hits)
    return tuple({a.key: a for a in found}.values())


def _voice(told: Occurrence, writer: Writer) -> str | None:
    """Who says so; of what is only alleged, nobody in particular."""
    for voice, speaker in zip(told.voices, told.speakers, strict=False):
        if speaker is not None:
            return argument(speaker, writer, told.time).key
        return free(voice.words)
    return "x:reports" if told.mood.modality == "alleged" else None


def _offices(writer: Writer) -> Iterator[Fact]:
    """A title before a name: told once for each person and office, in a headline apart."""
    told: set[tuple[str, str, bool]] = set()
    text = writer.reading.text
    ordered = sorted(writer.reading.holdings, key=lambda h: h.span)

    def in_headline(holding: Holding) -> bool:
        words = writer.reading.sentence_at(holding.span.start).span.of(text).rstrip()
        return words[-1:] not in tuple('.!?"\u201d:') and holding.person.words in words

    for holding in sorted(ordered, key=lambda h: h.person.words not in h.span.of(text)):
        office = holding_key(holding, writer)
        vague = holding.title.office in _VAGUE and not at_post(holding.title, writer)
        if office is None or holding.title.before & NOT_NOW or vague:
            continue
        sentence = writer.reading.sentence_at(holding.span.start)
        person = argument(Hit(holding.span.start, holding.span.end, holding.person), writer)
        key = (person.key, office.key, in_headline(holding))
        if key in told or not sentence.span.covers(holding.span):
            continue
        told.add(key)
        fact = _at("HOLDS_OFFICE", (person,), (office,), sentence, holding.span, writer)
        yield replace(fact, safe=holding.title.safe)


def _conditions(writer: Writer) -> Iterator[Fact]:
    """Each clause on which another depends: "… only if the troops leave"."""
    for sentence in writer.reading.sentences:
        told: set[int] = set()
        for token in sentence.doc:
            clause = condition_of(token) if token.pos_ in ("VERB", "AUX") else None
            if clause is None or clause.i in told or not _opens_a_condition(clause):
                continue
            told.add(clause.i)
            start = sentence.span.start
            left, right = clause.left_edge, clause.right_edge
            span = Span(start + left.idx, start + right.idx + len(right))
            what = _main_words(token, clause, sentence, writer)
            words = writer.phrase(span, 30)
            subj, obj = (
                (Argument(what, free(what)),),
                (Argument(words, free(_OPENER.sub("", words))),),
            )
            yield _at(
                "CONDITION",
                subj,
                obj,
                sentence,
                Span(span.start, start + left.idx + len(left)),
                writer,
            )
        if not told:
            yield from _dependent(sentence, writer)


_CONDITION = re.compile(
    r"(?:(?:but|and|or|even|only|except|,) )*"
    r"(?:(?:if|unless|until|till|provided|providing|once|when|after)"
    r"\b(?! (?:necessary|possible|needed|any|not|so|need be)\b))",
    re.IGNORECASE,
)
_ASKING = frozenset((
    "ask", "inquire", "enquire", "know", "wonder", "see", "doubt", "question", "tell", "say",
    "decide", "query",
))  # fmt: skip


def _opens_a_condition(clause: Token) -> bool:
    """ "If …", "only after …": not "asked if", "if necessary", "after he had flown home"."""
    before_then = clause.left_edge.lower_ == "after" and any(
        c.lower_ == "had" for c in clause.children
    )
    first = clause.left_edge.i
    if first and clause.doc[first - 1].lower_ in ("only", "even", "not"):
        first -= 1
    words = clause.doc.text[clause.doc[first].idx :]
    words = words.removeprefix("not ")
    asked = clause.head.lemma_.lower() in _ASKING and clause.i > clause.head.i
    direct = clause.dep_ in ("ccomp", "xcomp") or clause.doc[max(0, first - 1)].i == clause.head.i
    return bool(_CONDITION.match(words)) and not before_then and not (asked and direct)


def _dependent(sentence: Sentence, writer: Writer) -> Iterator[Fact]:
    """What is to come "in the event of war", "so long as the flag is there"."""
    found = dependence(sentence.span.of(writer.reading.text))
    if found is not None:
        start = sentence.span.start
        subj, obj = (Argument(found.what, free(found.what)),), (Argument(found.on, free(found.on)),)
        span = Span(start + found.start, start + found.end)
        yield _at("CONDITION", subj, obj, sentence, span, writer)


def _main_words(verb: Token, clause: Token, sentence: Sentence, writer: Writer) -> str:
    """The main clause without the condition, from its subject on."""
    inside = [
        t for t in verb.subtree
        if not (clause.left_edge.i <= t.i <= clause.right_edge.i) and not t.is_punct
    ]  # fmt: skip
    words = " ".join(t.text for t in inside[:20])
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        words = " ".join([*(t.text for t in subjects(verb)[:1]), words])
    return words


def _names(writer: Writer) -> Iterator[Fact]:
    for gloss in find_glosses(writer):
        sentence = writer.reading.sentence_at(gloss.span.start)
        if gloss.first is None or not sentence.span.covers(gloss.span):
            continue
        first, second = gloss.first.of(writer.reading.text), gloss.name.of(writer.reading.text)
        subj, obj = (Argument(first, free(first)),), (Argument(second, free(second)),)
        yield _at("ALT_NAME", subj, obj, sentence, gloss.span, writer)
    for thing, name in in_passing(writer.reading.text):
        sentence, span = writer.reading.sentence_at(thing.start), Span(thing.start, name.end)
        if sentence.span.covers(span):
            both = (s.of(writer.reading.text) for s in (thing, name))
            subj, obj = ((Argument(words, free(words)),) for words in both)
            yield _at("ALT_NAME", subj, obj, sentence, span, writer)


def _once(facts: list[Fact]) -> list[Fact]:
    """Of two facts of one relation and sentence that share a side, the fuller one."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (f.sent_start, f.start, f.end)):
        twin = next((k for k in kept if _alike(k, fact)), None)
        if twin is None:
            kept.append(fact)
        elif (len(fact.subj), len(fact.obj)) > (len(twin.subj), len(twin.obj)):
            kept[kept.index(twin)] = fact
    return kept


def _alike(one: Fact, two: Fact) -> bool:
    if (one.rel, one.sent_start) != (two.rel, two.sent_start):
        return False
    mine, yours = {a.key for a in one.subj}, {a.key for a in two.subj}
    if not mine & yours:
        return False
    what, other = {a.key for a in one.obj}, {a.key for a in two.obj}
    if "*" in what | other:
        return mine <= yours or yours <= mine
    if what & other:
        return True
    return one.start < two.end and two.start < one.end

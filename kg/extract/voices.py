"""Who says it: the reporting clause above a claim, the speaker of a quotation, "according to"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents
from kg.extract.frames import frame_file
from kg.extract.mentioned import people_before
from kg.extract.modality import apart
from kg.extract.reporting import tail_verb
from kg.extract.sentences import blocks, label
from kg.extract.slots import heads, subjects
from kg.extract.spans import Span
from kg.extract.things import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["REPORTING", "Speaker", "Speakers", "kind_of"]

REPORTING = frozenset((
    "say", "state", "announce", "declare", "note", "stress", "emphasize", "emphasise", "add",
    "tell", "underline", "report", "inform", "explain", "confirm", "reiterate", "reaffirm",
    "remark", "comment", "affirm", "disclose", "reveal", "write", "argue", "insist",
    "maintain", "assert", "acknowledge", "admit", "recall", "warn", "claim", "allege", "deny",
    "believe", "think", "mention", "point", "indicate", "clarify", "reply", "respond",
    "answer", "suggest", "hope", "expect", "promise", "pledge", "vow", "describe", "speak",
    "conclude", "agree", "read", "quote",
))  # fmt: skip
_RANKS = frame_file("nouns.yml")["people"]
_QUOTE = re.compile(r"[\"“”]")
_ACCORDING = re.compile(r"[Aa]ccording to ")
_INSIDE = ("det", "amod", "compound", "poss", "nmod", "case")
_DOCUMENTS = frozenset((
    "declaration", "treaty", "statement", "memorandum", "note", "communique", "communiqué",
    "document", "agreement", "report", "letter", "article", "protocol", "convention", "text",
    "press", "release",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says a thing inside the article."""

    words: str
    hit: Hit | None
    safe: bool = True


class Speakers:
    """Finds the chain of speakers of any place in an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quotes = _quotations(reading)
        self._quoted: list[tuple[Span, Speaker]] = []
        for quote in self._quotes:
            said = self._speaker_of(quote)
            if said is None and self._quoted and quote.start - self._quoted[-1][0].end < 600:
                said = replace(self._quoted[-1][1], safe=False)
            self._quoted.append((quote, said or Speaker("quotation", None, safe=False)))
        self._labelled = list(_labelled(reading))
        self._begin = [quote.start for quote in self._quotes]
        self._blocks = [span.start for span, _ in self._labelled]
        self._sources: dict[int, list[tuple[Token, Span, list[Hit]]]] = {}

    def quotes_in(self, sentence: Sentence) -> bool:
        """Whether some quotation overlaps the sentence."""
        last = bisect_left(self._begin, sentence.span.end)
        return last > 0 and self._quotes[last - 1].end > sentence.span.start

    def of(self, token: Token, sentence: Sentence) -> tuple[Speaker, ...]:
        """The speakers of what the token says, outermost first; none is the article's own voice."""
        chain: list[Speaker] = []
        at = token
        depth = 0
        while at.head != at and depth < 12:
            marked = at.dep_ == "advcl" and any(c.dep_ == "mark" for c in at.children)
            clause = at.dep_ in ("ccomp", "parataxis", "advcl") and not marked and not apart(at)
            if clause and at.head.lemma_.lower() in REPORTING:
                speaker = self._subject(at.head, sentence)
                if speaker.words:
                    chain.insert(0, speaker)
            at, depth = at.head, depth + 1
        if not chain and (outer := self._parenthetic(token, at, sentence)):
            chain.append(outer)
        place = self._reading.place_of(token, sentence)
        inside = bisect_right(self._begin, place.start) - 1
        if inside >= 0 and self._quoted[inside][0].covers(place):
            speaker = self._quoted[inside][1]
            if all(speaker.words != s.words for s in chain):
                chain.insert(0, speaker)
        if said := self._according(place, sentence):
            chain.insert(0, said)
        if outer := self.labelled(place):
            chain.insert(0, outer)
        return tuple(chain[:3])

    def labelled(self, place: Span) -> Speaker | None:
        """Whose answer in a transcript a place is part of."""
        at = bisect_right(self._blocks, place.start) - 1
        found = at >= 0 and self._labelled[at][0].covers(place)
        return self._labelled[at][1] if found else None

    def according(self, sentence: Sentence) -> list[tuple[Span, Token]]:
        """The head of each "according to …" in a sentence, with the words' place."""
        found = []
        for match in _ACCORDING.finditer(sentence.span.of(self._reading.text)):
            if (token := _after(match.end(), sentence)) is not None:
                start = sentence.span.start
                found.append((Span(start + match.start(), start + match.end()), token))
        return found

    def _subject(self, verb: Token, sentence: Sentence) -> Speaker:
        found = subjects(verb)
        if not found:
            return Speaker("", None, safe=False)
        return self._speaker(found[0], sentence)

    def _speaker(self, token: Token, sentence: Sentence) -> Speaker:
        if token.lower_ in ("nobody", "none", "neither", "nothing"):
            return Speaker("", None, safe=False)
        hit = self._reading.hit_at(token, sentence)
        if hit is None:
            meant = antecedents(self._reading, token, sentence)
            hit = meant[0] if len(meant) == 1 else None
        phrase = _phrase(token, sentence.span.start)
        words = hit.thing.words if hit else " ".join(phrase.of(self._reading.text).split())
        return Speaker(words, hit, hit is not None and hit.safe)

    def _parenthetic(self, token: Token, root: Token, sentence: Sentence) -> Speaker | None:
        """ "…, the ministry said": the reporting verb may hang below the root."""
        if said := tail_verb(token):
            return self._subject(said, sentence)
        for child in root.children:
            if (
                (
                    child.dep_ in ("ccomp", "parataxis")
                    and child.lemma_.lower() in REPORTING
                    and child != token
                )
                and child.i > token.i
                and any(c.dep_ == "nsubj" for c in child.children)
                and root.doc[child.left_edge.i - 1].is_punct
                and not any(c.lower_ == "which" for c in child.children)
            ):
                return self._subject(child, sentence)
        return self._closing(token, sentence)

    def _closing(self, token: Token, sentence: Sentence) -> Speaker | None:
        """ "…, X said" at the end, wherever the parser hung it."""
        doc = sentence.doc
        for verb in doc[max(0, len(doc) - 10) :]:
            if verb.pos_ != "VERB" or verb.lemma_.lower() not in REPORTING:
                continue
            at = sentence.span.start + verb.idx
            before = [h for h in self._reading.hits_in(sentence.span) if h.end == at - 1]
            if before and token.idx + sentence.span.start < before[0].start:
                lead = self._reading.text[sentence.span.start : before[0].start].rstrip()
                if lead.removesuffix(" the").endswith((",", '"', "”")):
                    return Speaker(before[0].thing.words, before[0], before[0].safe)
            for child in verb.children:
                first = child.left_edge.i
                if child.dep_ == "nsubj" and token.i < first < verb.i and doc[first - 1].is_punct:
                    return self._speaker(child, sentence)
        return None

    def _speaker_of(self, quote: Span) -> Speaker | None:
        """The subject of the reporting verb that stands beside a quotation."""
        last = self._reading.sentence_at(quote.end - 1)
        first = self._reading.sentence_at(quote.start)
        after = [t for t in last.doc if last.span.start + t.idx >= quote.end]
        before = [t for t in first.doc if first.span.start + t.idx < quote.start]
        for sentence, tokens in ((last, after), (first, list(reversed(before)))):
            for token in tokens:
                if (
                    token.lemma_.lower() in REPORTING
                    and token.pos_ == "VERB"
                    and (who := subjects(token))
                ):
                    return self._speaker(who[0], sentence)
        return None

    def _according(self, place: Span, sentence: Sentence) -> Speaker | None:
        for token, phrase, inner in self._sources_of(sentence):
            if phrase.covers(place):
                continue
            if len(inner) == 1 and token.lemma_.lower() in _DOCUMENTS:
                return Speaker(inner[0].thing.words, inner[0], inner[0].safe)
            return self._speaker(heads([token])[0], sentence)
        return None

    def _sources_of(self, sentence: Sentence) -> list[tuple[Token, Span, list[Hit]]]:
        """The head, words and mentions of each "according to …" of a sentence."""
        if sentence.index not in self._sources:
            found = self._sources[sentence.index] = []
            for _, token in self.according(sentence):
                phrase = _phrase(token, sentence.span.start)
                found.append((token, phrase, self._reading.hits_in(phrase)))
        return self._sources[sentence.index]


def _after(at: int, sentence: Sentence) -> Token | None:
    """The head of the noun phrase that begins at an offset into the sentence."""
    token: Token | None = next((t for t in sentence.doc if t.idx >= at), None)
    while token is not None and token.dep_ in _INSIDE and token.head.idx >= at:
        token = token.head
    return token


def _labelled(reading: Reading) -> Iterator[tuple[Span, Speaker]]:
    for block in blocks(reading.text):
        if head := label(reading.text, block):
            people = [h for h in reading.hits_in(head) if h.thing.type == "Person"]
            people = people or _by_title(reading, head)
            if len(people) == 1:
                who = Speaker(people[0].thing.words, people[0], people[0].safe)
                yield Span(head.end, block.end), who


def _by_title(reading: Reading, head: Span) -> list[Hit]:
    """ "MINISTER: …": the first of that rank whom the transcript has named."""
    words = head.of(reading.text).strip(" :").lower().removeprefix("the ")
    ranks = _RANKS.get(words.split()[-1]) if len(words.split()) < 4 else None
    named = people_before(reading, head.start, tuple(ranks)) if ranks else []
    return [Hit(head.start, head.end, h.thing, "antecedent", False) for h in named[:1]]


def kind_of(speaker: Speaker) -> str:
    """Named, office, institution, document, anonymous or reports."""
    if speaker.hit:
        kinds = {"Person": "named", "Agreement": "document", "Office": "office"}
        return kinds.get(speaker.hit.thing.type, "institution")
    if re.search(r"\breports?\b|\bmedia\b", speaker.words, re.IGNORECASE):
        return "reports"
    if speaker.words.lower().split()[-1:] and speaker.words.lower().split()[-1] in _DOCUMENTS:
        return "document"
    return "anonymous"


def _phrase(token: Token, start: int) -> Span:
    right = token.right_edge
    return Span(start + token.left_edge.idx, start + right.idx + len(right))


def _quotations(reading: Reading) -> list[Span]:
    """Quotations, also over several sentences; an unclosed one ends with its paragraph."""
    found: list[Span] = []
    for block in blocks(reading.text):
        marks = list(_QUOTE.finditer(reading.text, block.start, block.end))
        opened: int | None = None
        for mark in marks:
            if opened is None and mark[0] != "”":
                opened = mark.end()
            elif opened is not None and mark[0] != "“":
                if len(reading.text[opened : mark.start()].split()) > 3:
                    found.append(Span(opened, mark.start()))
                opened = None
        if opened is not None and opened < block.end:
            found.append(Span(opened, block.end))
    return found

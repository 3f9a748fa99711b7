"""An article read once: sentences, parse, dates, and every mention of a thing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.extract.dates import When, find_dates
from kg.extract.documents import Agreements
from kg.extract.language import parse
from kg.extract.people import Holding, People
from kg.extract.phrases import PhraseBook
from kg.extract.places import find_places
from kg.extract.sentences import sentences
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title, find_ministries, find_titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.resolve import Gazetteer

__all__ = ["Reading", "Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parse; token offsets count from `span.start`."""

    index: int
    span: Span
    doc: Doc


class Reading:
    """Everything that later steps ask of an article's text."""

    def __init__(self, text: str, published: str | None, gazetteer: Gazetteer) -> None:
        self.text = text
        self.published = published
        self.gazetteer = gazetteer
        self.sha256 = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        spans = sentences(text)
        docs = parse(span.of(text) for span in spans)
        self.sentences = tuple(
            Sentence(i, span, doc) for i, (span, doc) in enumerate(zip(spans, docs, strict=True))
        )
        self._starts = [span.start for span in spans]
        self.dates = find_dates(text)
        self.agreements = Agreements(text, self.dates, spans)
        self._find_things()

    def _find_things(self) -> None:
        known = PhraseBook.of(self.gazetteer).find(self.text)
        known = [h for h in known if h.thing.type != "Agreement"]
        self.polities = _under_names([h for h in known if h.thing.type == "Polity"])
        known = [h for h in known if h.thing.type != "Polity"] + self.polities
        self.titles: list[Title] = find_titles(self.text, self.polities)
        ministries = find_ministries(self.text, self.polities)
        documents = [
            Hit(s.start, s.end, Thing("Agreement", d.words, key=d.key, named=d.proper or bool(d.year)))
            for d in self.agreements.documents for s in d.spans
        ]  # fmt: skip
        organizations = [h for h in known if h.thing.type == "Organization"]
        people = People(
            self.text, self.titles, self._entities("PERSON"), [*known, *ministries, *documents]
        )
        self.holdings: list[Holding] = people.holdings
        taken = [*people.hits, *documents, *ministries, *organizations, *self.polities]
        places = find_places(self.text, self._entities("GPE", "LOC", "FAC"), known, taken)
        everything = [*taken, *places, *(h for h in known if h.thing.type in ("Event", "Topic"))]
        self.hits = _outermost(everything)
        self._hit_starts = [h.start for h in self.hits]

    def _entities(self, *labels: str) -> list[Span]:
        return [
            Span(s.span.start + e.start_char, s.span.start + e.end_char)
            for s in self.sentences for e in s.doc.ents if e.label_ in labels
        ]  # fmt: skip

    def sentence_at(self, at: int) -> Sentence:
        """The sentence in which a code point lies, or the last one before it."""
        return self.sentences[max(0, bisect_right(self._starts, at) - 1)]

    def place_of(self, token: Token, sentence: Sentence) -> Span:
        """Where a token stands in the text."""
        start = sentence.span.start + token.idx
        return Span(start, start + len(token))

    def hit_at(self, token: Token, sentence: Sentence) -> Hit | None:
        """The mention that a token is part of."""
        at = sentence.span.start + token.idx
        index = bisect_right(self._hit_starts, at) - 1
        if index < 0 or self.hits[index].end <= at:
            return None
        return self.hits[index]

    def hits_in(self, span: Span) -> list[Hit]:
        """All mentions inside a stretch of text."""
        first = bisect_right(self._hit_starts, span.start - 1)
        last = bisect_right(self._hit_starts, span.end)
        return [h for h in self.hits[first:last] if h.end <= span.end]

    def offices(self, person: Thing) -> list[Holding]:
        """The titles that the article gives to a person, in its order."""
        return [h for h in self.holdings if h.person.identity == person.identity]

    def dates_in(self, span: Span) -> list[When]:
        """The dates inside a stretch of text."""
        return [w for w in self.dates if span.start <= w.start and w.end <= span.end]


def _under_names(polities: list[Hit]) -> list[Hit]:
    """"Japanese" stands for "Japan" where the article has that name for the same state."""
    names = [h.thing for h in polities if h.how == "name"]
    found = []
    for hit in polities:
        fit = [t for t in names if t.group == hit.thing.group and set(t.uids) & set(hit.thing.uids)]
        if hit.how == "demonym" and fit:
            mine = set(hit.thing.uids)
            best = max(fit, key=lambda t: len(mine & set(t.uids)) / len(mine | set(t.uids)))
            hit = replace(hit, thing=best)
        found.append(hit)
    return found


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Mentions in the order of the text, those inside a longer one left out."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept

"""An article read once: sentences, parse, dates, and every mention of a thing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kg.extract.address import ends_name
from kg.extract.dates import When, find_dates
from kg.extract.documents import Agreements, Document
from kg.extract.known import known_names, years_of
from kg.extract.language import parse
from kg.extract.officers import officers
from kg.extract.ordered import Covered, Ordered, Tally
from kg.extract.people import Holding, People
from kg.extract.phrases import PhraseBook
from kg.extract.places import find_places
from kg.extract.sentences import sentences
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title, find_ministries, find_titles
from kg.extract.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.resolve import Gazetteer

__all__ = ["Parser", "Reading", "Sentence"]

_MINISTRY = re.compile(
    r"(?:(?:Foreign|External Affairs|Defen[cs]e) (?:Ministry|Office)|Foreign Office)"
)
_THERE = r"\b(?:in|at|to|from|near|for|of|leave|leaves|left|visit|visits|visited|reached|New) "
_TITLED = re.compile(r"(?:Minister|Secretary|President|Ambassador|Vice|Deputy) (?:of|for|to)\b")
_HONORIFIC = re.compile(r"\b(?:Lord|Lady|Sir|Mr|Mrs|Ms|Dr|Miss)\.? \Z")

Parser = Callable[[Iterable[str]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parse; token offsets count from `span.start`."""

    index: int
    span: Span
    doc: Doc


class Reading:
    """Everything that later steps ask of an article's text."""

    def __init__(
        self, text: str, published: str | None, gazetteer: Gazetteer, parser: Parser = parse
    ) -> None:
        self.text = text
        self.published = published
        self.gazetteer = gazetteer
        self.sha256 = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        spans = sentences(text)
        docs = parser(span.of(text) for span in spans)
        self.sentences = tuple(
            Sentence(i, span, doc) for i, (span, doc) in enumerate(zip(spans, docs, strict=True))
        )
        self._starts = [span.start for span in spans]
        self.dates = find_dates(text)
        self._date_starts = [w.start for w in self.dates]
        self.agreements = Agreements(text, self.dates, spans)
        self.wording = Wording(text)
        self._find_things()

    def _find_things(self) -> None:
        known = PhraseBook.of(self.gazetteer).find(self.text)
        known = [h for h in known if h.thing.type != "Agreement"]
        known = _no_persons(self.text, known, self._entities("PERSON"))
        states = [h for h in known if h.thing.type == "Polity"]
        self.polities = _under_names(_told_apart(states, self.gazetteer, self.published))
        known = [h for h in known if h.thing.type != "Polity"] + self.polities
        years = years_of(self.text, self.published)
        self.titles: list[Title] = find_titles(self.text, self.polities, years)
        self._titles_at: dict[int, list[Title]] = {}
        for title in self.titles:
            for part in range(title.start >> 8, (title.end >> 8) + 1):
                self._titles_at.setdefault(part, []).append(title)
        ministries = find_ministries(self.text, self.polities)
        documents = [
            Hit(s.start, s.end, _agreement(d))
            for d in self.agreements.documents for s in d.spans
        ]  # fmt: skip
        organizations = [h for h in known if h.thing.type == "Organization"]
        people = People(
            self.text,
            self.wording,
            self.titles,
            [*self._entities("PERSON"), *known_names(self.text, years)],
            [*known, *ministries, *documents],
            years,
        )
        self.holdings: list[Holding] = officers(people.holdings, self, people.hits)
        self._offices: dict[tuple[str, str, str | None], list[Holding]] = {}
        self._of_state: dict[tuple[str, str, str | None], list[Holding]] = {}
        for holding in self.holdings:
            self._offices.setdefault(holding.person.identity, []).append(holding)
            if of := holding.title.of:
                self._of_state.setdefault(of.identity, []).append(holding)
        bodies = self._bodies([*people.hits, *documents, *ministries, *known])
        taken = [
            *people.hits, *documents, *ministries, *organizations, *self.polities, *bodies
        ]  # fmt: skip
        self.shorts = people.shorts
        places = find_places(self.text, self._entities("GPE", "LOC", "FAC"), known, taken)
        everything = [*taken, *places, *(h for h in known if h.thing.type in ("Event", "Topic"))]
        self.hits = _outermost(everything)
        self._hit_starts = [h.start for h in self.hits]
        self._known: dict[tuple[str, ...] | str, Ordered] = {}
        self._tallies: dict[int, Tally] = {}
        self._said: dict[re.Pattern[str], bool] = {}

    def _entities(self, *labels: str) -> list[Span]:
        return [
            Span(s.span.start + e.start_char, s.span.start + e.end_char)
            for s in self.sentences for e in s.doc.ents if e.label_ in labels
        ]  # fmt: skip

    def _bodies(self, taken: list[Hit]) -> list[Hit]:
        """Bodies that the parser takes for organisations and no list knows."""
        found = []
        covered = Covered(len(self.text), taken)
        for span in self._entities("ORG"):
            words = span.of(self.text)
            lead = 4 if words[:4].lower() == "the " else 0
            tail = 2 if words.endswith(("'s", "\u2019s")) else 0
            span = Span(span.start + lead, span.end - tail)
            words = span.of(self.text)
            if (
                len(words) > 3
                and not _TITLED.match(words)
                and words[0].isupper()
                and not _MINISTRY.fullmatch(words)
                and "\n" not in words
                and not covered.meets(span.start, span.end)
            ):
                found.append(Hit(span.start, span.end, Thing("Organization", words), safe=False))
        return found

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

    def title_at(self, at: int) -> Title | None:
        """The title whose words a code point is among; of two the first."""
        return next((t for t in self._titles_at.get(at >> 8, ()) if t.start <= at < t.end), None)

    def offices(self, person: Thing) -> list[Holding]:
        """The titles that the article gives to a person, in its order."""
        return self._offices.get(person.identity, [])

    def offices_of(self, state: Thing) -> list[Holding]:
        """The titles of a state's officers that the article gives, in its order."""
        return self._of_state.get(state.identity, [])

    def titles_in(self, span: Span) -> list[Title]:
        """The titles inside a stretch of text."""
        first = bisect_left(self.titles, span.start, key=lambda t: t.start)
        last = bisect_left(self.titles, span.end, first, key=lambda t: t.start)
        return [t for t in self.titles[first:last] if t.end <= span.end]

    def dates_in(self, span: Span) -> list[When]:
        """The dates inside a stretch of text."""
        first = bisect_left(self._date_starts, span.start)
        last = bisect_right(self._date_starts, span.end)
        return [w for w in self.dates[first:last] if w.end <= span.end]

    def dates_before(self, at: int) -> Iterator[When]:
        """The dates that end before a code point, the nearest first."""
        for index in range(bisect_right(self._date_starts, at) - 1, -1, -1):
            if self.dates[index].end <= at:
                yield self.dates[index]

    def known(self, which: tuple[str, ...] | str, find: Callable[[], Iterable[Hit]]) -> Ordered:
        """Mentions of one sort over the whole text, gathered when they are first asked for."""
        if which not in self._known:
            self._known[which] = Ordered(find())
        return self._known[which]

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether some words stand anywhere in the text; looked for once."""
        if words not in self._said:
            self._said[words] = words.search(self.text) is not None
        return self._said[words]

    def tally(self, hits: Ordered) -> Tally:
        """How often the things of some mentions are spoken of, counted as the reading goes on."""
        return self._tallies.setdefault(id(hits), Tally(hits))


def _agreement(document: Document) -> Thing:
    named = document.proper or bool(document.year)
    return Thing("Agreement", document.words, key=document.key, named=named)


def _no_persons(text: str, known: list[Hit], persons: list[Span]) -> list[Hit]:
    """Without the towns that are a person's name here: "Lord Salisbury", "Ricardo Lagos"."""
    towns = {text[h.start : h.end] for h in known if h.how == "metonym"}
    family = {s.of(text).split()[-1] for s in persons if " " in s.of(text)} & towns
    family = {w for w in family if not re.search(_THERE + re.escape(w) + r"\b", text)}
    named = {
        text[h.start : h.end] for h in known
        if h.how == "metonym" and _HONORIFIC.search(text, max(0, h.start - 8), h.start)
    } | family  # fmt: skip
    first = {h.start for h in known if h.how == "metonym" and ends_name(text, h.start, h.end)}
    return [h for h in known if text[h.start : h.end] not in named and h.start not in first]


def _told_apart(states: list[Hit], gazetteer: Gazetteer, published: str | None) -> list[Hit]:
    """States of one row count as one, unless the article names two that live side by side."""
    uids: dict[str, set[str]] = {}
    which: dict[str, str | None] = {}
    for hit in states:
        words = hit.thing.words
        if words not in which:
            which[words] = gazetteer.resolve(words, type="Polity", on=published).uid
        if hit.thing.group and (uid := which[words]):
            uids.setdefault(hit.thing.group, set()).add(uid)
    return [
        replace(h, thing=replace(h.thing, group=which[h.thing.words]))
        if h.thing.group and len(uids.get(h.thing.group, ())) > 1 else h
        for h in states
    ]  # fmt: skip


def _under_names(polities: list[Hit]) -> list[Hit]:
    """ "Japanese" stands for "Japan" where the article has that name for the same state."""
    names = {(h.thing.words, h.thing.uids): h.thing for h in polities if h.how == "name"}
    meant: dict[tuple[str, tuple[str, ...]], Thing] = {}
    found = []
    for hit in polities:
        if hit.how == "demonym":
            key = (hit.thing.words, hit.thing.uids)
            if key not in meant:
                meant[key] = _name_for(hit.thing, list(names.values()))
            if meant[key] is not hit.thing:
                hit = replace(hit, thing=meant[key])
        found.append(hit)
    return found


def _name_for(demonym: Thing, names: list[Thing]) -> Thing:
    """The name for the state that an adjective means, or the adjective where none fits."""
    words, uids = demonym.words, set(demonym.uids)
    fit = [t for t in names if t.group == demonym.group and not uids.isdisjoint(t.uids)]
    if not fit:
        return demonym
    best = max(fit, key=lambda t: (t.words.startswith(words), _alike(t, demonym)))
    return best if _alike(best, demonym) >= 0.5 or best.words.startswith(words) else demonym


def _alike(name: Thing, other: Thing) -> float:
    """How far a name covers the same versions of a state as another word does."""
    return len(set(name.uids) & set(other.uids)) / len(set(name.uids) | set(other.uids))


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Mentions in the order of the text, those inside a longer one left out."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept

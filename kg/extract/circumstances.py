"""When and where: the date, place and larger event that belong to a verb or noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import InvalidDate
from kg.extract.dates import When, settle
from kg.extract.modality import Mood
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.model import parse_period

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["Circumstances", "heads_a_line", "own_clause", "token_at"]

_SIDELINES = re.compile(
    r"(?:on the (?:sidelines|margins|fringes)|in the margins) of (?:the |a |an )?"
)
_LOCAL = frozenset(["in", "at", "near", "outside", "aboard", "off"])
_TOWNS = frozenset((
    "city", "town", "capital", "resort", "port", "village", "island", "suburb", "district",
))  # fmt: skip
_MOVING = frozenset((
    "visit", "travel", "fly", "go", "come", "arrive", "trip", "return", "head", "journey",
    "land", "sail",
))  # fmt: skip
_MAKING = frozenset(("sign", "conclude", "initial", "adopt", "signing", "conclusion"))
_FUTURE = ("planned", "hypothetical", "demanded")


class Circumstances:
    """Finds date and place of what a verb or noun tells, in one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dated: dict[int, list[tuple[When, Token]]] = {}
        self._placed: dict[int, list[tuple[Token, Hit]]] = {}

    def date(
        self, token: Token, light: Token | None, sentence: Sentence, mood: Mood
    ) -> tuple[When | None, str | None, bool]:
        """The date that belongs to this verb or noun and to no other verb between."""
        best: tuple[int, When] | None = None
        for when, top in self._dates(sentence):
            if token.lemma_.lower() not in _MAKING and self._names_a_paper(when):
                continue
            if (steps := _distance(top, token, light)) is not None and (
                best is None or steps < best[0]
            ):
                best = (steps, when)
        if best is None:
            return None, None, True
        future = mood.modality in _FUTURE
        year = self._story_year(best[1]) if best[1].edtf.startswith("XXXX") else None
        time = _real(settle(best[1].edtf, self._reading.published, future=future, year=year))
        return best[1], time, year is None

    def _dates(self, sentence: Sentence) -> list[tuple[When, Token]]:
        """The dates of a sentence with the head of their words."""
        if sentence.index not in self._dated:
            found = self._dated[sentence.index] = []
            for when in self._reading.dates_in(sentence.span):
                inside = [
                    t for t in sentence.doc if when.start <= sentence.span.start + t.idx < when.end
                ]
                if inside:
                    top = next((t for t in inside if t.head not in inside), inside[0])
                    found.append((when, top))
        return self._dated[sentence.index]

    def _places(self, sentence: Sentence) -> list[tuple[Token, Hit]]:
        """The mentions of a sentence that tell where, with the head of their words."""
        if sentence.index not in self._placed:
            found = self._placed[sentence.index] = []
            for hit in self._reading.hits_in(sentence.span):
                if hit.thing.type not in ("Place", "Polity") or hit.how in (
                    "demonym", "antecedent",
                ):  # fmt: skip
                    continue
                top = token_at(hit, sentence)
                if top is not None and top.dep_ == "pobj" and top.head.lower_ == "of":
                    top = top.head.head if top.head.head.lemma_.lower() in _TOWNS else None
                if top is not None and top.dep_ == "pobj" and top.head.lower_ in _LOCAL:
                    found.append((top, hit))
        return self._placed[sentence.index]

    def _names_a_paper(self, when: When) -> bool:
        """ "The 1956 declaration": the year tells which one, not when somebody speaks of it."""
        return self._reading.agreements.covers(Span(when.start, when.end))

    def _story_year(self, when: When) -> str | None:
        """In a history, the year that the paragraph named last before a date without one."""
        published = (self._reading.published or "")[:4]
        for other in self._reading.dates_before(when.start):
            if when.start - other.end > 500:
                return None
            if re.fullmatch(r"\d{4}(-.*)?", other.edtf) and not self._names_a_paper(other):
                return other.edtf[:4] if other.edtf[:4] != published else None
        return None

    def is_after_publication(self, time: str) -> bool:
        published = self._reading.published
        first = re.split(r"/|\.\.|,", time.lstrip("["))[0].rstrip("~?%")
        if not published or not re.match(r"\d{4}", first):
            return False
        shared = min(len(first), len(published))
        return "X" not in first and first[5:7] < "13" and first[:shared] > published[:shared]

    def place(
        self, token: Token, light: Token | None, sentence: Sentence
    ) -> tuple[Hit | None, Span | None]:
        context: Span | None = None
        start = sentence.span.start
        for match in _SIDELINES.finditer(sentence.span.of(self._reading.text)):
            inside = next((t for t in sentence.doc if t.idx >= match.end()), None)
            if inside is not None:
                while inside.head.idx >= match.end() and inside.dep_ in (
                    "compound",
                    "amod",
                    "nmod",
                    "det",
                    "poss",
                ):
                    inside = inside.head
                if (
                    len(list(sentence.doc))
                    and _distance(inside, token, light, loose=True) is not None
                ):
                    stop = _name_end(inside)
                    context = Span(start + match.end(), start + stop)
        place: tuple[int, Hit] | None = None
        for top, hit in self._places(sentence):
            steps = _distance(top, token, light, loose=context is not None)
            if steps is not None and (place is None or steps < place[0]):
                place = (
                    steps,
                    Hit(hit.start, hit.end, _as_place(hit, self._reading.text), hit.how, hit.safe),
                )
        return (place[1] if place else None), context


def token_at(hit: Hit, sentence: Sentence) -> Token | None:
    """The head of the words of a mention."""
    inside = [t for t in sentence.doc if hit.start <= sentence.span.start + t.idx < hit.end]
    tops = [t for t in inside if t.head not in inside or t.head == t]
    return next((t for t in tops if t.head.pos_ in ("VERB", "ADP")), tops[-1] if tops else None)


def _distance(top: Token, token: Token, light: Token | None, *, loose: bool = False) -> int | None:
    """How far above a phrase the trigger stands; None if another verb comes first."""
    at, steps = top, 0
    while steps < 14:
        if at == token or (light is not None and at == light):
            return steps
        if at.head == at:
            break
        if at != top and at.pos_ == "VERB" and not loose:
            return steps + 5 if _shares(at, token, top) else None
        at, steps = at.head, steps + 1
    return steps + 5 if _shares(at, token, top) else None


def _real(time: str | None) -> str | None:
    """The date, unless the calendar has no such day (29 February of a common year)."""
    try:
        if time is not None:
            parse_period(time)
    except InvalidDate:
        return None
    return time


def _shares(verb: Token, token: Token, top: Token) -> bool:
    """A phrase before the first verb holds for the verbs that "and" joins to it."""
    at = token
    while at.dep_ == "conj" and at.head != at:
        at = at.head
        if at == verb:
            return top.i < verb.i
    return False


def _name_end(token: Token) -> int:
    """Where the name of an event ends: its noun and "of …" after it."""
    end = token.idx + len(token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            end = child.right_edge.idx + len(child.right_edge)
    return end


def _as_place(hit: Hit, text: str) -> Thing:
    if hit.thing.type == "Place":
        return hit.thing
    return Thing("Place", text[hit.start : hit.end] if hit.how == "metonym" else hit.thing.words)


def heads_a_line(hit: Hit, sentence: Sentence) -> bool:
    """Whether it is a headline, where a comma stands for "and": "Peru, Chile sign accord"."""
    token = token_at(hit, sentence)
    if token is None or token.dep_ in ("compound", "amod", "nmod", "poss"):
        return False
    return (
        sentence.doc[-1].text not in (".", "!", "?", '"', "\u201d", ":") and len(sentence.doc) < 18
    )


def own_clause(token: Token, first: Token) -> bool:
    """Whether "and B" begins a clause of its own: "met Lavrov and Motegi said"."""
    return token.dep_ in ("nsubj", "nsubjpass") and first.dep_ not in ("nsubj", "nsubjpass")

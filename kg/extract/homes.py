"""The state from which a report comes, or of which it mostly speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.phrases import PhraseBook
from kg.extract.sentences import blocks, dateline
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading

__all__ = ["british", "home_state", "homes", "main_state", "own_ministry", "polities_in", "post"]

_PLACE = re.compile(
    r"[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+){0,2}"
    r"(?: (?:[\u2013\u2014]|--?) |, \d{1,2} [A-Z][a-z]+ \d{4}[.:] "
    r"|, [A-Z][a-z]{2,8}\.? \d{1,2}\.(?:\Z|[\s\u2014-]))"
)
_BRITAIN = frozenset((
    "Britain", "British", "Great Britain", "United Kingdom", "UK", "U.K.", "London", "England",
))  # fmt: skip
_POST = re.compile(r"(?:embassy|legation|mission|consulate)(?: general)? in (?:the )?", re.I)


def home_state(reading: Reading, at: int) -> Thing | None:
    """The state of the dateline before a place in the text."""
    before = reading.known("homes", lambda: _home_hits(reading)).before(at)
    return before[-1].thing if before else None


def _home_hits(reading: Reading) -> Iterator[Hit]:
    return (Hit(start, start, state) for start, state in homes(reading))


def british(reading: Reading) -> Thing | None:
    """Britain, where the text speaks of it: the usual state of a Foreign Secretary."""
    return next((h.thing for h in reading.polities if h.thing.words in _BRITAIN), None)


def polities_in(book: PhraseBook, words: str) -> list[Thing]:
    return [h.thing for h in book.find(words) if h.thing.type == "Polity"]


def homes(reading: Reading) -> Iterator[tuple[int, Thing]]:
    """From where each report of a text comes, by its dateline: "CAIRO (Agency)"."""
    book = PhraseBook.of(reading.gazetteer)
    for block in blocks(reading.text):
        head = dateline(reading.text, block)
        plain = _PLACE.match(reading.text, block.start, block.end)
        if head or plain:
            words = head.of(reading.text) if head else plain[0] if plain else ""
            states = [h for h in book.find(words.title()) if h.thing.type == "Polity"]
            if states and states[0].start == 0:
                yield block.start, states[0].thing


def post(reading: Reading) -> Thing | None:
    """The state to which the embassy that writes a telegram is accredited."""
    book = PhraseBook.of(reading.gazetteer)
    for match in _POST.finditer(reading.text, 0, 400):
        line = reading.text[match.end() : match.end() + 40].title()
        states = [h for h in book.find(line) if h.start == 0 and h.thing.type == "Polity"]
        if states:
            return states[0].thing
    return None


def main_state(reading: Reading) -> Thing | None:
    """The state that the text speaks of by far the most."""
    counts = Counter(h.thing.identity for h in reading.polities)
    most = counts.most_common(2)
    if not most or most[0][1] < 4 or (len(most) > 1 and most[0][1] < 1.7 * most[1][1]):
        return None
    return next(h.thing for h in reading.polities if h.thing.identity == most[0][0])


def own_ministry(reading: Reading, token: Token, span: Span) -> list[Hit]:
    """ "The Foreign Ministry" of no state told: that of the place whence the report comes."""
    if not any(c.lower_ == "foreign" for c in token.children):
        return []
    state = home_state(reading, span.start)
    if token.lower_ == "office" and state is None:
        state = british(reading)
    if state is None:
        return []
    thing = Thing(
        "Organization", "Foreign Ministry", polity=state.words, uids=state.uids, group=state.group
    )
    return [Hit(span.start, span.end, thing, "antecedent", False)]

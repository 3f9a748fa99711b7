"""Who comes into an office: names before and after "was named", "became", "took over as"."""

from __future__ import annotations

import re

from kg.extract.names import read_name
from kg.extract.spans import Span

__all__ = ["ADVERBS", "coming_in"]

_CHOSEN = re.compile(
    r"\b(?:named|appointed|appoints|names|elected|nominated|reappointed|designated|chose|"
    r"made|swore in|swears in|picked|tapped|chosen|installed|promoted|confirmed|re-elected) "
    r"(?P<name>[^\W\d_a-z][\w\u2019'\-]*\.?"
    r"(?: (?!as |to |its? |his |her |the |an? )[\w\u2019'\-]+\.?){0,4}),? "
    r"(?:as |to be )?(?:the |its |his |her |their |a )?(?:next |new |first )?\Z"
)
# Who comes into an office, or is in it: "Castlereagh became foreign secretary".
_BECAME = re.compile(
    r"(?:, who |,? )(?:(?:has|had|have) )?(?:became|become|becomes|(?:takes|took|taken) over as|"
    r"(?:takes|took|taken) office as|was|is|returned as|returns as|(?:has|had) been|"
    r"(?:succeeded|replaced|followed) [^,.;]{3,40}? as|served as)"
    r"(?: (?:re)?(?:appointed|named|elected|made|chosen|sworn in|installed|confirmed|nominated))?"
    r"(?: as)? (?:the |its |his |her |their |a |then |now )?(?:new |first |again )?\Z"
)
ADVERBS = frozenset((
    "However", "Meanwhile", "Yesterday", "Today", "Earlier", "Later", "Indeed", "Then", "Also",
    "Besides", "Instead", "Nevertheless", "Still", "Thus", "Tomorrow", "Tonight", "Afterwards",
    "Again", "First", "Second", "Now", "Here", "Elsewhere", "Moreover", "Furthermore",
    "Nonetheless", "Otherwise", "Therefore", "Hence", "Perhaps", "Once", "Soon", "Too",
    "Yet", "Since", "Likewise",
))  # fmt: skip
_BACK = 90  # code points before a title within which the name stands
_LAST_NAME = re.compile(r"(?:[^\W\d_a-z][\w\u2019'\-]*\.? )*[^\W\d_a-z][\w\u2019'\-]*\Z")


def coming_in(text: str, at: int) -> Span | None:
    """The name of who is chosen for the office whose title begins here, or comes into it."""
    first = max(0, at - _BACK)
    if chosen := _CHOSEN.search(text, first, at):
        start, stop = chosen.span("name")
        if read_name(text, start) == stop:
            return Span(start, stop)
    came = _BECAME.search(text, first, at)
    return _name_ending(text, came.start()) if came else None


def _name_ending(text: str, stop: int) -> Span | None:
    """The name that ends here, also one word that no list knows."""
    first = max(0, stop - 60)
    words = _LAST_NAME.search(text[first:stop])
    start = first + words.start() if words else stop
    while start < stop and read_name(text, start) != stop:
        start = text.find(" ", start, stop) + 1 or stop
    word = text[start:stop]
    plain = len(word) < 4 or word in ADVERBS or word.endswith("ly")
    return None if plain else Span(start, stop)

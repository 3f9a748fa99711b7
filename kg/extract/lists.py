"""Officers told in a list: "his Uzbek and Kazakh counterparts, Abdul Karim and Murat Ali"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.names import read_name
from kg.extract.ordered import between, ended_before
from kg.extract.spans import Span
from kg.extract.things import Hit
from kg.extract.titles import Title

__all__ = ["joined_after", "joined_before", "listed"]

_JOINS = frozenset([" and ", ", ", ", and ", " and the ", ", the "])
_NAME_JOIN = re.compile(r",? and |, ")
_BOTH = re.compile(
    r"(?: (?:of|from) (?:the two|both|the three) "
    r"(?:states|countries|nations|governments|powers|sides|neighbou?rs))?,? "
)
_LEAD = re.compile(r",? ")
_PLURAL = re.compile(
    r"\b(?:ministers|presidents|premiers|counterparts|secretaries|leaders|ambassadors|chancellors|"
    r"kings|envoys)\b",
    re.IGNORECASE,
)


def listed(text: str, title: Title, polities: list[Hit]) -> list[tuple[Span, Title]]:
    """Each name of the list with the title of its own state, where both lists are as long."""
    if not _PLURAL.search(text, title.start, title.end):
        return []
    inside = [h for h in between(polities, title.start, title.end) if h.end <= title.end]
    if not inside:
        return [] if title.of is not None else _unstated(text, title, polities)
    if inside[0].start == title.start:
        states, end = joined_before(text, inside[0], polities), title.end
    else:
        states = joined_after(text, inside[-1], polities)
        end = states[-1].end
    lead = _LEAD.match(text, end)
    names = list(_names(text, lead.end())) if lead else []
    if len(states) < 2 or len(names) != len(states):
        return []
    return [
        (span, Title(span.start, span.start, title.office, title.rank, title.before, state.thing))
        for span, state in zip(names, states, strict=True)
    ]  # fmt: skip


def _unstated(text: str, title: Title, polities: list[Hit]) -> list[tuple[Span, Title]]:
    """ "Presidents Ruiz and Vega", "the foreign ministers, Ana Ruiz and Luis Vega"."""
    lead = _BOTH.match(text, title.end)
    names = list(_names(text, lead.end())) if lead else []
    starts = {h.start for h in polities}
    if (
        lead is None
        or len(names) < 2
        or any(s.start in starts for s in names)
        or ("," in lead[0] and any(" " not in s.of(text) for s in names))
    ):
        return []
    return [
        (span, Title(span.start, span.start, title.office, title.rank, title.before, None))
        for span in names
    ]  # fmt: skip


def joined_before(text: str, last: Hit, polities: list[Hit]) -> list[Hit]:
    """A mention with those that "and" and commas join to it on its left."""
    found = [last]
    for index in range(ended_before(polities, last.start) - 1, -1, -1):
        hit = polities[index]
        if text[hit.end : found[0].start] not in _JOINS:
            break
        found.insert(0, hit)
    return found


def joined_after(text: str, first: Hit, polities: list[Hit]) -> list[Hit]:
    """A mention with those that "and" and commas join to it on its right."""
    found = [first]
    for index in range(bisect_left(polities, first.end, key=lambda h: h.start), len(polities)):
        hit = polities[index]
        if text[found[-1].end : hit.start] not in _JOINS:
            break
        found.append(hit)
    return found


def _names(text: str, start: int) -> Iterator[Span]:
    while (end := read_name(text, start)) is not None:
        yield Span(start, end)
        join = _NAME_JOIN.match(text, end)
        if join is None:
            return
        start = join.end()

"""What the title of an agreement tells beyond its parties, its place and its date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model.ids import slug
from kg.resolve.gazetteer import Gazetteer

__all__ = ["only_a_kind", "telling_words"]

# "… (Moscow, 1956)": where and when, as lists of treaties write it.
_PLACE_AND_YEAR = re.compile(r"\s*\([^()]*\b\d{4}\)\s*$")
_LINKS = frozenset((
    "a", "an", "and", "at", "between", "by", "concerning", "for", "from", "her", "his", "in",
    "its", "majesty", "of", "on", "regarding", "relating", "respecting", "respect", "s", "signed",
    "the", "their", "to", "with", "government", "governments",
))  # fmt: skip
_KINDS = frozenset((
    "act", "agreement", "arrangement", "communique", "convention", "declaration", "exchange",
    "final", "instrument", "letters", "memorandum", "notes", "protocol", "treaty",
    "understanding",
))  # fmt: skip


def telling_words(title: str, parties: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The words of a title without names of its parties (ids), years and words that only join.

    "Joint Declaration by the Soviet Union and Japan (Moscow, 1956)" gives joint and declaration.
    """
    words = set(slug(_PLACE_AND_YEAR.sub("", title), 1000).split("-"))
    names = {word for party in parties for word in _named(party, gazetteer)}
    return frozenset(w for w in words - _LINKS - names if w and not (w.isdigit() and len(w) == 4))


def only_a_kind(words: frozenset[str]) -> bool:
    """Whether they say no more than "treaty" or "exchange of notes"."""
    return words <= _KINDS


def _named(party: str, gazetteer: Gazetteer) -> Iterable[str]:
    """Every word in the names of a party, under all its forms of state."""
    if party not in gazetteer:
        return
    for version in gazetteer.group(party):
        entity = gazetteer.entity(version)
        yield from slug(entity.label, 1000).split("-")
        for name in entity.names:
            yield from slug(name.words, 1000).split("-")

"""Whether the words of a text for a thing fit one that is on record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from kg.ledger.judgements import is_record
from kg.model import normal_words
from kg.model.ids import slug
from kg.resolve import Gazetteer
from kg.resolve.agreement_titles import telling_words

__all__ = ["Described", "fits", "folded", "kinds_in", "year_in"]

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_OF_YEAR = re.compile(r"\s*\((?:1[5-9]\d\d|20\d\d)\)(?: \[\d+\])?$|^(?:1[5-9]\d\d|20\d\d) ")
# The words of a kind, each with the kinds under which data sets may hold it.
_HEADS = {
    "treaty": ("treaty",), "pact": ("treaty",), "charter": ("treaty",),
    "declaration": ("declaration",), "statement": ("declaration",),
    "convention": ("convention",), "protocol": ("protocol", "secret_protocol"),
    "communique": ("communique",), "communiqué": ("communique",),
    "memorandum": ("memorandum",), "armistice": ("armistice",), "truce": ("armistice",),
}  # fmt: skip
_ANY = frozenset({"agreement", "accord", "accords", "deal", "compact", "settlement"})
_EMPTY = frozenset({"joint", "bilateral", "new", "final", "said", "that", "this"})
_STEM = 5  # letters: Japan and Japanese, fishery and fisheries


class Described(Protocol):
    """What is told of a thing."""

    @property
    def type(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def names(self) -> set[str]: ...
    @property
    def kinds(self) -> set[str]: ...
    @property
    def years(self) -> set[str]: ...
    @property
    def states(self) -> set[str]: ...


def folded(name: str) -> str:
    """A name as it is compared, without the year that a text or a label puts to it."""
    return normal_words(_OF_YEAR.sub("", name))


def year_in(words: str) -> str | None:
    """The year in some words, if there is just one."""
    years = set(_YEAR.findall(words))
    return years.pop() if len(years) == 1 else None


def kinds_in(words: str) -> tuple[str, ...] | None:
    """The kinds that the words of an agreement allow; empty for any, None where none is told."""
    told = normal_words(words).split()
    heads = [word for word in told if word in _HEADS or word in _ANY]
    if not heads:
        return None
    specific = {kind for word in heads for kind in _HEADS.get(word, ())}
    return tuple(sorted(specific))


def fits(mention: Described, known: Described) -> bool:
    """Whether all that a text tells of a thing agrees with what is on record, and is enough."""
    if mention.type != known.type:
        return False
    named = bool({*map(folded, mention.names)} & {*map(folded, known.names)})
    if mention.type == "Place":
        return named and bool(mention.states & known.states) and not _open(mention.states)
    if len(mention.years) != 1 or mention.years != known.years:
        return False
    if mention.type == "Event":
        return named
    return (named and mention.states <= known.states) or _same_parties(mention, known)


def _same_parties(mention: Described, known: Described) -> bool:
    """All the parties, no more and no fewer, a kind that the words allow, and a subject that fits.

    A treaty of many is not meant by one of two among them, and a mere "agreement" may be any.
    """
    kinds = kinds_in(mention.words)
    if kinds is None or len(mention.states) < 2 or _open(mention.states):
        return False
    if mention.states != known.states:
        return False
    if kinds and not known.kinds & set(kinds):
        return False
    about = _subject(mention)
    if not kinds and not about:
        return False
    stems = {_stem(word) for name in known.names for word in slug(name, 1000).split("-")}
    return all(_stem(word) in stems for word in about)


def _subject(mention: Described) -> frozenset[str]:
    """The words that tell what an agreement is about, or by which name it goes."""
    words = telling_words(mention.words, mention.states, Gazetteer.load())
    return words - _EMPTY - _ANY - _HEADS.keys()


def _stem(word: str) -> str:
    return word[:_STEM]


def _open(states: Iterable[str]) -> bool:
    """Whether a state among them is no more than words."""
    return any(is_record(state) for state in states)

"""The keys of works in a bibliography: readable, and the same whatever else is cited."""

from __future__ import annotations

from collections.abc import Sequence

from kg.cite.dates import year_of
from kg.cite.names import authors
from kg.model.ids import digest, normal_words, slug

__all__ = ["key_of"]

_SMALL = frozenset(("and", "der", "des", "die", "das", "for", "from", "les", "the", "und"))
_LENGTH = 10  # hex digits: ten thousand documents of one volume agree in all the rest


def key_of(
    identity: Sequence[str], kind: str, name: str | None, date: str | None, title: str | None
) -> str:
    """ "tass-2019-japanese-3f1c09ab27": who brought it out, when, a word of its title.

    The last part is a digest of what the work is, so that the key depends
    neither on what was loaded before nor on what else is cited.
    """
    first = next((a.family or a.literal for a in authors(name)), None)
    who = _words(first or "")[:2]
    what = [word for word in _words(title or "") if word not in who][:1]
    told = [*who, year_of(date) or "nd", *what]
    if len(told) == 1:
        told = [slug(kind, 16), *told]
    return "-".join([*told, digest(list(identity), _LENGTH)])


def _words(text: str) -> list[str]:
    """Its words in ASCII, without the small ones; a word that ASCII cannot write is left out."""
    found = [slug(word, 16) for word in normal_words(text).split() if _latin(word)]
    return [word for word in found if word not in _SMALL and len(word) > 2 and not word.isdigit()]


def _latin(word: str) -> bool:
    import unicodedata

    letters = unicodedata.normalize("NFKD", word)
    return all(c.isascii() or unicodedata.combining(c) for c in letters)

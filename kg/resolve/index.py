"""Names to those who bear them: exactly, by another way of writing them, or nearly."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from kg.resolve.entity import GazetteerEntity, Name
from kg.resolve.titles import comparable, title_words

__all__ = ["Hit", "NameIndex", "rank"]

Hit = tuple[GazetteerEntity, Name]


class NameIndex:
    """All names of the gazetteer."""

    def __init__(self) -> None:
        self._exact: dict[str, list[Hit]] = {}
        self._written: dict[str, list[Hit]] = {}
        self._first: dict[str, list[str]] = {}

    def put(self, entity: GazetteerEntity, name: Name) -> None:
        """One more name; one that says nothing new is not kept."""
        key = comparable(name.words)
        if key not in self._exact:
            self._first.setdefault(key[:1], []).append(key)
        hits = self._exact.setdefault(key, [])
        same = (rank(name), name.kind == "loose", name.spans)
        if all(e is not entity or (rank(n), n.kind == "loose", n.spans) != same for e, n in hits):
            hits.append((entity, name))
            self._written.setdefault(writing(key), []).append((entity, name))

    def hits(self, words: str) -> list[Hit]:
        """Who goes by the words; diacritics, "St." and "&" may be written in other ways."""
        key = comparable(words)
        found = self._exact.get(key) or self._written.get(writing(key), [])
        if words.islower() and words.isascii():
            # "us" is a pronoun: initials are never written small
            return [h for h in found if not (h[1].words.isupper() and len(words) < 4)]
        return found

    def near(self, words: str) -> list[Hit]:
        """Who goes by words that are spelt nearly so: suggestions, never answers."""
        asked = comparable(words)
        keys = self._first.get(asked[:1], ())
        close = process.extract(asked, keys, scorer=fuzz.ratio, limit=3, score_cutoff=84)
        return [hit for key, *_ in close for hit in self._exact[key]]


def writing(key: str) -> str:
    """Comparable words without what writers leave out: diacritics, "and", the ends of "Saint"."""
    words = title_words(key).split()
    return " ".join({"saint": "st"}.get(w, w) for w in words if w != "and")


def rank(name: Name) -> int:
    """Names proper before demonyms before what else stands for it."""
    return {"demonym": 1, "metonym": 2, "capital": 2}.get(name.kind, 0)

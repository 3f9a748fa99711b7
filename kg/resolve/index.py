"""Names to those who bear them: exactly, by another way of writing them, or nearly."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from kg.resolve.entity import GazetteerEntity, Name
from kg.resolve.titles import comparable, title_words

__all__ = ["Hit", "NameIndex", "rank"]

Hit = tuple[GazetteerEntity, Name]
_CATALOGUED = re.compile(r"([^,()]+), ([^,()]+)")
_BESIDE = re.compile(r"([^,()]+) \(([^,()]+)\)")
_APOSTROPHES = re.compile("['’‘ʻʼ`]")
_NEAR = 84  # of a hundred
_SHORTEST = 4  # letters; "UKs" is nobody's people


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
            self._written.setdefault(writing(name.words), []).append((entity, name))

    def hits(self, words: str) -> list[Hit]:
        """Who goes by the words; diacritics, "St." and "&" may be written in other ways.

        So may the order: "China, Republic of", "Myanmar (Burma)"; and a people be
        told for its state: "the Saudis".
        """
        key = comparable(words)
        found = self._exact.get(key) or self.other_writing(words)
        found = found or self._turned(words) or self._of_people(key)
        if words.islower() and words.isascii():
            # "us" is a pronoun: initials are never written small
            return [h for h in found if not (h[1].words.isupper() and len(words) < 4)]
        return found

    def other_writing(self, words: str) -> list[Hit]:
        """Who goes by the words if diacritics and apostrophes are left out of account.

        A foreign name without its diacritics that is nearly the English one is not taken:
        "Afganistan" is no Spanish in an English text, but a misspelling.
        """
        return [hit for hit in self._written.get(writing(words), ()) if not _misspelt(hit)]

    def _turned(self, words: str) -> list[Hit]:
        """Names as catalogues write them: the first word first, or two names side by side."""
        if found := _CATALOGUED.fullmatch(words):
            return self.hits(f"{found[2]} {found[1]}")
        if (found := _BESIDE.fullmatch(words)) is None:
            return []
        if whole := self.hits(f"{found[1]} {found[2]}") or self.hits(f"{found[2]} {found[1]}"):
            return whole
        one, other = self.hits(found[1]), self.hits(found[2])
        both = {entity.uid for entity, _ in one} & {entity.uid for entity, _ in other}
        return [hit for hit in (*one, *other) if hit[0].uid in both]

    def _of_people(self, key: str) -> list[Hit]:
        """Those of whom the words are the people, told as many."""
        one = key.removesuffix("s")
        if one == key or len(one) < _SHORTEST:
            return []
        found = self._exact.get(one, ())
        return [hit for hit in found if hit[1].kind == "demonym"]

    def near(self, words: str) -> list[Hit]:
        """Who goes by words that are spelt nearly so: suggestions, never answers."""
        asked = comparable(words)
        keys = self._first.get(asked[:1], ())
        close = process.extract(asked, keys, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
        return [hit for key, *_ in close for hit in self._exact[key]]


def _misspelt(hit: Hit) -> bool:
    entity, name = hit
    if name.lang == "en" or name.kind != "exonym":
        return False
    plain = writing(name.words)
    english = {writing(n.words) for n in entity.names if n.lang == "en"} | {writing(entity.label)}
    return plain not in english and any(fuzz.ratio(plain, n) >= _NEAR for n in english)


def writing(name: str) -> str:
    """Comparable words without what writers leave out: diacritics, apostrophes, "and", the ends of
    "Saint"."""
    words = title_words(_APOSTROPHES.sub("", name)).split()
    return " ".join({"saint": "st"}.get(w, w) for w in words if w != "and")


def rank(name: Name) -> int:
    """Names proper before demonyms before what else stands for it."""
    return {"demonym": 1, "metonym": 2, "capital": 2}.get(name.kind, 0)

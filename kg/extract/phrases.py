"""Known names in a text: polities, organisations, offices and places of the gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg.extract.things import Hit, Thing

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["PhraseBook", "unaccented"]

_WORD = re.compile(r"\w+")
_TYPES = {
    "polity": "Polity",
    "organization": "Organization",
    "place": "Place",
    "agreement": "Agreement",
    "event": "Event",
    "topic": "Topic",
}
_BOOKS: WeakKeyDictionary[Gazetteer, PhraseBook] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Meant:
    thing: Thing
    how: str


class PhraseBook:
    """The gazetteer's words, ready to be found in a text; longest match, case as written."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        meanings: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for words, kind, uid in gazetteer.phrases():
            if uid.split("-")[0] in _TYPES and len(words) > 1 and not words.islower():
                meanings[words].add((kind, uid))
                if not words.isascii() and len(plain := unaccented(words)) > 3:
                    meanings[plain].add((kind, uid))
        self._gazetteer = gazetteer
        self._meant: dict[str, _Meant] = {}
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for words, found in meanings.items():
            first = _WORD.search(words)
            if first and first.start() == 0:
                self._entries[first[0]].append(_Entry(words, tuple(sorted(found))))
        for entries in self._entries.values():
            entries.sort(key=lambda e: -len(e.words))

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> PhraseBook:
        """The book of a gazetteer, made once."""
        if gazetteer not in _BOOKS:
            _BOOKS[gazetteer] = cls(gazetteer)
        return _BOOKS[gazetteer]

    def find(self, text: str) -> list[Hit]:
        """All known names, left to right, none inside another."""
        found: list[Hit] = []
        end = 0
        for match in _WORD.finditer(text):
            if match.start() < end or match[0] not in self._entries:
                continue
            for entry in self._entries[match[0]]:
                stop = match.start() + len(entry.words)
                if text.startswith(entry.words, match.start()) and _closed(text, stop):
                    meant = self._meant.get(entry.words) or self._mean(entry)
                    found.append(Hit(match.start(), stop, meant.thing, meant.how))
                    end = stop
                    break
        return found

    def _mean(self, entry: _Entry) -> _Meant:
        """What an entry's words mean, reckoned when a text first has them."""
        meant = self._meant[entry.words] = self._meaning(entry)
        return meant

    def _meaning(self, entry: _Entry) -> _Meant:
        by_type: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for kind, uid in entry.meanings:
            by_type[uid.split("-")[0]].add((kind, uid))
        polities = by_type.get("polity", set())
        kinds = {kind for kind, _ in polities}
        if polities and kinds <= {"metonym", "capital"}:
            return _Meant(self._thing("polity", polities, entry.words), "metonym")
        if polities:
            how = "demonym" if "demonym" in kinds else "name"
            return _Meant(self._thing("polity", polities, entry.words), how)
        kind = min(by_type, key=list(_TYPES).index)
        return _Meant(self._thing(kind, by_type[kind], entry.words), "name")

    def _thing(self, prefix: str, meanings: set[tuple[str, str]], words: str) -> Thing:
        uids = tuple(sorted({uid for _, uid in meanings}))
        groups = {self._gazetteer.entity(uid).group for uid in uids}
        group = groups.pop() if prefix == "polity" and len(groups) == 1 else None
        return Thing(_TYPES[prefix], words, uids=uids, group=group)


def unaccented(words: str) -> str:
    """ "Bogota" for "Bogotá", as agencies write."""
    if words.isascii():
        return words
    parts = unicodedata.normalize("NFD", words)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _closed(text: str, stop: int) -> bool:
    return stop >= len(text) or not (text[stop].isalnum() or text[stop] == "_")

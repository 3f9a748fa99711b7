"""Where the words of a text stand, so that a name is found without going through all of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

__all__ = ["Wording"]

_WORD = re.compile(r"\w+")


class Wording:
    """The words of a text, each with the code points at which it begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._exact: dict[str, list[int]] = {}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._text):
            found.setdefault(match[0], []).append(match.start())
        return found

    def places(self, words: str) -> Iterator[int]:
        """Where some words stand as whole words, in the order of the text."""
        parts = list(_WORD.finditer(words))
        if not parts:
            return
        rare = min(parts, key=lambda m: len(self._places.get(m[0], ())))
        for at in self._places.get(rare[0], ()):
            start = at - rare.start()
            if start >= 0 and self._text.startswith(words, start) and self._closed(words, start):
                yield start

    def _closed(self, words: str, start: int) -> bool:
        """Whether no letter goes on with the words on either side."""
        end = start + len(words)
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return not (
            (_WORD.match(before) and _WORD.match(words))
            or (_WORD.match(after) and _WORD.match(words[-1]))
        )

    def count(self, words: str) -> int:
        """How often some words stand as whole words."""
        return sum(1 for _ in self.places(words))

    def of_any(self, names: Collection[str]) -> list[tuple[int, int]]:
        """Where any of the names stands, of two that overlap the first, of two there the longer."""
        found = [(at, at + len(n)) for n in names for at in self.places(n)]
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda f: (f[0], -f[1])):
            joined = self._text[end : end + 1] == "-" and _WORD.match(self._text, end + 1)
            if not joined and (not kept or start >= kept[-1][1]):
                kept.append((start, end))
        return kept

    def which(self, exact: str, start: int) -> int:
        """Of all places where a stretch stands, also inside words, the number of one of them."""
        if exact not in self._exact:
            self._exact[exact] = list(self._all(exact))
        return bisect_left(self._exact[exact], start) + 1

    def _all(self, exact: str) -> Iterator[int]:
        # A word at either end may go on in the text: only those between are whole for sure.
        inner = list(_WORD.finditer(exact))[1:-1]
        if inner:
            rare = min(inner, key=lambda m: len(self._places.get(m[0], ())))
            for at in self._places.get(rare[0], ()):
                if self._text.startswith(exact, at - rare.start()) and at >= rare.start():
                    yield at - rare.start()
            return
        at = self._text.find(exact)
        while at >= 0:
            yield at
            at = self._text.find(exact, at + 1)

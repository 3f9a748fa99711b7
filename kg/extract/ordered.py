"""Mentions found by where they stand in a text, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from kg.extract.things import Hit

__all__ = ["Covered", "Ordered"]


class Ordered:
    """Mentions in the order of the text, none of which begins before another has ended."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.hits = list(hits)
        self._starts = [h.start for h in self.hits]
        self._ends = [h.end for h in self.hits]

    def before(self, at: int) -> list[Hit]:
        """Those that end at a code point or before it."""
        return self.hits[: bisect_right(self._ends, at)]

    def ending(self, first: int, last: int) -> list[Hit]:
        """Those that end between two code points, both included."""
        return self.hits[bisect_left(self._ends, first) : bisect_right(self._ends, last)]

    def starting(self, first: int, last: int) -> list[Hit]:
        """Those that begin between two code points, the last one left out."""
        return self.hits[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


class Covered:
    """Which code points of a text are taken: a long text has thousands of mentions."""

    def __init__(self, length: int, hits: Iterable[Hit] = ()) -> None:
        self._taken = bytearray(length)
        for hit in hits:
            self.take(hit.start, hit.end)

    def take(self, start: int, end: int) -> None:
        """Take a stretch of the text."""
        self._taken[start:end] = b"\1" * (end - start)

    def meets(self, start: int, end: int) -> bool:
        """Whether any code point of a stretch is taken."""
        return self._taken.find(1, start, end) >= 0

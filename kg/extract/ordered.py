"""Mentions found by where they stand in a text, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from kg.extract.things import Hit

__all__ = ["Covered", "Earlier", "Ordered", "Tally", "between", "ended_before", "starting_at"]


def between(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    """Those of mentions in the order of the text that begin in a stretch of it."""
    begin = bisect_left(hits, first, key=_start)
    return hits[begin : bisect_left(hits, last, begin, key=_start)]


def starting_at(hits: Sequence[Hit], at: int) -> Hit | None:
    """That of mentions in the order of the text which begins at a code point."""
    index = bisect_left(hits, at, key=_start)
    return hits[index] if index < len(hits) and hits[index].start == at else None


def ended_before(hits: Sequence[Hit], at: int) -> int:
    """How many of mentions in the order of the text end at a code point or before it."""
    return bisect_right(hits, at, key=_end)


def _start(hit: Hit) -> int:
    return hit.start


def _end(hit: Hit) -> int:
    return hit.end


class Earlier(Sequence[Hit]):
    """The first so many of a list of mentions, seen without being copied."""

    __slots__ = ("_count", "_hits")

    def __init__(self, hits: list[Hit], count: int) -> None:
        self._hits = hits
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return self._hits[slice(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._hits[at if at >= 0 else self._count + at]

    def __iter__(self) -> Iterator[Hit]:
        return (self._hits[i] for i in range(self._count))

    def __reversed__(self) -> Iterator[Hit]:
        return (self._hits[i] for i in range(self._count - 1, -1, -1))


class Ordered:
    """Mentions in the order of the text, none of which begins before another has ended."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.hits = list(hits)
        self._starts = [h.start for h in self.hits]
        self._ends = [h.end for h in self.hits]

    def before(self, at: int) -> Earlier:
        """Those that end at a code point or before it."""
        return Earlier(self.hits, bisect_right(self._ends, at))

    def ending(self, first: int, last: int) -> list[Hit]:
        """Those that end between two code points, both included."""
        return self.hits[bisect_left(self._ends, first) : bisect_right(self._ends, last)]

    def starting(self, first: int, last: int) -> list[Hit]:
        """Those that begin between two code points, the last one left out."""
        return self.hits[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


class Tally:
    """How often each thing was spoken of before a place; asked in the order of the text."""

    def __init__(self, hits: Ordered) -> None:
        self._hits = hits
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._at = 0
        self._counts: dict[tuple[str, str, str | None], tuple[int, Hit]] = {}

    def before(self, at: int) -> list[tuple[int, Hit]]:
        """Each count with the last mention, the greatest first, of equal ones the first named."""
        known = self._hits.before(at)
        if len(known) < self._at:
            self._begin_anew()
        for hit in known[self._at :]:
            count, _ = self._counts.get(hit.thing.identity, (0, hit))
            self._counts[hit.thing.identity] = (count + 1, hit)
        self._at = len(known)
        return sorted(self._counts.values(), key=lambda counted: -counted[0])


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

"""Two answers to one question held against each other, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.ask import Answer
from kg.cite.asking import statements_in

__all__ = ["rows_changed"]

Row = dict[str, Any]


def rows_changed(before: Answer, after: Answer) -> list[dict[str, Any]]:
    """What becomes of the rows: {change, row, was}; rows that stay as they are are left out.

    A row that falls is given as it was. One that changes rests on some of the
    same statements: `row` is what it becomes, `was` the former value of each
    cell that differs. One that appears rested on nothing before.
    """
    old, new = before.as_dicts(), after.as_dicts()
    fallen, come = _missing(old, new), _missing(new, old)
    pairs = _pairs(fallen, come)
    found: list[dict[str, Any]] = []
    for place, row in enumerate(fallen):
        if place not in pairs:
            found.append({"change": "falls", "row": row})
    for place, other in pairs.items():
        was, now = fallen[place], come[other]
        differing = {name: was[name] for name in was if was[name] != now[name]}
        found.append({"change": "changes", "row": now, "was": differing})
    taken = set(pairs.values())
    for place, row in enumerate(come):
        if place not in taken:
            found.append({"change": "appears", "row": row})
    return found


def _missing(some: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows that the others have not."""
    there = {repr(row) for row in others}
    return [row for row in some if repr(row) not in there]


def _pairs(fallen: Sequence[Row], come: Sequence[Row]) -> dict[int, int]:
    """Which row became which: those that share most statements, then most cells, first."""
    resting: dict[str, list[int]] = {}
    for place, row in enumerate(come):
        for statement in set(statements_in(row)):
            resting.setdefault(statement, []).append(place)
    shared: dict[tuple[int, int], int] = {}
    for place, row in enumerate(fallen):
        for statement in set(statements_in(row)):
            for other in resting.get(statement, ()):
                shared[place, other] = shared.get((place, other), 0) + 1
    ranked = sorted(
        shared, key=lambda pair: (-shared[pair], -_alike(fallen[pair[0]], come[pair[1]]), pair)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for place, other in ranked:
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return dict(sorted(pairs.items()))


def _alike(one: Row, other: Row) -> int:
    return sum(one[name] == other[name] for name in one)

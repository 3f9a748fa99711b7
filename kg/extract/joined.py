"""Offices that one person holds together: "Ana Vega, Premier and Foreign Minister of Peru"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.titles import Title

__all__ = ["lead_of", "shared"]

_JOINS = (" and ", " & ")


def shared(text: str, titles: Sequence[Title]) -> list[Title]:
    """Both titles with the state that only one of the two names; two states are two people."""
    found = list(titles)
    for index, (one, two) in enumerate(pairwise(titles)):
        if _joined(text, one, two) and one.of is None and two.of is not None:
            found[index] = replace(one, of=two.of)
        if _joined(text, one, two) and two.of is None and one.of is not None:
            found[index + 1] = replace(two, of=one.of)
    return found


def lead_of(text: str, before: Title | None, title: Title) -> Title:
    """The title right before that this one continues, or the title itself."""
    return before if before is not None and _joined(text, before, title) else title


def _joined(text: str, one: Title, two: Title) -> bool:
    """Whether one apposition has both, with their state: ", A and B of Peru,"."""
    states = {t.of.identity for t in (one, two) if t.of is not None}
    return (
        text[one.end : two.start] in _JOINS
        and len(states) == 1
        and one.office != two.office
        and text[two.end : two.end + 1] in (",", ".", ";")
        and text[max(0, one.start - 6) : one.start].endswith((", ", ", the "))
    )

"""When an edge or a node is there, as whole days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Spell", "merged", "spell_of", "years"]

Spell = tuple[str | None, str | None]
"""First and last day, both inclusive ("1956-10-19"); None for an end that is open or unknown."""

OPEN = ("", "inf", "-inf", "9999-12-31", "-9999-01-01")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def spell_of(properties: Mapping[str, Any]) -> Spell | None:
    """The outer bounds; where one is unknown, the day on which it is known to hold.

    So what is only attested on a day (or in a year) is there on that day (in that
    year), and not for ever. None if there is no date at all, or one outside the
    years 0 to 9999.
    """
    start, end = _bound(properties, "start"), _bound(properties, "end")
    if start is None and end is None:
        # Seen some time in 1851: it had begun by the end of that year, and ended not before it.
        seen = [_bound(properties, "end_earliest"), _bound(properties, "begin_latest")]
        if None not in seen:
            start, end = sorted(filter(None, seen))
    start = start or _bound(properties, "begin_latest")
    end = end or _bound(properties, "end_earliest")
    if start is None and end is None:
        return None
    if any(day is not None and not DAY.fullmatch(day) for day in (start, end)):
        return None
    if start is not None and end is not None and start > end:
        return None
    return start, end


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """The same days as spells in order, none of which touches another."""
    result: list[Spell] = []
    for start, end in sorted(spells, key=lambda spell: (spell[0] or "", spell[1] or "~")):
        if result:
            first, last = result[-1]
            if last is None or start is None or start <= last:
                result[-1] = (first, None if last is None or end is None else max(last, end))
                continue
        result.append((start, end))
    return result


def years(spells: Iterable[Spell]) -> dict[str, int]:
    """The first and the last year as `start_year` and `end_year`, each only if no end is open."""
    spells = list(spells)
    starts, ends = [spell[0] for spell in spells], [spell[1] for spell in spells]
    found: dict[str, int] = {}
    if spells and None not in starts:
        found["start_year"] = min(int(day[:4]) for day in starts if day)
    if spells and None not in ends:
        found["end_year"] = max(int(day[:4]) for day in ends if day)
    return found


def _bound(properties: Mapping[str, Any], name: str) -> str | None:
    day = properties.get(name)
    return None if day is None or day in OPEN else str(day)

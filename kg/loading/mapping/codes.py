"""Polities by their codes in lists of states, on a date."""

from __future__ import annotations

from kg.errors import UnknownName
from kg.resolve import Gazetteer
from kg.resolve.span import date_span, overlaps

__all__ = ["Codes"]


class Codes:
    """Which polity has a code on a date: 365 is the Soviet Union in 1950."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._uids: dict[tuple[str, str], list[str]] = {}
        for entity in gazetteer.entities():
            for row in entity.facts.get("codes", ()):
                key = str(row["authority"]), str(row["value"]).casefold()
                self._uids.setdefault(key, []).append(entity.uid)
        self._authorities = sorted({authority for authority, _ in self._uids})

    def find(self, authority: str, code: str, on: str | None) -> str | None:
        """The one polity with that code that may have existed on the date; None if not one."""
        if authority not in self._authorities:
            raise UnknownName("authority of codes", authority, self._authorities)
        uids = self._uids.get((authority, code.casefold()), [])
        asked = date_span(on) if on is not None else None
        if asked is not None:
            uids = [u for u in uids if overlaps(self._gazetteer.entity(u).spans, asked)]
        return uids[0] if len(uids) == 1 else None

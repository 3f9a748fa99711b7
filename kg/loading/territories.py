"""The ids by which the Office of the Historian knows territories, the same in all its data sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.model.claim import Mention
from kg.resolve import Gazetteer
from kg.resolve.span import Span, date_span, spans_of, within

__all__ = ["Territories", "territory_name"]

_AUTHORITY = "us_gsh"
# Ids of one territory that us-pocom gives side by side, as territory-id and
# contemporary-territory-id of one record.
_SAME = {
    "antigua-barbuda": "antigua-and-barbuda",
    "congo-democratic-republic": "congo-kinshasa",
    "congo-republic": "congo-brazzaville",
    "micronesia": "micronesia-federated-states-of",
    "saint-kitts-nevis": "saint-kitts-and-nevis",
    "saint-vincent-grenadines": "saint-vincent-and-grenadines",
    "two-sicilies": "kingdom-of-two-sicilies-1861",
}
_YEAR = re.compile(r"-\d{4}$")
_SMALL = frozenset({"of", "and", "the", "da", "do"})


class Territories:
    """Which polity an id means on a date: "russia" is the Soviet Union in 1950.

    An id names one version of a polity or, where it is one of today's map,
    whatever its continuity group was on that date. Where neither is certain the
    words of the source are left to the gazetteer, which may well say that it
    does not know.
    """

    def __init__(self, gazetteer: Gazetteer, usage: Iterable[Mapping[str, str]] = ()) -> None:
        """`usage` is what the data set means by an id in a time, where that is its own way:
        rows of code, time, polity and why. Without a polity nobody can tell whom it means."""
        self._gazetteer = gazetteer
        self._usage: dict[str, list[tuple[tuple[Span, ...], str | None, str]]] = {}
        for row in usage:
            told = (spans_of([row["time"]]), row.get("polity"), row["why"])
            self._usage.setdefault(row["code"], []).append(told)

    def mention(
        self, code: str, on: str | None, words: str | None = None, *, sense: str | None = None
    ) -> Mention:
        """The polity as the source names it, with its identity where the id and date give one.

        `sense` is the code under which `usage` tells of records of this sort ("china/chief").
        """
        uid, why = self._find(code, on, sense)
        # Without a date the gazetteer leaves open which of several the words mean.
        left_open = uid is None and why is not None
        return Mention("Polity", words or code, on=None if left_open else on, uid=uid, why=why)

    def uid(self, code: str, on: str | None) -> str | None:
        """The polity with that id on that date, if it is certain."""
        return self._find(code, on)[0]

    def version(self, code: str) -> str | None:
        """The polity that the gazetteer tells by this very id, whatever the date."""
        return self._gazetteer.coded(_AUTHORITY, code).uid

    def _find(
        self, code: str, on: str | None, sense: str | None = None
    ) -> tuple[str | None, str | None]:
        asked = date_span(on) if on is not None else None
        for spans, polity, why in (*self._usage.get(sense or "", ()), *self._usage.get(code, ())):
            if asked is not None and within(spans, asked):
                return polity, f"{code!r} in this data set: {why}"
        code = _SAME.get(code, code)
        uid = self.version(code)
        if uid is None:
            return None, None
        if on is not None:
            uid = self._gazetteer.polity_on(uid, on).uid
        elif not _YEAR.search(code) and len(self._gazetteer.group(uid)) > 1:
            return None, None
        return uid, uid and f"territory id {code!r}{f' on {on}' if on else ''}"


def territory_name(code: str) -> str:
    """An id written as a name: "czechoslovakia-1993" → "Czechoslovakia"."""
    words = _YEAR.sub("", code).split("-")
    return " ".join(w if w in _SMALL and n else w.capitalize() for n, w in enumerate(words))

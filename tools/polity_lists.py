"""Which row of which list of states is about which polity."""

from __future__ import annotations

from typing import Any

from polity_dates import FLOOR
from polity_words import key
from state_lists import ListRow, Territory

__all__ = ["Matcher"]

Matched = dict[str, list[tuple[ListRow, bool]]]


class Matcher:
    """Matches rows to versions: by the numbers of our corrections, else by name and date."""

    def __init__(
        self,
        entries: dict[str, dict[str, Any]],
        parts: dict[str, list[Territory]],
        groups: dict[str, str],
        words: dict[str, set[str]],
    ) -> None:
        self.entries, self.parts, self.groups = entries, parts, groups
        latest = sorted(parts, key=lambda s: bool(parts[s] and parts[s][-1].today))
        # A version whose `lists` are empty is in none of them.
        self.alone = {s for s in parts if entries.get(s, {}).get("lists") == {}}
        self.by_words = {k: s for s in latest if s not in self.alone for k in words[s]}
        self.numbered: dict[tuple[str, str], list[str]] = {}
        for slug, entry in entries.items():
            for source, found in entry.get("lists", {}).items():
                for number in found:
                    self.numbered.setdefault((source, str(number)), []).append(slug)

    def match(self, rows: list[ListRow]) -> tuple[Matched, list[ListRow]]:
        """Slug → its rows, each with whether it dates just this version; and the rows of nobody."""
        matched: Matched = {}
        unused = []
        for row in rows:
            found = self.versions_of(row)
            if not found:
                unused.append(row)
            for slug in found:
                if self.meets(slug, row):
                    alone = len(found) == 1 or self.inside(slug, row)
                    matched.setdefault(slug, []).append((row, alone))
        return matched, unused

    def versions_of(self, row: ListRow) -> list[str]:
        """The versions that the row may be about."""
        names = [(row.source, f"{row.name}@{row.begin[:4]}"), (row.source, row.name)]
        # Griffiths and Butcher number their states as Correlates of War does.
        numbers = [(s, row.number) for s in (row.source, *(["cow"] * (row.source == "isd")))]
        for mark in (*names[:1], *numbers, *names[1:]):
            if mark in self.numbered:
                return self.numbered[mark]
        found = self.by_words.get(key(row.name))
        return self.by_name(found, row) if found else []

    def by_name(self, name: str, row: ListRow) -> list[str]:
        """The version of that name if the row lies within it, else all of its group."""
        group = [s for s in self.of_group(name) if s not in self.alone]
        if len(group) == 1 or (self.meets(name, row) and self.inside(name, row)):
            return [name]
        numbered = any(self.entries.get(s, {}).get("lists", {}).get(row.source) for s in group)
        return [] if numbered else group

    def years(self, name: str) -> tuple[int, int]:
        """First and last year by our bounds, else by us-gsh."""
        bounds = self.entries.get(name, {}).get("bounds")
        if bounds:
            texts = bounds if isinstance(bounds, list) else [bounds]
            start, end = texts[0].split("/")[0], texts[-1].split("/")[1]
            return int(start[:4] or 0), 9999 if end == ".." else int(end[:4])
        parts = self.parts[name]
        if not parts:
            return 0, 9999
        since = [int(t.since) for t in parts if t.since.lstrip("-").isdigit()]
        until = [int(t.until) for t in parts if t.until.isdigit()]
        return min(since or [0]), max(until or [9999])

    def meets(self, name: str, row: ListRow) -> bool:
        """The row and the version share more than a boundary."""
        first, last = self.years(name)
        begin, end = int(row.begin[:4]), int((row.end or "9999")[:4])
        return len(self.of_group(name)) == 1 or (begin < last and end > first)

    def inside(self, name: str, row: ListRow) -> bool:
        """The row lies within the version, give or take two years; the floor of a list is open."""
        first, last = self.years(name)
        begin, end = int(row.begin[:4]), int((row.end or "9999")[:4])
        begun = begin >= first - 2 or (row.begin == FLOOR and first <= 1816)
        return len(self.of_group(name)) == 1 or (begun and end <= last + 2)

    def of_group(self, name: str) -> list[str]:
        """All versions of its continuity group."""
        return [s for s in self.parts if self.groups[s] == self.groups[name]]

"""Numbered citations: for each line where its statements are said, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.cite import Bibliography
from kg.cite.note import note
from kg.dossier.told import Told
from kg.page import Note, Work

__all__ = ["Notes"]

Quotation = tuple[str, str | None, int]


class Notes:
    """Gives out the numbers in the order in which lines are told."""

    def __init__(self, bibliography: Bibliography) -> None:
        self.bibliography = bibliography
        self.works = {work.key: work for work in bibliography.works}
        self.all: list[Note] = []

    def cite(
        self, told: Sequence[Told], *, together: bool = False
    ) -> tuple[tuple[int, ...], tuple[Quotation, ...]]:
        """The numbers of the notes that these statements rest on, and the quotations in them.

        `together`: what stands in one place of a work is cited in one note, cell after cell.
        """
        groups: dict[tuple[str, str, str | None, str | None, bool], list[str]] = {}
        cells = self._cells(told) if together else {}
        for one in told:
            cited = self.bibliography.citations[one.id]
            words, quoted = one.words, "exact" in one.locator
            if not quoted:
                words = cells.get((cited.key, cited.place or ""), words)
            key = (cited.key, cited.place or "", words, one.locator.get("lang"), quoted)
            groups.setdefault(key, []).append(one.id)
        first = len(self.all) + 1
        for number, ((work, place, words, lang, quoted), ids) in enumerate(
            sorted(groups.items(), key=str), first
        ):
            cited_as, rests_on = self.works[work].name, tuple(sorted(ids))
            self.all.append(Note(number, work, cited_as, place, words, lang, rests_on, quoted))
        new = self.all[first - 1 :]
        told_aloud = tuple((n.words, n.lang, n.number) for n in new if n.words and n.quoted)
        return tuple(n.number for n in new), told_aloud

    def _cells(self, told: Sequence[Told]) -> dict[tuple[str, str], str]:
        """What the rows of a work say in one place; a quotation is never taken apart or joined."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for one in sorted(told, key=lambda one: one.words or ""):
            if one.words and "exact" not in one.locator:
                cited = self.bibliography.citations[one.id]
                found.setdefault((cited.key, cited.place or ""), {})[one.words] = None
        return {place: "; ".join(words) for place, words in found.items()}

    def name_of(self, told: Told) -> str:
        """The work that says it, by its short name."""
        return self.works[self.bibliography.citations[told.id].key].name

    def entries(self) -> tuple[Work, ...]:
        """The bibliography of what was cited, in the order of its words."""
        used: Mapping[str, None] = dict.fromkeys(n.work for n in self.all)
        found = [Work(key, note(self.works[key], ()), self.works[key].url) for key in used]
        return tuple(sorted(found, key=lambda work: (work.citation.casefold(), work.id)))

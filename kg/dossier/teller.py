"""From statements to lines: one line a sentence, with all statements that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.dossier.fuller import fuller_lines, lacking
from kg.dossier.notes import Notes
from kg.dossier.sentences import alike, joined, standing_of, tell
from kg.dossier.times import moment
from kg.dossier.told import Told
from kg.page import Line, Span, Text
from kg.schema import load_schema

__all__ = ["Teller"]

_DIFFER = {
    "certain": "sources differ",
    "same_day": "perhaps one day told twice",
    "possible": "sources may differ",
}


class Teller:
    """Tells statements, each with its citations and what stands against it."""

    def __init__(
        self,
        statements: Mapping[str, Told],
        names: Mapping[str, str],
        notes: Notes,
        conflicts: Iterable[Mapping[str, Any]],
    ) -> None:
        self.statements = statements
        self.names = names
        self.notes = notes
        self.used: set[str] = set()
        self._against: dict[str, list[Mapping[str, Any]]] = {}
        self.conflicts = tuple(conflicts)
        for row in self.conflicts:
            for side in ("a_statement", "b_statement"):
                self._against.setdefault(row[side], []).append(row)
        self._told_conflicts: set[tuple[str, str]] = set()

    def lines(
        self,
        told: Iterable[Told],
        it: str | None = None,
        order: Callable[[Told], Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> tuple[Line, ...]:
        """A line for each sentence, by date and then by its words.

        `names` are others than those by which things are called everywhere else.
        """
        called = self.names if names is None else names
        groups = self._grouped(told, called, it)
        fuller = fuller_lines(groups, lambda one: alike(one, called, it))
        barer: dict[tuple[str, str], list[Told]] = {}
        for bare, full in fuller.items():
            barer.setdefault(full, []).extend(groups.pop(bare))
        key = order or (lambda one: "")
        placed = sorted(
            groups.items(),
            key=lambda item: (key(item[1][0]), min(moment(t.day) for t in item[1]), item[0]),
        )
        return tuple(self.line(same, it, called, barer.get(one, ())) for one, same in placed)

    def _grouped(
        self, told: Iterable[Told], called: Mapping[str, str], it: str | None
    ) -> dict[tuple[str, str], list[Told]]:
        """By their standing and sentence.

        Where the line names its sources, those that name other things are apart: else it
        would be lost which of them says which.
        """
        groups: dict[tuple[str, str, str], list[Told]] = {}
        for one in sorted(told, key=lambda one: one.id):
            apart = joined(one) and load_schema().relations[one.predicate].speaker_in_row
            source = self.notes.name_of(one) if apart else ""
            groups.setdefault((standing_of(one), alike(one, called, it), source), []).append(one)
        found: dict[tuple[str, str], list[Told]] = {}
        for (standing, sentence, source), same in groups.items():
            named = sorted({one.object or one.value or "" for one in same}) if source else ()
            found.setdefault((standing, " ".join((sentence, *named))), []).extend(same)
        return found

    def line(
        self,
        same: Sequence[Told],
        it: str | None = None,
        names: Mapping[str, str] | None = None,
        barer: Sequence[Told] = (),
    ) -> Line:
        """Statements that say the same as one line; `barer` are those that say less of it."""
        first = same[0]
        text = tell(first, self.names if names is None else names, it, same)
        if load_schema().relations[first.predicate].speaker_in_row and not first.said_by:
            speakers = sorted({self.notes.name_of(one) for one in same})
            text = (*text[:-1], Span(f" — so {'; '.join(speakers)}."))
        text = (*text, *self._barer(first, barer))
        every = [*same, *barer]
        several = joined(first) is not None and len(same) > 1
        return self._cited(text, every, standing_of(first), together=several)

    def _barer(self, full: Told, barer: Sequence[Told]) -> Iterable[Span]:
        """Who tells it too, and without what."""
        speakers: dict[str, set[str]] = {}
        for one in barer:
            speakers.setdefault(lacking(full, one), set()).add(self.notes.name_of(one))
        for words, works in sorted(speakers.items()):
            yield Span(f" So also, without {words}: {'; '.join(sorted(works))}.")

    def heading(
        self,
        uid: str,
        known: Sequence[Told],
        lead: str,
        kind: str,
        *,
        last: bool,
        names: Mapping[str, str] | None = None,
    ) -> Line:
        """The name of a thing with its date and kind, on the ground of what is `known`.

        What stands against that is told here only where this line is the `last` on the thing.
        """
        spans = [Span(f"{lead}: ")] if lead else []
        called = self.names if names is None else names
        spans.append(Span(called.get(uid, uid), "strong"))
        if kind:
            spans.append(Span(f" ({kind})"))
        return self._cited(tuple(spans), known, "", against=last)

    def _cited(
        self,
        text: Text,
        same: Sequence[Told],
        standing: str,
        *,
        against: bool = True,
        together: bool = False,
    ) -> Line:
        numbers, quoted = self.notes.cite(same, together=together)
        ids = tuple(sorted(one.id for one in same))
        self.used.update(ids)
        under = tuple(line for uid in ids for line in self.differing(uid)) if against else ()
        return Line(text, numbers, ids, standing, quoted, under)

    def differing(self, uid: str) -> Iterable[Line]:
        """What stands against a statement, told once: both sides, as the sources have them."""
        for row in self._against.get(uid, ()):
            pair = (row["a_statement"], row["b_statement"])
            if pair in self._told_conflicts:
                continue
            self._told_conflicts.add(pair)
            sides = [self.statements[side] for side in pair]
            numbers, quoted = self.notes.cite(sides)
            self.used.update(pair)
            text = (Span(f"{row['why']}."), *_preferred(sides))
            yield Line(text, numbers, tuple(sorted(pair)), _DIFFER[row["standing"]], quoted)


def _preferred(sides: Sequence[Told]) -> Iterable[Span]:
    for one in sides:
        if one.rank == "preferred":
            yield Span(f" {one.id} is ranked as preferred.")

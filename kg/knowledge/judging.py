"""What people judge: the weight of a statement, and who is one with whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.knowledge.opened import Opened

if TYPE_CHECKING:
    from kg.conflicts import Ranking
    from kg.judging import Judgement
    from kg.judging.duplicates import Duplicate

__all__ = ["Judging"]


class Judging(Opened):
    """What ranks, merges and tells apart."""

    def rank(self, statement: str, rank: str, *, why: str, dry_run: bool = False) -> Ranking:
        """Weigh a statement: preferred, normal or deprecated, for a reason that is kept."""
        from kg.conflicts import rank_statement

        with self.folder.writing():
            found = rank_statement(
                self.folder.ledger, statement, rank, by=self.by, why=why, dry_run=dry_run
            )
        if not dry_run and found.changed:
            self.folder.refresh()
        return found

    def merge(self, left: str, right: str, *, why: str, dry_run: bool = False) -> Judgement:
        """Judge that `left` is `right` (ids or names), whose id is kept."""
        from kg.judging import merge

        return self._judge(merge, left, right, why=why, dry_run=dry_run)

    def unmerge(
        self, left: str, right: str, *, why: str, undo: bool = False, dry_run: bool = False
    ) -> Judgement:
        """Judge that the two are not the same; with `undo`, take their last judgement back."""
        from kg.judging import unmerge

        return self._judge(unmerge, left, right, why=why, undo=undo, dry_run=dry_run)

    def duplicates(self, *, kind: str | None = None, limit: int = 50) -> list[Duplicate]:
        """Pairs of things that may be one and that nobody judged, the likeliest first."""
        from kg.judging.duplicates import duplicates

        with self.folder.reading_rdf() as projection:
            return duplicates(projection.read(), self.folder.ledger, kind=kind, limit=limit)

    def write_duplicates(
        self, target: str | Path, *, kind: str | None = None, limit: int = 50
    ) -> int:
        """Write the pairs into a sheet (csv, xlsx) with a column `decision` to fill in."""
        from kg.judging.sheet import write_sheet

        return write_sheet(Path(target), self.duplicates(kind=kind, limit=limit))

    def decide_duplicates(self, sheet: str | Path, *, dry_run: bool = False) -> dict[str, Any]:
        """Take in a filled sheet: all of its decisions, or none; returns how many of each."""
        from kg.judging.decide import decide_sheet

        with self.folder.writing():
            found = decide_sheet(self.folder.ledger, Path(sheet), by=self.by, dry_run=dry_run)
        if not dry_run:
            self.folder.refresh()
        return found

    def _judge(
        self, judge: Callable[..., Judgement], left: str, right: str, *, dry_run: bool, **how: Any
    ) -> Judgement:
        with self.folder.reading_rdf() as projection:
            store = projection.read()
        with self.folder.writing():
            found = judge(
                store, self.folder.ledger, left, right, by=self.by, dry_run=dry_run, **how
            )
        del store
        if not dry_run and found.changed:
            self.folder.refresh()
        return found

"""Reviewing what was read out of texts, and holding quotations against their texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.knowledge.opened import Opened

if TYPE_CHECKING:
    from kg.reviewing import Item
    from kg.verify import Verification

__all__ = ["Reviewing"]


class Reviewing(Opened):
    """What a person decides about claims, one at a time or by the sheet."""

    def review_queue(
        self,
        *,
        source: str | None = None,
        relation: str | None = None,
        waiting: bool = False,
        limit: int = 50,
    ) -> list[Item]:
        """Claims that no person has decided, the surest first; `waiting`: none accepted yet.

        `source` is an id or a title.
        """
        from kg.ledger.naming import source_named
        from kg.reviewing import queue

        ledger = self.folder.ledger
        named = None if source is None else source_named(ledger, source)
        return queue(ledger, source=named, relation=relation, waiting=waiting, limit=limit)

    def review(
        self, statement: str, verdict: str, *, reason: str = "", comment: str = "",
        refresh: bool = True,
    ) -> bool:  # fmt: skip
        """Decide on a claim: "accept", or "reject" for one of the reasons (kg.reviewing.REASONS).

        False if that was decided already. With `refresh` the projections follow.
        """
        from kg.reviewing import decide

        with self.folder.writing():
            done = decide(
                self.folder.ledger, statement, verdict, by=self.by, reason=reason, comment=comment
            )
        self._catch_up(refresh and done)
        return done

    def edit(
        self, statement: str, changes: Mapping[str, str], *, comment: str = "",
        refresh: bool = True,
    ) -> str:  # fmt: skip
        """Put right what a claim says (kg.reviewing.EDITABLE); returns the new statement's id.

        You stand for the new one; the old one is rejected.
        """
        from kg.reviewing import edit

        with self.folder.writing():
            new = edit(self.folder.ledger, statement, changes, by=self.by, comment=comment)
        self._catch_up(refresh)
        return new

    def undo_review(self, statement: str, *, refresh: bool = True) -> str:
        """Take back the last decision on a claim; returns what holds now."""
        from kg.reviewing import undo

        with self.folder.writing():
            verdict = undo(self.folder.ledger, statement, by=self.by)
        self._catch_up(refresh)
        return verdict

    def write_review(self, target: str | Path, items: Iterable[Item]) -> int:
        """Write claims as a sheet (csv, xlsx) or a page (html) to be filled in."""
        from kg.reviewing.sheet import write_sheet

        return write_sheet(Path(target), list(items))

    def decide_review(
        self, sheet: str | Path, *, dry_run: bool = False, refresh: bool = True
    ) -> dict[str, Any]:
        """Take in a filled sheet, or the file that the page saved: all decisions, or none."""
        from kg.reviewing.sheet import decide_sheet

        with self.folder.writing():
            found = decide_sheet(self.folder.ledger, Path(sheet), by=self.by, dry_run=dry_run)
        self._catch_up(refresh and not dry_run)
        return found

    def review_precision(self) -> list[dict[str, Any]]:
        """How often the readings of each relation were right, by the decisions of persons."""
        from kg.reviewing import precision

        return precision(self.folder.ledger)

    def accept_by_policy(self, policy: str, *, undo: bool = False, dry_run: bool = False) -> int:
        """Let a policy ("agreed") accept what waits, or take that back; returns how many."""
        from kg.reviewing import accept_by_policy, undo_policy

        act = undo_policy if undo else accept_by_policy
        with self.folder.writing():
            count = act(self.folder.ledger, policy, by=self.by, dry_run=dry_run)
        self._catch_up(not dry_run and count > 0)
        return count

    def verify(
        self, source: str | None = None, *, texts: Iterable[str | Path] = ()
    ) -> list[Verification]:
        """Hold every quotation against the texts that are here: kept ones, and those in `texts`.

        `source` is an id or a title.
        """
        from kg.ledger.naming import source_named
        from kg.verify import verify

        named = None if source is None else source_named(self.folder.ledger, source)
        return list(verify(self.folder, source=named, texts=[Path(p) for p in texts]))

    def _catch_up(self, refresh: bool) -> None:
        if refresh:
            self.folder.refresh()

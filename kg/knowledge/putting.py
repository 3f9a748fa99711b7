"""Putting sources into a graph and taking them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.knowledge.opened import Opened

if TYPE_CHECKING:
    from kg.intake import LoadAll
    from kg.loading import LoadReport
    from kg.retract import Retraction

__all__ = ["Putting"]


class Putting(Opened):
    """What loads and withdraws."""

    def load(
        self,
        loader: str,
        paths: Iterable[str | Path] = (),
        *,
        dry_run: bool = False,
        part: bool = False,
        anew: bool = False,
        refresh: bool = True,
        progress: Callable[[int], None] = lambda count: None,
        begin: Callable[[str, int, int], None] = lambda name, place, total: None,
        fetched: Callable[[int, int | None], None] = lambda done, total: None,
        jobs: int = 1,
        keep_texts: bool = True,
        **options: str,
    ) -> list[LoadReport]:
        """Load sources: each data set wholly or not at all.

        Without `paths` the public files that the loader names are fetched into
        the user's cache; `fetched` is called with how many bytes are here.
        `options` are what is known of the source (publisher, published, title,
        url, author, language). With `refresh` the projections follow at once.
        A `part` of a data set adds to it and withdraws nothing; `anew` reads
        bytes again that were read before. Articles are read by `jobs` processes;
        one of several that cannot be taken has a report that is `failed`. Their
        texts are kept beside the graph, unless `keep_texts` is false.
        """
        from kg.intake import Intake
        from kg.loading import find_loader
        from kg.loading.fetching import brought, fetch

        found = find_loader(loader, self.loader_folders)
        chosen = [brought(found, Path(path)) for path in paths]
        if not chosen:
            public = fetch(found, progress=fetched, tell=self.tell)
            chosen = [public.path]
            options = {"retrieved": public.retrieved, **options}
        intake = Intake(
            self.folder, self.by, dry_run, part, anew, progress, begin, jobs, keep_texts
        )
        reports = intake.load(found, chosen, options)
        if refresh and not dry_run:
            self.follow(reports)
        return reports

    def load_all(
        self,
        folder: str | Path,
        *,
        dry_run: bool = False,
        anew: bool = False,
        refresh: bool = True,
        progress: Callable[[int], None] = lambda count: None,
        begin: Callable[[str, int, int], None] = lambda name, place, total: None,
    ) -> LoadAll:
        """Load each folder in a folder that is named like a loader ("us-visits": us_visits).

        Each data set is loaded wholly or not at all; one that fails stops no other.
        """
        from kg.intake import Intake

        intake = Intake(self.folder, self.by, dry_run, False, anew, progress, begin)
        outcome = intake.load_all(Path(folder), self.loader_folders)
        if refresh and not dry_run:
            self.follow(outcome.reports)
        return outcome

    def follow(self, reports: list[LoadReport]) -> None:
        """Let the projections follow what was loaded; notes contradictions in its reports."""
        from kg.intake import note_contradictions

        self.folder.refresh()
        note_contradictions(self.folder, reports)

    def add(self, *, dry_run: bool = False, **cells: str) -> LoadReport:
        """Add one fact: the columns of a fact sheet as keywords; `source` is required."""
        from kg.loading.add import add_fact

        with self.folder.writing():
            return add_fact(self.folder.ledger, cells, by=self.by, dry_run=dry_run)

    def retract(
        self, source: str, *, why: str | None = None, undo: bool = False, dry_run: bool = False
    ) -> Retraction:
        """Withdraw a source (or put it back): what rested on it alone falls, the rest stays."""
        from kg.retract import retract

        with self.folder.writing():
            found = retract(
                self.folder.ledger, source, by=self.by, why=why, undo=undo, dry_run=dry_run
            )
        if not dry_run and found.changed:
            self.folder.refresh()
        return found

"""Taking sources into a graph: one, several, or every folder that has a loader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput, DragomanError
from kg.loading import Loader, LoadReport, find_loader, load_path, loader_names, units
from kg.loading.expect import ShapeChanged
from kg.loading.files import files_in
from kg.loading.persons import judge_upgraded, judge_waiting

if TYPE_CHECKING:
    from kg.folder import GraphFolder

__all__ = ["Intake", "LoadAll", "note_contradictions"]

_ADDED = (
    "SELECT statement FROM holdings WHERE run = ? AND event IN ('added', 'reinstated') ORDER BY seq"
)
_WORDS = """
SELECT id || ': ' || original_subject || ' ' || predicate || coalesce(' ' || original_object,
    ' ' || value, '') || coalesce(' (' || time || ')', '') || ', ' || source
FROM statements WHERE id = ?
"""


@dataclass(slots=True)
class LoadAll:
    """What became of the folders of a folder: loaded, failed (with the reason), or passed over.

    `not_taken` are the reports on failed ones that were read and did not hold what they should.
    """

    reports: list[LoadReport] = field(default_factory=list)
    not_taken: list[LoadReport] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Intake:
    """One call of `kg load`: how everything in it is loaded.

    `part`, `anew` and `dry_run` are those of `load_path`; `progress` is called
    with the count of statements that were just read, `begin` with the name of
    each file or folder that is next, how many were before it, and how many
    there are. `jobs` processes read articles, whose texts are kept beside the
    graph with `keep_texts`.
    """

    folder: GraphFolder
    by: str
    dry_run: bool = False
    part: bool = False
    anew: bool = False
    progress: Callable[[int], None] = lambda count: None
    begin: Callable[[str, int, int], None] = lambda name, place, total: None
    jobs: int = 1
    keep_texts: bool = True

    def load(
        self, loader: Loader, paths: Iterable[Path], options: dict[str, str]
    ) -> list[LoadReport]:
        """Load sources with one loader; the first that cannot be loaded ends it."""
        reports: list[LoadReport] = []
        with self.folder.writing():
            self._judge_upgraded()
            if loader.settings.unit == "document":
                return list(self._documents(loader, list(paths), options))
            waiting = list(units(loader, list(paths)))
            for path in waiting:
                self.begin(path.name, len(reports), len(waiting))
                try:
                    reports.append(self._load(loader, path, options, reports))
                except DragomanError as error:
                    if reports and not self.dry_run:
                        done = (
                            f"{len(reports)} of {len(waiting)} files, those before it, are loaded"
                        )
                        error.args = (f"{error}; {done}",)
                    raise
        return reports

    def load_all(self, parent: Path, loader_folders: Iterable[Path]) -> LoadAll:
        """Load each folder in `parent` that is named like a loader; one failure stops no other."""
        outcome = LoadAll()
        chosen = list(_chosen(parent, loader_names(loader_folders), outcome))
        with self.folder.writing():
            self._judge_upgraded()
            for place, (name, path) in enumerate(chosen):
                self.begin(path.name, place, len(chosen))
                try:
                    loader = find_loader(name, loader_folders)
                    if loader.settings.unit == "document":
                        outcome.reports += self._documents(loader, [path], {})
                        continue
                    for unit in units(loader, [path]):
                        outcome.reports.append(self._load(loader, unit, {}, outcome.reports))
                except DragomanError as error:
                    outcome.failed[path.name] = str(error)
                    if isinstance(error, ShapeChanged):
                        outcome.not_taken.append(error.report)
        return outcome

    def _documents(
        self, loader: Loader, paths: list[Path], options: dict[str, str]
    ) -> Iterator[LoadReport]:
        """Documents, each a data set of its own; one that is refused has a report that says so."""
        from kg.articles.load import load_documents

        files = sum(len(files_in(p, refuse=_pass)) if p.is_dir() else 1 for p in paths)
        return load_documents(
            self.folder.ledger,
            loader,
            paths,
            options,
            by=self.by,
            jobs=self.jobs,
            dry_run=self.dry_run,
            part=self.part,
            anew=self.anew,
            keep=self._keep,
            progress=self.progress,
            begin=lambda name, place: self.begin(name, place, max(files, place + 1)),
        )

    def _keep(self, text: str) -> None:
        if self.keep_texts and not self.dry_run:
            self.folder.keep_text(text)

    def _judge_upgraded(self) -> None:
        """Let today's policies judge who the persons are, also where no bytes are read again."""
        if not self.dry_run:
            judge_waiting(self.folder.ledger)
            judge_upgraded(self.folder.ledger, self.by)

    def _load(
        self, loader: Loader, path: Path, options: dict[str, str], before: list[LoadReport]
    ) -> LoadReport:
        whole = loader.settings.unit == "path"
        return load_path(
            self.folder.ledger,
            loader,
            path,
            options,
            by=self.by,
            dry_run=self.dry_run,
            part=self.part,
            anew=self.anew,
            loaded=[report.source for report in before] if whole else (),
            keep=self._keep,
            progress=self.progress,
        )


def _pass(error: BadInput) -> None:
    """What cannot be read is told when its turn comes."""


def _chosen(parent: Path, known: dict[str, Path], outcome: LoadAll) -> Iterator[tuple[str, Path]]:
    """The folders that have a loader; the names of the others are noted."""
    if not parent.is_dir():
        raise BadInput("no such folder", where=str(parent))
    found = 0
    for path in sorted(parent.iterdir()):
        name = path.name.replace("-", "_")
        if path.name.startswith("."):
            continue
        if path.is_dir() and name in known:
            found += 1
            yield name, path
        else:
            outcome.passed_over.append(path.name)
    if not found:
        names = ", ".join(sorted(known))
        raise BadInput(f"no folder in it is named like a loader ({names})", where=str(parent))


def note_contradictions(folder: GraphFolder, reports: Iterable[LoadReport]) -> None:
    """Put into each report the contradictions in which the statements that it added stand.

    One between two sources of the same load is told with the first of them. Read from the
    RDF projection, which holds them as the view finds them.
    """
    import pyoxigraph as ox

    from kg.rdf.names import ENT, KGO

    execute = folder.ledger.connection.execute
    with folder.reading_rdf() as projection:
        store = projection.read()

        def pairs(link: str) -> dict[str, list[str]]:
            found: dict[str, list[str]] = defaultdict(list)
            for quad in store.quads_for_pattern(None, ox.NamedNode(KGO + link), None):
                one, other = (str(getattr(end, "value", "")) for end in (quad.subject, quad.object))
                found[one.removeprefix(ENT)].append(other.removeprefix(ENT))
            return found

        certain, possible = pairs("contradicts"), pairs("mayContradict")
        seen: set[str] = set()
        for report in reports:
            for (statement,) in execute(_ADDED, (report.run,)).fetchall():
                seen.add(statement)
                for other in certain.get(statement, ()):
                    if other not in seen:
                        pair = (execute(_WORDS, (st,)).fetchone()[0] for st in (statement, other))
                        report.contradictions.append(" <> ".join(pair))
                report.may_contradict += sum(o not in seen for o in possible.get(statement, ()))

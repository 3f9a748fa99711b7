"""The public face: a graph folder, and everything that can be asked of it and done to it.

Every command of the command line has its twin here.
"""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput, GraphBusy
from kg.folder import GraphFolder
from kg.model.rows import Rows

if TYPE_CHECKING:
    import networkx as nx

    from kg.ask import Answer, Question
    from kg.conflicts import Ranking
    from kg.export import ExportReport
    from kg.graph.engine import CypherEngine
    from kg.graph.neo4j_push import PushReport
    from kg.intake import LoadAll
    from kg.judging import Judgement
    from kg.judging.duplicates import Duplicate
    from kg.loading import LoadReport
    from kg.retract import Retraction

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph:
    """A graph in a folder. Use it as a context manager, or close it.

    `by` is who judges and loads: the name that the ledger keeps (default: the
    environment's KG_USER, else the user of this machine). `tell` is called with
    a few words when something takes long.
    """

    def __init__(self, path: Path, *, by: str | None = None, new: bool = False) -> None:
        self.by = by or os.environ.get("KG_USER") or getpass.getuser()
        self.folder = GraphFolder(path, new=new)
        self.loader_folders: tuple[Path, ...] = (path / "loaders",)
        self.query_folders: tuple[Path, ...] = (path / "queries",)
        if not new:
            self._renew_gazetteer()

    def _renew_gazetteer(self) -> None:
        """Bring in the gazetteer of this program where the graph holds another edition of it.

        What rested on the old edition is judged anew. Where somebody else writes
        or nothing can be written, the graph stays as it is until the next time.
        """
        from kg.ledger.sources import edition_of
        from kg.paths import gazetteer_digest, schema_dir

        held = edition_of(self.folder.ledger, "gazetteer")
        if held in (None, gazetteer_digest()):
            return
        from kg.loading.renew import judge_again

        try:
            self.load("gazetteer", [schema_dir() / "gazetteer"], refresh=False)
            with self.folder.writing():
                judge_again(self.folder.ledger, self.by)
        except (GraphBusy, OSError, sqlite3.OperationalError):
            return

    @classmethod
    def create(cls, path: Path, *, by: str | None = None) -> KnowledgeGraph:
        """A new graph in an empty or missing folder, with the gazetteer in it."""
        from kg.paths import schema_dir

        graph = cls(path, by=by, new=True)
        try:
            graph.load("gazetteer", [schema_dir() / "gazetteer"])
        except BaseException:
            graph.close()
            raise
        return graph

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self.folder.close()

    @property
    def tell(self) -> Callable[[str], None]:
        return self.folder.tell

    @tell.setter
    def tell(self, function: Callable[[str], None]) -> None:
        self.folder.tell = function

    # Putting in and taking out

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
        **options: str,
    ) -> list[LoadReport]:
        """Load sources: each data set wholly or not at all.

        Without `paths` the public files that the loader names are fetched into
        the user's cache; `fetched` is called with how many bytes are here.
        `options` are what is known of the source (publisher, published, title,
        url, author, language). With `refresh` the projections follow at once.
        A `part` of a data set adds to it and withdraws nothing; `anew` reads
        bytes again that were read before.
        """
        from kg.intake import Intake
        from kg.loading import find_loader

        found = find_loader(loader, self.loader_folders)
        chosen = [Path(path) for path in paths]
        if not chosen:
            from kg.loading.fetching import fetch

            public = fetch(found, progress=fetched, tell=self.tell)
            chosen = [public.path]
            options = {"retrieved": public.retrieved, **options}
        intake = Intake(self.folder, self.by, dry_run, part, anew, progress, begin)
        reports = intake.load(found, chosen, options)
        self._follow(reports, refresh and not dry_run)
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
        self._follow(outcome.reports, refresh and not dry_run)
        return outcome

    def _follow(self, reports: list[LoadReport], refresh: bool) -> None:
        """Let the projections follow a load, and tell the contradictions that it brought."""
        from kg.intake import note_contradictions

        if refresh:
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

    # Asking

    def sources(self) -> list[dict[str, Any]]:
        """Every source, with what is known of it and how many statements it has in the graph."""
        from kg.ledger.sources import list_sources

        return list_sources(self.folder.ledger)

    def questions(self) -> dict[str, Question]:
        """The catalogue: ours, and those in the graph's own `queries` folder."""
        from kg.ask import questions

        return questions(self.query_folders)

    def ask(
        self,
        question: str,
        /,
        *,
        engine: str = "sparql",
        server: CypherEngine | None = None,
        **parameters: Any,
    ) -> Answer:
        """The answer to a question of the catalogue.

        `engine` is "sparql", "cypher" or "both" (Differ if the rows are not the
        same). With `server` Cypher is asked there instead of the embedded graph.
        """
        from kg.ask import ask_cypher, ask_sparql, bind_parameters, compare, find_question
        from kg.ask.things import standing_ids

        if engine not in ("sparql", "cypher", "both"):
            raise BadInput(f"unknown engine {engine!r}; known: cypher, sparql, both")
        found = find_question(question, self.query_folders)
        with self.folder.reading_rdf() as projection:
            store = projection.read()
            given = standing_ids(parameters, self.folder.ledger.connection)
            bound = bind_parameters(found, given, store)
            told = ask_sparql(found, bound, store) if engine != "cypher" else None
        if engine == "sparql" and told is not None and server is None:
            return told
        graph = server or self.folder.reading_graph()
        answer = ask_cypher(found, bound, graph, "neo4j" if server else "cypher")
        if told is not None and engine == "both":
            compare(told, answer)
        return answer

    def cypher(self, text: str, /, server: CypherEngine | None = None, **parameters: Any) -> Rows:
        """The answer to a read-only Cypher query, from the embedded graph or a server."""
        return (server or self.folder.reading_graph()).run(text, parameters)

    def sparql(self, text: str, /, **parameters: Any) -> Rows:
        """The answer to a read-only SPARQL query; our prefixes need not be declared."""
        from kg.rdf import run_query

        with self.folder.reading_rdf() as projection:
            return run_query(projection.read(), text, parameters)

    def show(self, thing: str) -> dict[str, Any]:
        """All that is said of a thing (an id or a name), or one statement with its source."""
        from kg.show import show

        with self.folder.reading_rdf() as projection:
            return show(projection.read(), self.folder, thing)

    def resolve(
        self, name: str, /, *, on: str | None = None, kind: str = "polity"
    ) -> dict[str, Any]:
        """Who is meant by a name on a date (EDTF), as a thing of that kind; see `resolve_all`."""
        (row,) = self.resolve_all([(name, on)], kind)
        return row

    def resolve_all(
        self, pairs: Iterable[tuple[str, str | None]], kind: str = "polity"
    ) -> Iterator[dict[str, Any]]:
        """One row for each (name, date), in order: resolved, ambiguous or unknown, with reasons.

        `kg.resolve.answers` gives the same without a graph.
        """
        from kg.persons.asking import answers

        yield from answers(pairs, kind, ledger=self.folder.ledger)

    def conflicts(
        self,
        entity: str | None = None,
        *,
        kind: str | None = None,
        standing: str = "certain",
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        """Statements that exclude each other, side by side, each pair with the reason.

        `entity` is an id (of a thing or a statement) or a name; `kind` date,
        place, seat, denied or title; `standing` certain, same_day or possible.
        """
        from kg.ask.things import identify
        from kg.conflicts import conflicts
        from kg.ledger.find import known_statement

        with self.folder.reading_rdf() as projection:
            store = projection.read()
            if entity is not None and entity.startswith("st-"):
                known_statement(self.folder.ledger, entity)
            elif entity is not None:
                entity = identify(store, entity, self.folder.ledger.connection)
            return list(conflicts(store, entity, kind=kind, standing=standing, limit=limit))

    def status(self) -> dict[str, Any]:
        """One record on how the graph stands."""
        from kg.status import status

        return status(self.folder)

    def doctor(self) -> list[dict[str, Any]]:
        """Checks of everything that could disagree."""
        from kg.status import doctor

        return doctor(self.folder)

    # Ways out

    def export(self, target: str | Path, format: str | None = None, **options: Any) -> ExportReport:
        """Write the graph as gexf, graphml, csv, turtle, nquads or ftm; told by the suffix."""
        from kg.export import export, format_of
        from kg.export.rdf import RDF_FORMATS, export_rdf, rdf_format_of
        from kg.graph.shape import nodes, relationships
        from kg.view import View

        path = Path(target)
        name = format or rdf_format_of(path) or format_of(path)
        if name in RDF_FORMATS:
            with self.folder.reading_rdf() as projection:
                return export_rdf(name, path, projection.read())
        with View(self.folder.ledger) as view:
            return export(name, path, nodes(view), relationships(view), **options)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph for algorithms: nodes and edges with all their properties."""
        from kg.export import to_networkx
        from kg.graph.shape import nodes, relationships
        from kg.view import View

        with View(self.folder.ledger) as view:
            return to_networkx(nodes(view), relationships(view))

    def push_neo4j(
        self, server: Any = None, progress: Callable[[str, int], None] | None = None
    ) -> PushReport:
        """Make a Neo4j database hold this graph: what is new added, what is gone removed."""
        from kg.graph.neo4j import from_environment
        from kg.graph.neo4j_book import last_run
        from kg.graph.neo4j_push import constraint_statements, push
        from kg.graph.shape import nodes, relationships
        from kg.ledger.digest import ledger_digest
        from kg.paths import schema_dir
        from kg.view import View

        text = schema_dir() / "generated" / "neo4j-constraints.cypher"
        constraints = constraint_statements(text.read_text(encoding="utf-8"))
        target = server or from_environment()
        try:
            with View(self.folder.ledger) as view:
                return push(
                    target,
                    nodes(view),
                    relationships(view),
                    constraints,
                    sequence=view.sequence,
                    digest=ledger_digest(self.folder.ledger),
                    run=last_run(self.folder.ledger, view.sequence),
                    progress=progress,
                )
        finally:
            if server is None:
                target.close()

    def snapshot(self, target: str | Path) -> Mapping[str, int]:
        """Write the ledger as Parquet segments into a new folder."""
        from kg.ledger.snapshot import snapshot

        return snapshot(self.folder.ledger, Path(target))

    def texts(self) -> Iterator[Path]:
        """The texts that are kept beside the graph."""
        yield from sorted((self.folder.path / "texts").rglob("*.txt"))

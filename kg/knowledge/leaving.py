"""Ways out of a graph: files and servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    import networkx as nx

    from kg.export import ExportReport
    from kg.graph.neo4j_push import PushReport

__all__ = ["Leaving"]


class Leaving(Opened):
    """What writes the graph for other programs."""

    def export(
        self,
        target: str | Path,
        format: str | None = None,
        *,
        scope: Scope = Scope(),
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
        notes: bool = False,
        **options: Any,
    ) -> ExportReport:
        """Write the graph as gexf, graphml, csv, turtle, nquads or ftm; told by the suffix.

        `scope` says which statements count; `on` a day keeps what may have been so then,
        `certainly` what certainly was; things are called by their names in the first of
        the languages of `lang` that has one. With `notes` readers' own notes go along, as
        such.
        """
        from kg.export import check_target, export, format_of
        from kg.export.rdf import RDF_FORMATS, check_rdf_target, export_rdf, rdf_format_of
        from kg.graph.shape import nodes, relationships, renamed
        from kg.ledger.notes import notes_on
        from kg.rdf.projection import rdf_of
        from kg.view import View
        from kg.view.labels import labels_in

        path = Path(target)
        name = format or rdf_format_of(path) or format_of(path)
        on, certainly = _day(on, "--on"), _day(certainly, "--certainly")
        own = notes_on(self.folder.ledger) if notes else []
        dated = on is not None or certainly is not None
        if name in RDF_FORMATS and lang:
            raise BadInput(f"{name} carries all names with their languages; leave out --lang")
        if name in RDF_FORMATS:
            check_rdf_target(path)
        else:
            check_target(name, path)
        if name in RDF_FORMATS and dated:
            with (
                View(self.folder.ledger, scope, on=on, certainly=certainly) as view,
                rdf_of(view) as projection,
            ):
                return export_rdf(name, path, projection.read(), own)
        if name in RDF_FORMATS:
            with self.folder.reading_rdf(scope) as projection:
                return export_rdf(name, path, projection.read(), own)
        with View(self.folder.ledger, scope, on=on, certainly=certainly) as view:
            called = labels_in(view, lang) if lang else {}
            named = renamed(nodes(view), called)
            return export(name, path, named, relationships(view), notes=own, **options)

    def to_networkx(self, network: str = "all", *, scope: Scope = Scope()) -> nx.MultiDiGraph[str]:
        """The graph for algorithms: nodes and edges with all their properties.

        `network` keeps one sort of relations and what they connect: meetings,
        contacts, agreements, offices, relations, territory; `all` keeps everything,
        which takes 3 GB of memory for 400,000 statements.
        """
        from kg.export import to_networkx
        from kg.export.networks import known_network, part_of_network
        from kg.graph.shape import nodes, relationships
        from kg.view import View

        known_network(network)
        with View(self.folder.ledger, scope) as view:
            return to_networkx(*part_of_network(network, nodes(view), relationships(view)))

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

    def snapshot(self, target: str | Path, *, notes: bool = False) -> Mapping[str, int]:
        """Write the ledger as Parquet segments into a new folder, with readers' notes if asked."""
        from kg.ledger.snapshot import snapshot

        return snapshot(self.folder.ledger, Path(target), notes=notes)

    def texts(self) -> Iterator[Path]:
        """The texts that are kept beside the graph."""
        yield from sorted((self.folder.path / "texts").rglob("*.txt"))


def _day(day: str | None, where: str) -> str | None:
    from kg.ask.parameters import whole_day

    return None if day is None else whole_day(day, where)

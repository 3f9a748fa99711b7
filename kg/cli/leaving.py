"""`kg export`, `kg push`, `kg snapshot`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.dials import (
    Dials,
    day_asked,
    day_options,
    lang_option,
    languages,
    scope_options,
    turned,
)
from kg.cli.graph import opened
from kg.cli.output import format_option, say, write_record, write_rows

__all__ = ["export", "push", "snapshot"]

FORMATS = ("gexf", "graphml", "csv", "turtle", "nquads", "ntriples", "ftm")


@click.command()
@click.argument("format", type=click.Choice(FORMATS), required=False)
@click.option("-o", "target", type=click.Path(path_type=Path), required=True, help="Where to.")
@click.option(
    "--edges",
    type=click.Choice(["kind", "pair", "statement"]),
    default="kind",
    show_default=True,
    help="gexf: an edge for each kind of relation, each pair, or each statement.",
)
@click.option(
    "--cite",
    "cited",
    type=click.Path(path_type=Path),
    help="Write the sources of the graph to this file (.bib, .json, .ris, .txt).",
)
@click.option("--notes", is_flag=True, help="Readers' own notes too, as such.")
@day_options
@lang_option
@scope_options
@format_option
@click.pass_context
def export(
    context: click.Context,
    format: str | None,
    target: Path,
    edges: str,
    on: str | None,
    certainly: bool,
    lang: str | None,
    cited: Path | None,
    notes: bool,
    shape: str | None,
    dials: Dials,
) -> None:
    """Write the graph for Gephi (gexf), yEd (graphml), tables (csv), RDF tools or
    FollowTheMoney (ftm).

    Without FORMAT the suffix of the file tells it. What a format cannot hold is told on stderr.

    Example:

        kg export gexf -o russia-japan.gexf
    """
    with opened(context) as graph:
        report = graph.export(
            target,
            format,
            edges=edges,
            scope=turned(graph, dials),
            lang=languages(graph, lang),
            notes=notes,
            **day_asked(on, certainly),
        )
        if cited is not None:
            say(f"{graph.cite().write(cited)}: the sources of the graph")
    for loss in report.losses:
        say(f"not in {report.format}: {loss}")
    files = [str(path) for path in report.files]
    row = {"format": report.format, "nodes": report.nodes, "edges": report.edges, "files": files}
    write_record(row, shape)


@click.command()
@click.argument("server", type=click.Choice(["neo4j"]))
@format_option
@click.pass_context
def push(context: click.Context, server: str, shape: str | None) -> None:
    """Make a Neo4j database hold this graph: what is new is added, what is gone removed.

    The server is that of NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

    Example:

        NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… kg push neo4j
    """

    def progress(what: str, count: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{what}: {count:,}", nl=False, err=True)

    with opened(context) as graph:
        report = graph.push_neo4j(progress=progress)
    if sys.stderr.isatty():
        say("")
    row = {
        "nodes": report.nodes,
        "relationships": report.relationships,
        "removed_nodes": report.removed_nodes,
        "removed_relationships": report.removed_relationships,
    }
    write_record(row, shape)


@click.command()
@click.option("-o", "target", type=click.Path(path_type=Path), required=True, help="A new folder.")
@click.option("--notes", is_flag=True, help="Write readers' own notes too.")
@format_option
@click.pass_context
def snapshot(context: click.Context, target: Path, notes: bool, shape: str | None) -> None:
    """Write the ledger as Parquet files, one a table.

    Example:

        kg snapshot -o snapshot
    """
    with opened(context) as graph:
        counts = graph.snapshot(target, notes=notes)
    write_rows([{"table": table, "rows": rows} for table, rows in counts.items()], shape)

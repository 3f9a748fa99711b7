"""`kg cite`: bibliographies of statements, answers, sources, and of the graph itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.dials import Dials, scope_options, turned
from kg.cli.graph import opened
from kg.cli.output import parameters_of, say, write_text
from kg.model.counted import counted

__all__ = ["cite"]

_FORMATS = ("bibtex", "csl-json", "ris", "text")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--answer", metavar="QUESTION", help="Cite what an answer of the catalogue rests on.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question."
)
@click.option("--all", "everything", is_flag=True, help="Cite every source that states something.")
@click.option("--graph", "whole", is_flag=True, help="Cite the graph itself, in its present state.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(_FORMATS),
    help="Format of the citations; that of the file's name, else text.",
)
@scope_options
@click.option("-o", "target", type=click.Path(path_type=Path), help="Write them to this file.")
@click.pass_context
def cite(
    context: click.Context,
    ids: tuple[str, ...],
    answer: str | None,
    params: tuple[str, ...],
    everything: bool,
    whole: bool,
    shape: str | None,
    dials: Dials,
    target: Path | None,
) -> None:
    """Cite statements, edges, sources or things (each by an ID, name or title).

    The dials (--known-at, --sources …) hold for answers, edges and things. A file's suffix tells
    the format: .bib (BibTeX), .json (CSL-JSON), .ris, .txt. Keys stay the same whatever else is
    loaded or cited.

    Example:

        kg cite --answer C --param state=Japan --format bibtex
    """
    from kg.cite import Bibliography

    if not (ids or answer or everything or whole):
        raise click.UsageError("what shall be cited? give an ID, --answer, --all or --graph")
    if params and answer is None:
        raise click.UsageError("--param belongs to --answer")
    with opened(context) as graph:
        scope = turned(graph, dials)
        found = Bibliography(())
        if everything:
            found = found.joined(graph.cite())
        if ids:
            found = found.joined(graph.cite(*ids, scope=scope))
        if answer is not None:
            given: dict[str, Any] = parameters_of(params)
            rows = graph.ask(answer, scope=scope, **given)
            for note in rows.notes:
                say(note)
            found = found.joined(graph.cite_answer(rows))
        if whole:
            found = found.joined(graph.cite_graph())
    if target is None:
        write_text(found.text(shape or "text"))
        return
    path = found.write(target, shape)
    say(f"{path}: {counted(len(found.works), 'work')}")

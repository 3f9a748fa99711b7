"""The sample: Russia and Japan from 1855 to 2019, loaded, asked and written out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import BadInput
from kg.knowledge import KnowledgeGraph
from kg.ledger.connection import LEDGER_FILE
from kg.paths import loaders_dir

__all__ = ["QUESTIONS", "load_sample", "run_demo"]

QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("A", {}),
    ("B", {"year": 1956}),
    ("C", {"state": "Japan"}),
)
_SHOWN = {
    "A": ("minister", "met", "time", "place", "source", "statements"),
    "B": ("agreement", "signed", "signed_by", "signatories", "source", "statements"),
    "C": ("territory", "claimed_by", "claimed", "administered_by", "source", "statements"),
}


def run_demo(folder: Path, *, by: str | None = None) -> Iterator[str | list[dict[str, Any]]]:
    """Make the sample graph and use it; yields remarks, and the rows of each answer."""
    graph_folder = folder / "graph"
    if folder.exists():
        if any(folder.iterdir()) and not (graph_folder / LEDGER_FILE).is_file():
            raise BadInput("not a sample made by `kg demo`; name another folder", where=str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    yield f"making the sample graph in {graph_folder}"
    with KnowledgeGraph.create(graph_folder, by=by) as graph:
        load_sample(graph)
        for name, parameters in QUESTIONS:
            answer = graph.ask(name, engine="both", **parameters)
            words = graph.questions()
            question = next(q.question for q in words.values() if q.id == name)
            given = ", ".join(f"{k}={v}" for k, v in parameters.items())
            yield f"\n{name}. {question}" + (f" [{given}]" if given else "")
            yield f"Cypher and SPARQL give the same {len(answer.rows.rows)} rows:"
            yield [{k: row[k] for k in _SHOWN[name]} for row in answer.as_dicts()]
        yield "\nGraph files:"
        for target in ("russia-japan.gexf", "russia-japan.graphml", "russia-japan.ttl"):
            report = graph.export(folder / target)
            yield f"  {folder / target}: {report.nodes} nodes, {report.edges} edges"
        report = graph.export(folder / "russia-japan-csv", "csv")
        yield f"  {folder / 'russia-japan-csv'}: {report.nodes} nodes, {report.edges} edges"
    yield f'\nGo on with: kg -g {graph_folder} show "Toshimitsu Motegi"'


def load_sample(graph: KnowledgeGraph) -> None:
    """Load the bundled fact sheet and article."""
    import yaml

    loaders = loaders_dir()
    graph.load("facts", [loaders / "facts" / "sample" / "russia-japan.yml"], refresh=False)
    article = loaders / "article" / "sample"
    known = yaml.load(
        (article / "article.meta.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    fields = ("publisher", "published", "title", "url", "author", "language")
    options = {name: known[name] for name in fields if name in known}
    graph.load("article", [article / "article.txt"], **options)

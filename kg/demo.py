"""The sample: Russia and Japan from 1855 to 2019, loaded, asked and written out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.knowledge import KnowledgeGraph
from kg.paths import loaders_dir

__all__ = ["QUESTIONS", "load_sample", "run_demo"]

QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("A", {}),
    ("B", {"year": 1956}),
    ("C", {"state": "Japan"}),
)
_MARK = "sample"
_SHOWN = {
    "A": ("minister", "met", "time", "place", "source", "statements"),
    "B": ("agreement", "signed", "signed_by", "signatories", "source", "statements"),
    "C": ("territory", "claimed_by", "claimed", "administered_by", "source", "statements"),
}


def run_demo(folder: Path, *, by: str | None = None) -> Iterator[str | list[dict[str, Any]]]:
    """Make the sample graph in `folder` and use it; yields remarks, and the rows of each answer.

    Graph files go to `files` in it. A sample made there before is made anew;
    any other folder that holds something is left alone.
    """
    if (folder / _MARK).is_file():
        shutil.rmtree(folder)
    yield f"making the sample graph in {folder}"
    with KnowledgeGraph.create(folder, by=by) as graph:
        (folder / _MARK).write_text("made by `kg demo`, and made anew by it\n", encoding="utf-8")
        load_sample(graph)
        for name, parameters in QUESTIONS:
            answer = graph.ask(name, engine="both", **parameters)
            question = next(q.question for q in graph.questions().values() if q.id == name)
            given = ", ".join(f"{k}={v}" for k, v in parameters.items())
            yield f"\n{name}. {question}" + (f" [{given}]" if given else "")
            yield f"Cypher and SPARQL give the same rows: {len(answer.rows.rows)}"
            yield [{k: row[k] for k in _SHOWN[name]} for row in answer.as_dicts()]
        yield "\nGraph files:"
        files = folder / "files"
        files.mkdir()
        for target in ("russia-japan.gexf", "russia-japan.graphml", "russia-japan.ttl"):
            report = graph.export(files / target)
            yield f"  {files / target}: {report.nodes} nodes, {report.edges} edges"
        report = graph.export(files / "csv", "csv")
        yield f"  {files / 'csv'}: {report.nodes} nodes, {report.edges} edges"
    yield f'\nGo on with: kg -g {folder} show "Toshimitsu Motegi"'


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

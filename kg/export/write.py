"""One export: fed, written beside its target, and moved into place only when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kg.errors import BadInput, DragomanError
from kg.export.exporter import Exporter, ExportReport
from kg.export.own_notes import OwnNotes
from kg.export.registry import exporter_of
from kg.graph.rows import Node, Relationship

__all__ = ["check_target", "export"]


def export(
    format: str,
    target: Path,
    nodes: Iterable[list[Node]],
    relationships: Iterable[list[Relationship]],
    *,
    edges: str = "kind",
    statements: bool | None = None,
    notes: Iterable[Mapping[str, Any]] = (),
) -> ExportReport:
    """Write the graph to `target` and tell what the format could not carry.

    `edges` is "kind", or in gexf also "pair" or "statement". `statements` True takes
    Statement and Source nodes along, None leaves that to the format. `notes` are readers'
    own, put on what they are about. On any failure the target is as it was before.

    Example:
        report = export("gexf", Path("graph.gexf"), view.nodes(), view.relationships())
        print(*report.losses, sep="\\n", file=sys.stderr)
    """
    kind = check_target(format, target)
    part = target.with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
    exporter = kind(part, edges=edges, statements=statements)
    try:
        own = OwnNotes(notes)
        _feed(exporter, nodes, relationships, own)
        with _spoken(target):
            exporter.finish()
            files = _place(part, target)
        written = (exporter.nodes_written, exporter.edges_written)
        losses = (*exporter.losses(), *own.losses())
        return ExportReport(format, *written, losses, files)
    finally:
        exporter.close()
        _remove(part)


def check_target(format: str, target: Path) -> type[Exporter]:
    """What writes the format; BadInput where it cannot be written, before anything is computed."""
    kind = exporter_of(format)
    with _spoken(target):
        _check(kind, target)
    return kind


@contextmanager
def _spoken(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DragomanError(f"{target}: cannot be written: {reason}") from error


def _feed(
    exporter: Exporter,
    nodes: Iterable[list[Node]],
    relationships: Iterable[list[Relationship]],
    own: OwnNotes,
) -> None:
    exporter.setup()
    for batch in nodes:
        for node in batch:
            exporter.feed_node(own.node(node, exporter))
    for edges in relationships:
        for edge in edges:
            exporter.feed_relationship(own.edge(edge, exporter))


def _check(kind: type[Exporter], target: Path) -> None:
    if not target.parent.is_dir():
        raise BadInput(
            f"the folder {target.parent} does not exist; make it first", where=str(target)
        )
    if kind.is_folder(target):
        if target.exists() and not target.is_dir():
            raise BadInput(f"{kind.name} writes a folder, and this is a file", where=str(target))
    elif target.is_dir():
        example = target / f"graph{kind.suffixes[0]}"
        raise BadInput(f"this is a folder; name a file, such as {example}", where=str(target))


def _place(part: Path, target: Path) -> tuple[Path, ...]:
    """Move what was written to the target. A folder that is there keeps its other files."""
    if not part.is_dir():
        part.replace(target)
        return (target,)
    target.mkdir(exist_ok=True)
    files = []
    for path in sorted(part.iterdir()):
        path.replace(target / path.name)
        files.append(target / path.name)
    return tuple(files)


def _remove(part: Path) -> None:
    with suppress(OSError):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)

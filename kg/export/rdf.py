"""The graph as RDF files, straight from its projection."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.export.exporter import ExportReport
from kg.export.own_notes import words_of
from kg.rdf.names import ENT, KGO, PREFIXES, SEQUENCE_GRAPH

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["RDF_FORMATS", "check_rdf_target", "export_rdf", "rdf_format_of"]

RDF_FORMATS = ("ntriples", "nquads", "turtle")
_SUFFIXES = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads"}


def rdf_format_of(path: Path) -> str | None:
    """The RDF format that a file's suffix stands for, or None."""
    return _SUFFIXES.get(path.suffix.lower())


def check_rdf_target(target: Path) -> None:
    """BadInput where no file can be written, before anything is computed."""
    if not target.parent.is_dir():
        raise BadInput("the folder does not exist; make it first", where=str(target.parent))


def export_rdf(
    format: str, target: Path, store: ox.Store, notes: Iterable[Mapping[str, Any]] = ()
) -> ExportReport:
    """Write all triples; nothing is lost. The file appears only when it is whole.

    `notes` are readers' own, each a kgo:ownNote of what it is about.
    """
    import pyoxigraph as ox

    check_rdf_target(target)
    formats = {
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "nquads": ox.RdfFormat.N_QUADS,
        "turtle": ox.RdfFormat.TURTLE,
    }
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        held = (
            quad
            for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())
            if quad.subject != ox.NamedNode(SEQUENCE_GRAPH)
        )
        quads = chain(held, _noted(notes))
        rows: object = quads if format == "nquads" else (quad.triple for quad in quads)
        ox.serialize(rows, str(beside), formats[format], prefixes=_prefixes(format))  # type: ignore[arg-type]
        beside.replace(target)
    except OSError as error:
        raise BadInput(
            f"cannot be written: {error.strerror or error}", where=str(target)
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    nodes = _count(store, "?x kgo:alias ?name", "DISTINCT ?x")
    return ExportReport(format, nodes, _count(store, "?e a kgo:Edge", "*"), (), (target,))


def _noted(notes: Iterable[Mapping[str, Any]]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    for row in notes:
        about, words = ox.NamedNode(ENT + row["thing"]), ox.Literal(words_of(row))
        yield ox.Quad(about, ox.NamedNode(KGO + "ownNote"), words)


def _prefixes(format: str) -> dict[str, str] | None:
    return PREFIXES if format == "turtle" else None


def _count(store: ox.Store, pattern: str, what: str) -> int:
    from kg.rdf import run_query

    ((count,),) = run_query(store, f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}").rows
    return int(count)

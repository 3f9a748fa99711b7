"""Which formats there are, and which one a file name asks for."""

from __future__ import annotations

from pathlib import Path

from kg.errors import BadInput, UnknownName
from kg.export.exporter import Exporter
from kg.export.followthemoney import FollowTheMoney
from kg.export.gexf import Gexf
from kg.export.graphml import GraphML
from kg.export.tables import Tables

__all__ = ["EXPORTERS", "FORMATS", "exporter_of", "format_of"]

EXPORTERS: dict[str, type[Exporter]] = {
    kind.name: kind for kind in (Tables, Gexf, GraphML, FollowTheMoney)
}
"""Format name to its class; a new format is a module with one class, named here."""

FORMATS: tuple[str, ...] = tuple(EXPORTERS)


def exporter_of(format: str) -> type[Exporter]:
    """The class that writes this format."""
    if format not in EXPORTERS:
        raise UnknownName("export format", format, FORMATS)
    return EXPORTERS[format]


def format_of(target: Path) -> str:
    """The format that the suffix of a file name asks for."""
    suffix = target.suffix.lower()
    for name, kind in EXPORTERS.items():
        if suffix in kind.suffixes:
            return name
    known = ", ".join(suffix for kind in EXPORTERS.values() for suffix in kind.suffixes)
    raise BadInput(
        f"no format has the suffix {suffix!r}; name the format, or use one of {known}",
        where=str(target),
    )

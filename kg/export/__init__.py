"""The graph as files for other programs: one class a format, one call for all."""

from __future__ import annotations

from kg.export.exporter import Exporter, ExportReport
from kg.export.network import to_networkx
from kg.export.registry import EXPORTERS, FORMATS, exporter_of, format_of
from kg.export.write import check_target, export

__all__ = [
    "EXPORTERS",
    "FORMATS",
    "ExportReport",
    "Exporter",
    "check_target",
    "export",
    "exporter_of",
    "format_of",
    "to_networkx",
]

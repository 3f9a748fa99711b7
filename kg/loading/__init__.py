"""From source files to statements in the ledger."""

from __future__ import annotations

from kg.loading.context import Context
from kg.loading.load import POLICY, load_path, units
from kg.loading.report import LoadReport, Refusal
from kg.loading.settings import Loader, LoaderSettings, find_loader, loader_names

__all__ = [
    "POLICY",
    "Context",
    "LoadReport",
    "Loader",
    "LoaderSettings",
    "Refusal",
    "find_loader",
    "load_path",
    "loader_names",
    "units",
]

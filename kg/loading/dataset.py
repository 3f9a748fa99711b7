"""A data set as its `source.yml` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.loading.settings import Loader
from kg.model.source import Source

__all__ = ["described_by"]


def described_by(loader: Loader, coverage: Mapping[str, Any] | None = None) -> Source:
    """The data set that a loader's `source.yml` tells of; its id is the loader's name.

    `coverage` found in the records stands over the one that `source.yml` declares.
    """
    settings = loader.settings
    return Source(
        id=loader.name.replace("_", "-"),
        kind=settings.kind,
        title=settings.title,
        publisher=settings.publisher,
        licence=settings.licence,
        citation=settings.citation,
        url=settings.url,
        language=settings.language,
        coverage={**settings.coverage, **(coverage or {})},
    )

"""A data set as its `source.yml` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.loading.settings import Loader
from kg.model.ids import slug
from kg.model.source import Source

__all__ = ["described_by"]


def described_by(
    loader: Loader, coverage: Mapping[str, Any] | None = None, name: str | None = None
) -> Source:
    """The data set that a loader's `source.yml` tells of; its id is the loader's name.

    `coverage` found in the records stands over the one that `source.yml` declares.
    `name` tells apart the files that users bring, each a data set of its own.
    """
    settings = loader.settings
    id = loader.name.replace("_", "-")
    return Source(
        id=f"{id}-{slug(name)}" if name else id,
        kind=settings.kind,
        title=f"{settings.title}: {name}" if name else settings.title,
        publisher=settings.publisher,
        licence=settings.licence,
        citation=settings.citation,
        url=settings.url,
        language=settings.language,
        coverage={**settings.coverage, **(coverage or {})},
    )

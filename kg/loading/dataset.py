"""A data set as its `source.yml` describes it, and the digest of the files it is read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.loading.settings import Loader
from kg.model.source import Source

__all__ = ["described_by", "digest_of"]

_CHUNK = 1 << 20


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


def digest_of(files: Iterable[Path]) -> str:
    """The digest of some files by their names and bytes, whatever the order they are given in."""
    total = sha256()
    for path in sorted(files, key=lambda p: p.as_posix()):
        found = sha256()
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
        total.update(f"{found.hexdigest()}  {path.name}\n".encode())
    return total.hexdigest()

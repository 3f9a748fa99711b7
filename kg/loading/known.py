"""Whether an edition was read before, to the byte and in the same way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.extract.available import made_by
from kg.ledger import Ledger
from kg.loading.settings import Loader
from kg.model.ids import digest
from kg.paths import digest_of_files, gazetteer_digest, loaders_dir, schema_dir

__all__ = ["fingerprint_of", "program_files", "report_of_earlier"]

_PROGRAM = Path(__file__).resolve().parents[1]
_READS = ("articles", "dates", "extract", "ledger", "loading", "model", "rdf", "resolve", "schema")
_LAST = """
SELECT id, report FROM runs WHERE dataset = ? AND kind IN ('load', 'add') ORDER BY id DESC LIMIT 1
"""


def fingerprint_of(
    loader: Loader, source: str, edition_sha256: str, options: Mapping[str, str]
) -> str:
    """One digest over all that decides what a load of these bytes gives.

    The bytes, the loader, what was said of the source, the vocabulary, the
    gazetteer, the program itself, and the language model that is installed.
    """
    told = {name: text for name, text in options.items() if text}
    parts = [source, edition_sha256, loader.method, _digest_of_loader(loader), told]
    return digest([*parts, _digest_of_program()], 64)


def report_of_earlier(ledger: Ledger, source: str, fingerprint: str) -> dict[str, Any] | None:
    """The report of the last load of the source, if it was of that fingerprint and still stands."""
    if ledger.is_withdrawn(source):
        return None
    row = ledger.connection.execute(_LAST, (source,)).fetchone()
    if row is None:
        return None
    report: dict[str, Any] = json.loads(row[1] or "{}")
    return report if report.get("fingerprint") == fingerprint else None


def _digest_of_loader(loader: Loader) -> str:
    """Its files, or the mapping file with its settings: that may lie among anything."""
    folder = loader.folder
    files: Iterable[Path] = (p for p in folder.rglob("*") if p.suffix in (".py", ".yml", ".yaml"))
    if loader.mapping is not None:
        settings = folder / "source.yml"
        files = (loader.mapping, *([settings] if settings.is_file() else ()))
    total = sha256()
    for path in sorted(files):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def program_files() -> list[Path]:
    """The files, besides a loader's own, that decide what is read out of some bytes."""
    frames = loaders_dir() / "article" / "frames"  # prose in any data set is read by them
    found = [*sorted(schema_dir().glob("*.yaml")), *sorted(frames.glob("*.yml"))]
    for name in _READS:
        found += sorted((_PROGRAM / name).rglob("*.py"))
    return found


@cache
def _digest_of_program() -> str:
    return digest([gazetteer_digest(), digest_of_files(program_files()), made_by()])

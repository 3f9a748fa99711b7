"""Whether an edition was read before, to the byte and in the same way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.ledger import Ledger
from kg.loading.settings import Loader
from kg.model.ids import digest
from kg.paths import gazetteer_digest

__all__ = ["fingerprint_of", "report_of_earlier"]

_PROGRAM = Path(__file__).resolve().parents[1]
_READS = ("loading", "resolve", "extract", "schema", "ledger", "model")
_LAST = """
SELECT id, report FROM runs WHERE dataset = ? AND kind IN ('load', 'add') ORDER BY id DESC LIMIT 1
"""


def fingerprint_of(
    loader: Loader, source: str, edition_sha256: str, options: Mapping[str, str]
) -> str:
    """One digest over all that decides what a load of these bytes gives.

    The bytes, the loader, what was said of the source, the vocabulary, the
    gazetteer, and the program itself.
    """
    told = {name: text for name, text in options.items() if text}
    parts = [source, edition_sha256, loader.method, _digest_of_loader(loader.folder), told]
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


def _digest_of_loader(folder: Path) -> str:
    total = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yml", ".yaml")):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


@cache
def _digest_of_program() -> str:
    from kg.paths import schema_dir

    total = sha256(gazetteer_digest().encode())
    for path in sorted(schema_dir().glob("*.yaml")):
        total.update(path.read_bytes())
    for name in _READS:
        for path in sorted((_PROGRAM / name).rglob("*.py")):
            total.update(path.read_bytes())
    return total.hexdigest()

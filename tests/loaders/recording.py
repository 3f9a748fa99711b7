"""A context that keeps what a loader hands over, held against the real vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kg.errors import BadInput
from kg.loading.settings import find_loader
from kg.loading.validate import check_claim, period_of
from kg.model import Claim, Source
from kg.schema import Schema, load_schema

UIDS = ("polity-japan", "polity-soviet-union", "office-japan-foreign-minister")


class FewEntities:
    """A gazetteer of three entries."""

    def entity(self, uid: str) -> Any:
        if uid not in UIDS:
            raise KeyError(uid)
        return SimpleNamespace(uid=uid, label=uid.partition("-")[2].replace("-", " ").title())


@dataclass
class Recording:
    """What a loader handed over."""

    path: Path
    options: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    sheet: Source | None = None
    sha256: str = ""
    schema: Schema = field(default_factory=load_schema)
    gazetteer: FewEntities = field(default_factory=FewEntities)

    def dataset(self, source: Source, edition_sha256: str, version: str | None = None) -> str:
        self.sheet, self.sha256 = source, edition_sha256
        return source.id

    def source(self, source: Source) -> str:
        self.sources[source.id] = source
        return source.id

    def emit(self, claim: Claim) -> None:
        if self.sheet is None:
            raise BadInput("dataset was not called")
        check_claim(self.schema, claim)
        period_of(claim)
        self.claims.append(claim)

    def refuse(self, where: str, reason: str) -> None:
        self.refused.append((where, reason))

    def note(self, kind: str, where: str, text: str) -> None:
        self.notes.append((kind, where, text))


def load_facts(path: Path, **options: str) -> Recording:
    """Run the facts loader over a file."""
    recording = Recording(path, options)
    find_loader("facts").function()(recording)  # type: ignore[arg-type]
    return recording


def load_text(folder: Path, text: str, name: str = "sheet.yml") -> Recording:
    """Run the facts loader over a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_facts(path)

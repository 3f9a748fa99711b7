"""What a load did: counts, and the first few of what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.ledger import Changes

__all__ = ["LoadReport", "Refusal"]

_FIRST = 5


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record that could not be taken in: where it stands, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(slots=True)
class LoadReport:
    """The outcome of loading one data set in one edition.

    `read` counts the records of the source; those that are `silent` gave no
    statement though nothing was wrong with them, and `unresolved_records` name
    somebody of whom nobody could say who that is. `left_over` counts by name
    the fields that the loader did not read. `proposed` counts the statements
    that wait for a person; `notes` holds everything else worth a line, by kind.
    """

    loader: str
    path: str
    source: str = ""
    title: str | None = None
    changes: Changes = field(default_factory=Changes)
    accepted_by_policy: int = 0
    proposed: int = 0
    read: int = 0
    records: int = 0
    unresolved_records: int = 0
    silent: list[str] = field(default_factory=list)
    left_over: dict[str, tuple[int, str]] = field(default_factory=dict)
    unresolved: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    reinstated_source: bool = False
    examples: dict[str, list[str]] = field(default_factory=dict)
    dry_run: bool = False

    @property
    def changed_nothing(self) -> bool:
        return not self.changes.any and not self.reinstated_source

    def as_dict(self) -> dict[str, Any]:
        """The report as one record, the shape that the command line prints."""
        changes = self.changes
        return {
            "loader": self.loader,
            "path": self.path,
            "source": self.source,
            "title": self.title,
            "added": changes.added,
            "unchanged": changes.unchanged,
            "replaced": changes.replaced,
            "withdrawn": changes.withdrawn,
            "superseded": changes.superseded,
            "reanchored": changes.reanchored,
            "reinstated": changes.reinstated,
            "source_reinstated": self.reinstated_source,
            "accepted_by_policy": self.accepted_by_policy,
            "proposed": self.proposed,
            "read": self.read,
            "silent": len(self.silent),
            "silent_first": self.silent[:_FIRST],
            "left_over": {n: f"{c} (first: {w})" for n, (c, w) in sorted(self.left_over.items())},
            "unresolved_records": self.unresolved_records,
            "unresolved": len(self.unresolved),
            "unresolved_first": self.unresolved[:_FIRST],
            "refused": len(self.refused),
            "refused_first": [str(refusal) for refusal in self.refused[:_FIRST]],
            "notes": {kind: lines[:_FIRST] for kind, lines in sorted(self.notes.items())},
            "gone_first": self.examples,
            "dry_run": self.dry_run,
        }

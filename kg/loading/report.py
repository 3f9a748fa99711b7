"""What a load did: counts, and the first few of what a person should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.ledger import Changes

__all__ = ["LoadReport", "Refusal", "Unresolved"]

_FIRST = 5
_PARTICULAR = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d/.X~%?-]*")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record that could not be taken in: where it stands, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that nobody could say who is meant by; they stay a record of their own."""

    words: str
    reason: str

    def __str__(self) -> str:
        return f"{self.words}: {self.reason}"


@dataclass(slots=True)
class LoadReport:
    """The outcome of loading one data set in one edition.

    `read` counts the records of the source, without those that a mapping
    passes over; those that are `silent` gave no
    statement though nothing was wrong with them, and `unresolved_records` name
    somebody of whom nobody could say who that is. `statements` counts those of
    this edition. `left_over` counts by name the fields that the loader did not
    read, with the first place; `fields` are all that occur. `proposed` counts
    the statements that wait for a person. `changed` holds, by what happened to
    them, statements in words (the first, or all where that was asked for).
    `contradictions` are found when the graph follows, and the count of those
    that may be some. `notes` holds everything else worth a line, by kind;
    `made_by` tells of the language model that read, with the digest of its files.
    `earlier` is the stored report of an edition that was read before, to the
    byte, in the same way: nothing was read again.
    """

    loader: str
    path: str
    source: str = ""
    title: str | None = None
    changes: Changes = field(default_factory=Changes)
    accepted_by_policy: int = 0
    proposed: int = 0
    read: int = 0
    passed_over: int = 0
    statements: int = 0
    unresolved_records: int = 0
    unresolved: list[Unresolved] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    left_over: dict[str, tuple[int, str]] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    notes: dict[str, list[str]] = field(default_factory=dict)
    reinstated_source: bool = False
    changed: dict[str, list[str]] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    may_contradict: int = 0
    first: list[str] = field(default_factory=list)
    seconds: float = 0.0
    run: int | None = None
    fingerprint: str = ""
    made_by: dict[str, str] = field(default_factory=dict)
    dry_run: bool = False
    earlier: Mapping[str, Any] | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing could be taken in at all: the document is refused."""
        return not self.source and bool(self.refused)

    @property
    def changed_nothing(self) -> bool:
        return not self.changes.any and not self.reinstated_source

    def as_dict(self) -> dict[str, Any]:
        """The report as one record, the shape that the command line prints."""
        outcome = {
            "loader": self.loader,
            "path": self.path,
            "source": self.source,
            "title": self.title,
            **self._changes(),
            "source_reinstated": self.reinstated_source,
        }
        found = outcome | (dict(self.earlier) | outcome if self.earlier else self._read())
        return found | {
            "contradictions": len(self.contradictions),
            "contradictions_first": self.contradictions[:_FIRST],
            "may_contradict": self.may_contradict,
            "read_again": self.earlier is None,
            "seconds": round(self.seconds, 2),
            "dry_run": self.dry_run,
            **({"first": self.first} if self.dry_run else {}),
        }

    def _changes(self) -> dict[str, int]:
        changes = self.changes
        names = (
            "added",
            "unchanged",
            "replaced",
            "withdrawn",
            "superseded",
            "reanchored",
            "reinstated",
        )
        return {name: getattr(changes, name) for name in names}

    def _read(self) -> dict[str, Any]:
        """What the reading of the source gave; the part that is stored with the run."""
        return {
            "read": self.read,
            "passed_over": self.passed_over,
            "statements": self.statements,
            "accepted_by_policy": self.accepted_by_policy,
            "proposed": self.proposed,
            "silent": len(self.silent),
            "silent_first": self.silent[:_FIRST],
            "left_over": {n: f"{c} (first: {w})" for n, (c, w) in sorted(self.left_over.items())},
            "unresolved_records": self.unresolved_records,
            "unresolved": len(self.unresolved),
            "unresolved_by_reason": _by_reason(str(u.reason) for u in self.unresolved),
            "unresolved_first": [str(u) for u in self.unresolved[:_FIRST]],
            "refused": len(self.refused),
            "refused_by_reason": _by_reason(r.reason for r in self.refused),
            "refused_first": [str(refusal) for refusal in self.refused[:_FIRST]],
            "notes": {kind: lines[:_FIRST] for kind, lines in sorted(self.notes.items())},
            "notes_by_kind": {kind: len(lines) for kind, lines in sorted(self.notes.items())},
            "changed_first": {event: told[:_FIRST] for event, told in self.changed.items()},
            "fingerprint": self.fingerprint,
            **({"made_by": self.made_by} if self.made_by else {}),
        }

    def lines(self) -> Iterator[dict[str, Any]]:
        """Everything a person may want to look at, one row each, for a report file."""
        for what, where, text, reason in self._all():
            yield {
                "loader": self.loader,
                "source": self.source,
                "what": what,
                "reason": _kind_of(reason),
                "where": where,
                "text": text,
            }

    def _all(self) -> Iterator[tuple[str, str, str, str]]:
        for refusal in self.refused:
            yield "refused", refusal.where, refusal.reason, refusal.reason
        for unresolved in self.unresolved:
            yield "unresolved", "", str(unresolved), unresolved.reason
        for where in self.silent:
            yield "silent", where, "gives no statement", "gives no statement"
        for name, (count, where) in self.left_over.items():
            yield "left over", where, f"{name}: {count}", name
        for event, told in self.changed.items():
            for text in told:
                yield event, "", text, event
        for text in self.contradictions:
            yield "contradiction", "", text, "contradiction"
        for kind, lines in self.notes.items():
            for text in lines:
                yield "note", "", text, kind


def _kind_of(reason: str) -> str:
    """A reason without what is particular to one record, for counting."""
    return _PARTICULAR.sub("…", reason)


def _by_reason(reasons: Iterator[str]) -> dict[str, int]:
    return dict(Counter(_kind_of(reason) for reason in reasons).most_common(20))

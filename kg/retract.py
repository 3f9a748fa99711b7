"""What falls with a source, and what survives because others say it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.ledger import Ledger
from kg.ledger.sources import withdraw
from kg.loading.persons import judge_changed
from kg.schema import load_schema
from kg.view import Neighbourhood, Scope, View, neighbourhood
from kg.view.contents import brief, contents

__all__ = ["Retraction", "retract"]


@dataclass(frozen=True, slots=True)
class Retraction:
    """The effect of withdrawing a source (or of putting it back).

    `falls` are edges and things that nothing else supports, `survives` edges
    that lose a statement and stand on others. Each is {id, kind, what}.
    """

    source: str
    changed: bool
    statements: int
    falls: tuple[dict[str, Any], ...]
    survives: tuple[dict[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        """The effect as one record."""
        return {
            "source": self.source,
            "changed": self.changed,
            "statements": self.statements,
            "falls": list(self.falls),
            "survives": list(self.survives),
        }


def retract(
    ledger: Ledger,
    source: str,
    *,
    by: str,
    why: str | None = None,
    undo: bool = False,
    dry_run: bool = False,
) -> Retraction:
    """Withdraw a source from the graph, or tell what that would do."""
    before_run = ledger.sequence
    with ledger.run("reinstate" if undo else "retract", by, dry=dry_run) as run:
        changed = withdraw(run, ledger, source, why=why, undo=undo)
        if not changed:
            return Retraction(source, False, 0, (), ())
        judge_changed(run, source=source)
        statements = ledger.rows(
            "SELECT id FROM statements WHERE source = ? OR dataset = ?", (source, source)
        )
        own = {row["id"] for row in statements}
        reach = neighbourhood(ledger, load_schema(), before_run)
        first, second = (run.id, before_run) if undo else (before_run, run.id)
        with_it = _contents(ledger, Scope(known_at=first), reach)
        without = _contents(ledger, Scope(known_at=second), reach)
    falls = tuple(row for uid, row in with_it.items() if uid not in without)
    survives = tuple(
        row
        for uid, row in with_it.items()
        if uid in without and own & set(row.get("statements", ()))
    )
    return Retraction(source, changed, len(own), brief(falls), brief(survives))


def _contents(
    ledger: Ledger, scope: Scope, reach: Neighbourhood | None
) -> dict[str, dict[str, Any]]:
    with View(ledger, scope, reach) as view:
        return contents(view)

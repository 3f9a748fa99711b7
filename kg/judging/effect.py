"""What a judgement changes in the graph: edges that join or part, contradictions that appear."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kg.ledger import Ledger
from kg.schema import load_schema
from kg.view import Scope, View, neighbourhood
from kg.view.contents import brief, conflicts, contents

__all__ = ["Effect", "effect"]

_SAYS = ("id", "kind", "standing", "reason", "a", "b", "a_says", "b_says")


@dataclass(frozen=True, slots=True)
class Effect:
    """`new` and `gone` edges and things, `joined` edges that gather what several said before.

    Conflicts are pairs of statements that exclude each other, perhaps or for certain.
    """

    new: tuple[dict[str, Any], ...]
    gone: tuple[dict[str, Any], ...]
    joined: tuple[dict[str, Any], ...]
    conflicts_new: tuple[dict[str, Any], ...]
    conflicts_gone: tuple[dict[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        """The effect as one record."""
        return {name: list(rows) for name, rows in asdict(self).items()}


def effect(ledger: Ledger, before: int, after: int) -> Effect:
    """Hold the graph after one run against that after another."""
    reach = neighbourhood(ledger, load_schema(), before)
    states = []
    for run in (before, after):
        with View(ledger, Scope(known_at=run), reach) as view:
            quarrels = {
                uid: {name: row[name] for name in _SAYS} for uid, row in conflicts(view).items()
            }
            states.append((contents(view), quarrels))
    (old, before_quarrels), (now, quarrels_now) = states
    of_statement = {
        statement: uid for uid, row in old.items() for statement in row.get("statements", ())
    }
    joined = [
        row
        for uid, row in now.items()
        if uid not in old and len({of_statement.get(x) for x in row.get("statements", ())}) > 1
    ]
    return Effect(
        _only(now, old), _only(old, now), brief(joined),
        tuple(row for uid, row in quarrels_now.items() if uid not in before_quarrels),
        tuple(row for uid, row in before_quarrels.items() if uid not in quarrels_now),
    )  # fmt: skip


def _only(
    some: dict[str, dict[str, Any]], others: dict[str, dict[str, Any]]
) -> tuple[dict[str, Any], ...]:
    return brief(row for uid, row in some.items() if uid not in others)

"""What a judgement changes in the graph: edges that join or part, contradictions that appear."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kg.ledger import Ledger
from kg.schema import load_schema
from kg.view import Scope, View, neighbourhood
from kg.view.contents import brief, contents

__all__ = ["Effect", "effect"]

_CONFLICTS = """
SELECT c.uid, c.kind, c.standing, c.reason, c.a, c.b, concat_ws(' ', x.original_subject, x.p,
       coalesce(x.original_object, x.value), x.time) AS first, concat_ws(' ', y.original_subject,
       y.p, coalesce(y.original_object, y.value), y.time) AS second
FROM out_conflict c JOIN st x ON x.id = c.a JOIN st y ON y.id = c.b ORDER BY c.uid
"""
_NAMES = ("id", "kind", "standing", "reason", "a", "b", "a_says", "b_says")


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
            conflicts = [dict(zip(_NAMES, row, strict=True)) for row in view.rows(_CONFLICTS)]
            states.append((contents(view), {row["id"]: row for row in conflicts}))
    (old, quarrels), (now, quarrels_now) = states
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
        tuple(row for uid, row in quarrels_now.items() if uid not in quarrels),
        tuple(row for uid, row in quarrels.items() if uid not in quarrels_now),
    )  # fmt: skip


def _only(
    some: dict[str, dict[str, Any]], others: dict[str, dict[str, Any]]
) -> tuple[dict[str, Any], ...]:
    return brief(row for uid, row in some.items() if uid not in others)

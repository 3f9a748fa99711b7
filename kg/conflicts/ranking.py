"""The rank of a statement: how a person weighs it against those that it contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.errors import BadInput, UnknownName
from kg.ledger import Ledger
from kg.ledger.find import known_statement
from kg.schema import load_schema
from kg.view import Neighbourhood, Scope, View, neighbourhood
from kg.view.contents import conflicts, edges

__all__ = ["Ranking", "rank_statement", "ranks_of"]

_LAST = "SELECT rank FROM ranks WHERE statement = ? ORDER BY seq DESC LIMIT 1"
_HISTORY = """
SELECT k.rank, k.by, k.why, r.recorded_at FROM ranks k JOIN runs r ON r.id = k.run
WHERE k.statement = ? ORDER BY k.seq
"""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a rank does to the graph: each edge and conflict that changes, with how.

    `changed` is false where the statement had the rank already.
    """

    statement: str
    rank: str
    before: str
    changed: bool
    edges: tuple[dict[str, Any], ...] = ()
    conflicts: tuple[dict[str, Any], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The effect as one record."""
        return {**asdict(self), "edges": list(self.edges), "conflicts": list(self.conflicts)}


def rank_statement(
    ledger: Ledger, statement: str, rank: str, *, by: str, why: str, dry_run: bool = False
) -> Ranking:
    """Rank a statement by a new row that says who and why; or tell what that would do.

    What is preferred hides nothing; what is deprecated stays on record and
    makes no plain edge and no conflict.
    """
    ranks = load_schema().values("rank")
    if rank not in ranks:
        raise UnknownName("rank", rank, ranks)
    if not why.strip():
        raise BadInput("a rank needs its reason, for those who read it later", where="--why")
    known_statement(ledger, statement)
    found = ledger.rows(_LAST, (statement,))
    before = found[0]["rank"] if found else "normal"
    if rank == before:
        return Ranking(statement, rank, before, changed=False)
    since = ledger.sequence
    with ledger.run("rank", by, dry=dry_run) as run:
        run.add("ranks", statement=statement, rank=rank, by=by, why=why.strip())
        reach = neighbourhood(ledger, load_schema(), since)
        old = _contents(ledger, Scope(known_at=since), reach)
        new = _contents(ledger, Scope(known_at=run.id), reach)
    changed = [tuple(_changes(o, n)) for o, n in zip(old, new, strict=True)]
    return Ranking(statement, rank, before, True, *changed)


def ranks_of(ledger: Ledger, statement: str) -> list[dict[str, Any]]:
    """Every rank that it was given, the first one first: {rank, by, why, recorded_at}."""
    return ledger.rows(_HISTORY, (statement,))


Contents = dict[str, dict[str, Any]]


def _contents(
    ledger: Ledger, scope: Scope, reach: Neighbourhood | None
) -> tuple[Contents, Contents]:
    with View(ledger, scope, reach) as view:
        told = {
            uid: {**row, "statements": len(row["statements"])} for uid, row in edges(view).items()
        }
        return told, {uid: _between(row) for uid, row in conflicts(view).items()}


def _between(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: row[name] for name in ("id", "kind", "standing", "about")}
    return {**kept, "between": [row["a"], row["b"]]}


def _changes(old: Contents, new: Contents) -> Iterable[dict[str, Any]]:
    for uid in sorted(old.keys() | new.keys()):
        if uid not in new:
            yield {"change": "falls", **old[uid]}
        elif uid not in old:
            yield {"change": "appears", **new[uid]}
        elif old[uid] != new[uid]:
            yield {"change": "changes", **new[uid]}

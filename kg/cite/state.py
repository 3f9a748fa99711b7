"""The citation of a graph itself, in the state in which it is."""

from __future__ import annotations

from kg.cite.bibliography import Bibliography
from kg.cite.work import Work
from kg.ledger import Ledger
from kg.ledger.digest import ledger_digest
from kg.ledger.live import LIVE_STATEMENTS
from kg.model.ids import digest

__all__ = ["cite_graph"]

_COUNTS = f"{LIVE_STATEMENTS} SELECT count(*), count(DISTINCT source) FROM live"
_LAST = "SELECT id, substr(recorded_at, 1, 10) FROM runs ORDER BY id DESC LIMIT 1"


def cite_graph(ledger: Ledger, name: str, version: str) -> Bibliography:
    """The graph as a data set: how much it holds, its last run, and the digest of what it says.

    Whoever has the same sources can load them and compare the digest. `version`
    is that of the program.
    """
    statements, sources = ledger.connection.execute(_COUNTS).fetchone()
    run, day = ledger.connection.execute(_LAST).fetchone() or (0, None)
    told = ledger_digest(ledger)
    work = Work(
        key=f"graph-{(day or 'nd')[:4]}-{digest([told], 8)}",
        kind="graph",
        source="graph",
        title=f"Knowledge graph “{name}”",
        published=day,
        edition=f"state after run {run}, SHA-256 of what it says: {told}",
        remarks=(
            f"{statements:,} statements of {sources:,} sources",
            f"made with Dragoman {version}",
        ),
    )
    return Bibliography((work,))

"""The sources of a ledger, and taking one out of the graph."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import NotFound, after, nearest
from kg.ledger.ledger import Ledger, Run
from kg.ledger.live import LIVE_STATEMENTS

__all__ = ["edition_of", "list_sources", "withdraw"]

_SHOWN = ("kind", "title", "author", "publisher", "published", "url", "licence", "citation")


def list_sources(ledger: Ledger) -> list[dict[str, Any]]:
    """Every source with what is known of it and how many statements in the graph are its own."""
    counts = dict(
        ledger.connection.execute(
            f"{LIVE_STATEMENTS} SELECT source, count(*) FROM live GROUP BY source"
        )
    )
    as_dataset = dict(
        ledger.connection.execute(
            f"{LIVE_STATEMENTS} SELECT dataset, count(*) FROM live GROUP BY dataset"
        )
    )
    rows = ledger.rows(
        f"{LIVE_STATEMENTS} SELECT id, attributes, id IN (SELECT id FROM dead) AS gone "
        "FROM known ORDER BY id"
    )
    found = []
    for row in rows:
        known = json.loads(row["attributes"])
        record = {"id": row["id"], **{name: known.get(name) for name in _SHOWN}}
        record["statements"] = counts.get(row["id"], 0)
        record["loaded_statements"] = as_dataset.get(row["id"], 0)
        record["withdrawn"] = bool(row["gone"])
        found.append(record)
    return found


def edition_of(ledger: Ledger, source: str) -> str | None:
    """The digest of the bytes of a source that were read last, or None."""
    found = ledger.connection.execute(
        "SELECT sha256 FROM editions WHERE source = ? ORDER BY run DESC LIMIT 1", (source,)
    ).fetchone()
    return None if found is None else str(found[0])


def withdraw(run: Run, ledger: Ledger, source: str, *, why: str | None, undo: bool = False) -> bool:
    """Write that a source is withdrawn (or, with `undo`, put back); False if it is so already."""
    known = [row["id"] for row in ledger.rows("SELECT DISTINCT id FROM sources")]
    if source not in known:
        told = f"no source {source!r}{nearest(source, known)}"
        raise NotFound(after(told, "`kg sources` lists all"))
    if ledger.is_withdrawn(source) != undo:
        return False
    event = "reinstated" if undo else "withdrawn"
    run.add("withdrawals", source=source, event=event, by=run.by, why=why)
    return True

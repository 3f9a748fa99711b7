"""Finding a statement by an id that a person typed."""

from __future__ import annotations

from typing import Any

from kg.errors import NotFound, after, nearest
from kg.ledger.ledger import Ledger

__all__ = ["known_statement"]


def known_statement(ledger: Ledger, statement: str) -> dict[str, Any]:
    """The row of a statement; NotFound offers the ids that begin most alike."""
    rows = ledger.rows("SELECT * FROM statements WHERE id = ?", (statement,))
    if rows:
        return rows[0]
    near: list[str] = []
    for length in range(len(statement), len("st-"), -1):
        start = statement[:length]
        found = ledger.rows(
            "SELECT id FROM statements WHERE id >= ? AND id < ? ORDER BY id LIMIT 20",
            (start, start + "~"),
        )
        if near := [row["id"] for row in found]:
            break
    hint = nearest(statement, near) if near else ""
    raise NotFound(
        after(
            f"no statement {statement!r}{hint}", "`kg show NAME` lists the statements about a thing"
        )
    )

"""How sure the reading of a claim was: both engines found it, one by a dependable rule, other."""

from __future__ import annotations

from kg.ledger import Ledger

__all__ = ["TIERS", "tier_of"]

TIERS = ("agreed", "surest", "other")

_SUREST = (
    "EXISTS (SELECT 1 FROM reviews x WHERE x.statement = {s}.id AND x.kind = 'policy' "
    "AND x.verdict = 'accepted')"
)
_AGREED = "{s}.engines LIKE '%,%'"


def tier_of(ledger: Ledger, alias: str) -> str:
    """SQL: the tier of a statement of the table of that name.

    A ledger whose statements do not tell which engines found them has none that are agreed.
    """
    told = any(row["name"] == "engines" for row in ledger.rows("PRAGMA table_info(statements)"))
    agreed = f"WHEN {_AGREED} THEN 'agreed' " if told else ""
    return f"CASE {agreed}WHEN {_SUREST} THEN 'surest' ELSE 'other' END".replace("{s}", alias)

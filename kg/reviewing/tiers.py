"""How sure the reading of a claim was: both engines found it, one by a dependable rule, other."""

from __future__ import annotations

__all__ = ["TIERS", "tier_of"]

TIERS = ("agreed", "surest", "other")

_SUREST = (
    "EXISTS (SELECT 1 FROM reviews x WHERE x.statement = {s}.id AND x.kind = 'policy' "
    "AND x.verdict = 'accepted')"
)
_AGREED = (
    "(SELECT f.engines LIKE '%,%' FROM findings f WHERE f.statement = {s}.id "
    "ORDER BY f.seq DESC LIMIT 1)"
)


def tier_of(alias: str) -> str:
    """SQL: the tier of a statement of the table of that name."""
    tier = f"CASE WHEN {_AGREED} THEN 'agreed' WHEN {_SUREST} THEN 'surest' ELSE 'other' END"
    return tier.replace("{s}", alias)

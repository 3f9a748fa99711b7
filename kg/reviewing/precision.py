"""What decisions teach: how often the readings of each relation were right."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

from kg.ledger import Ledger
from kg.reviewing.tiers import tier_of

__all__ = ["Measured", "measured", "precision"]

_DECIDED = """
SELECT s.predicate, {tier} AS tier, sum(v.verdict = 'accepted'), count(*)
FROM standing_reviews v JOIN statements s ON s.id = v.statement
WHERE v.kind = 'person' AND s.basis IN ('text', 'machine') GROUP BY 1, 2 ORDER BY 1, 2
"""
_REASONS = """
SELECT s.predicate, substr(v.why, 1, instr(v.why || ':', ':') - 1), count(*)
FROM standing_reviews v JOIN statements s ON s.id = v.statement
WHERE v.kind = 'person' AND v.verdict = 'rejected' AND s.basis IN ('text', 'machine')
GROUP BY 1, 2 ORDER BY 3 DESC, 2
"""
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Measured:
    """Right and decided claims by relation and tier."""

    counts: dict[tuple[str, str], tuple[int, int]]

    def told(self, relation: str, tier: str) -> str:
        """How the relation did so far in this tier, in a few words."""
        right, all_ = self.counts.get((relation, tier), (0, 0))
        if not all_:
            return "none decided yet"
        return f"{right} of {all_} right so far"


def measured(ledger: Ledger) -> Measured:
    """The decisions of persons on claims out of texts; an edited claim was not right."""
    rows = ledger.connection.execute(_DECIDED.format(tier=tier_of("s")))
    return Measured({(name, tier): (right, all_) for name, tier, right, all_ in rows})


def precision(ledger: Ledger) -> list[dict[str, Any]]:
    """For each relation and tier: decided, right, the share with its 95 % interval (Wilson)."""
    why: dict[str, dict[str, int]] = {}
    for relation, reason, count in ledger.connection.execute(_REASONS):
        why.setdefault(relation, {})[reason] = count
    rows = []
    for (relation, tier), (right, all_) in measured(ledger).counts.items():
        low, high = _wilson(right, all_)
        rows.append({
            "relation": relation, "tier": tier, "decided": all_, "right": right,
            "precision": round(right / all_, 3), "at_least": round(low, 3),
            "at_most": round(high, 3), "rejected_for": why.get(relation, {}),
        })  # fmt: skip
    return rows


def _wilson(right: int, all_: int) -> tuple[float, float]:
    share, z = right / all_, _Z * _Z / all_
    middle = (share + z / 2) / (1 + z)
    wide = _Z * sqrt(share * (1 - share) / all_ + z / (4 * all_)) / (1 + z)
    return max(0.0, middle - wide), min(1.0, middle + wide)

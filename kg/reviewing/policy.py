"""Accepting many claims at once, under the name of a policy and never of a person."""

from __future__ import annotations

from kg.errors import UnknownName
from kg.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS
from kg.reviewing.tiers import tier_of

__all__ = ["POLICIES", "accept_by_policy", "undo_policy"]

POLICIES = {"agreed": ("policy:agreed-1", "both engines found it")}
_WAITING = f"""
{LIVE_STATEMENTS}
SELECT l.id FROM live l LEFT JOIN standing_reviews v ON v.statement = l.id
WHERE l.basis IN ('text', 'machine') AND l.polarity = 'asserted' AND l.modality = 'actual'
  AND coalesce(v.verdict, 'proposed') = 'proposed' AND {{tier}} = ? ORDER BY l.id
"""
_HELD = """
SELECT DISTINCT statement FROM reviews r WHERE by = ? AND verdict = 'accepted' AND seq =
    (SELECT max(seq) FROM reviews WHERE statement = r.statement AND kind = 'policy')
ORDER BY statement
"""


def accept_by_policy(ledger: Ledger, policy: str, *, by: str, dry_run: bool = False) -> int:
    """Accept all waiting claims of that tier; the run keeps who let the policy do so."""
    name, why = _policy(policy)
    with ledger.run("review", by, dry=dry_run) as run:
        run.method = name
        sql = _WAITING.replace("{tier}", tier_of("l"))
        waiting = [row[0] for row in ledger.connection.execute(sql, (policy,))]
        for statement in waiting:
            run.add(
                "reviews", statement=statement, verdict="accepted", by=name, kind="policy", why=why
            )
    return len(waiting)


def undo_policy(ledger: Ledger, policy: str, *, by: str, dry_run: bool = False) -> int:
    """Take back what the policy accepted; what persons decided stays."""
    name, _ = _policy(policy)
    with ledger.run("review", by, dry=dry_run) as run:
        run.method = name
        held = [row[0] for row in ledger.connection.execute(_HELD, (name,))]
        for statement in held:
            run.add(
                "reviews", statement=statement, verdict="proposed", by=name, kind="policy",
                why=f"taken back by {by}",
            )  # fmt: skip
    return len(held)


def _policy(name: str) -> tuple[str, str]:
    if name not in POLICIES:
        raise UnknownName("policy", name, POLICIES)
    return POLICIES[name]

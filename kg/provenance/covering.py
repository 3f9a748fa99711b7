"""Which loaded sources say that they cover a relation, for which polities and years."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from kg.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS

__all__ = ["BASES", "covering"]

BASES = {
    "MET_WITH": ("PARTICIPATED_IN",),
    "SIGNED_IN": ("DATED",),
    "PARTY_TO": ("AGREEMENT_ACTION", "PARTY_TO"),
}
_COVERAGE = f"""{LIVE_STATEMENTS}
SELECT k.id, k.attributes ->> 'title' AS title, k.attributes -> 'coverage' AS coverage
FROM known k WHERE k.attributes ->> 'coverage' IS NOT NULL AND k.id NOT IN (SELECT id FROM dead)
ORDER BY k.id"""


def covering(
    ledger: Ledger, relation: str, polities: Collection[Collection[str]] = ()
) -> list[dict[str, Any]]:
    """The sources that declare the relation, or one from which it is derived.

    `polities` are the polities that are asked about, each by its id and names: a
    source that lists polities has to list one of them.
    """
    wanted: Collection[str] = (relation, *BASES.get(relation, ()))
    found = []
    for row in ledger.rows(_COVERAGE):
        coverage = json.loads(row["coverage"])
        relations = coverage.get("relations")
        if relations is not None and not set(relations) & set(wanted):
            continue
        listed = set(coverage.get("polities") or ())
        if polities and listed and not any(listed & set(names) for names in polities):
            continue
        told = {name: coverage[name] for name in ("years", "polities") if name in coverage}
        found.append({"source": row["id"], "title": row["title"], **told})
    return found

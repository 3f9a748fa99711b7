"""What sources say, and what anybody did about it: append-only, in one SQLite file."""

from __future__ import annotations

from kg.ledger.ledger import Ledger, Run
from kg.ledger.lock import lock
from kg.ledger.staging import Changes, Judged, Staging

__all__ = ["Changes", "Judged", "Ledger", "Run", "Staging", "lock"]

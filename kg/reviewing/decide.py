"""One decision on one claim, for a reason that is kept; taking it back is a row of its own."""

from __future__ import annotations

from typing import Any

from kg.errors import BadInput, UnknownName
from kg.ledger import Ledger, Run
from kg.ledger.find import known_statement
from kg.ledger.judgements import POLICY

__all__ = ["REASONS", "VERDICTS", "decide", "take_back", "undo", "write_decision"]

VERDICTS = {"accept": "accepted", "reject": "rejected"}
REASONS = (
    "wrong relation",
    "wrong argument",
    "wrong date",
    "wrong speaker",
    "not stated",
    "duplicate",
)
"""Why a claim is rejected."""

_BACK = "taken back: "
_LAST = "SELECT * FROM reviews WHERE statement = ? AND kind = 'person' ORDER BY seq"


def decide(
    ledger: Ledger, statement: str, verdict: str, *, by: str, reason: str = "", comment: str = ""
) -> bool:
    """Accept a claim, or reject it for one of the reasons; False if that was decided already."""
    with ledger.run("review", by) as run:
        return write_decision(run, ledger, statement, verdict, reason, comment)


def write_decision(
    run: Run, ledger: Ledger, statement: str, verdict: str, reason: str, comment: str
) -> bool:
    """The same inside a run."""
    if verdict not in VERDICTS:
        raise UnknownName("decision", verdict, VERDICTS)
    if verdict == "reject" and reason not in REASONS:
        if not reason:
            raise BadInput(f"say why it is rejected: {', '.join(REASONS)}")
        raise UnknownName("reason", reason, REASONS)
    refuse_policy(run.by)
    known_statement(ledger, statement)
    why = ": ".join(part for part in (reason, " ".join(comment.split())) if part)
    before = _standing(ledger, statement)
    if before and before["verdict"] == VERDICTS[verdict] and before["why"] == (why or None):
        return False
    run.add(
        "reviews", statement=statement, verdict=VERDICTS[verdict], by=run.by, kind="person",
        why=why or None,
    )  # fmt: skip
    return True


def undo(ledger: Ledger, statement: str, *, by: str) -> str:
    """Take back the last decision of a person; what held before holds again. Returns that."""
    with ledger.run("review", by) as run:
        return take_back(run, ledger, statement)


def take_back(run: Run, ledger: Ledger, statement: str) -> str:
    """The same inside a run."""
    known_statement(ledger, statement)
    rows: list[dict[str, Any]] = []
    for row in ledger.rows(_LAST, (statement,)):
        if not (row["why"] or "").startswith(_BACK):
            rows.append(row)
        elif rows:
            rows.pop()
    if not rows:
        raise BadInput("no person has decided on it; there is nothing to take back",
                       where=statement)  # fmt: skip
    gone = rows.pop()
    before = rows[-1]["verdict"] if rows else "proposed"
    run.add(
        "reviews", statement=statement, verdict=before, by=run.by, kind="person",
        why=f"{_BACK}{gone['verdict']} ({gone['by']})",
    )  # fmt: skip
    return before


def _standing(ledger: Ledger, statement: str) -> dict[str, Any] | None:
    rows = ledger.rows(
        "SELECT verdict, why FROM standing_reviews WHERE statement = ? AND kind = 'person'",
        (statement,),
    )
    return rows[0] if rows else None


def refuse_policy(by: str) -> None:
    """The name of a policy stands for no person."""
    if by.startswith(POLICY):
        raise BadInput(f"{by!r} is the name of a policy; a person decides under their own (--by)")

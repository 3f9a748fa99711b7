"""What was judged of two things before, and how to tell it in a line."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kg.identity import Clusters, judgements_about
from kg.ledger import Ledger
from kg.ledger.judgements import POLICY

__all__ = ["TAKEN_BACK", "judged", "last_judgement", "not_taken_back", "said", "way_between"]

TAKEN_BACK = "taken back: "
"""How the reason of a judgement begins that only takes another one back."""

_VERDICTS = {"same": "is", "not_same": "is not", "unsure": "may be"}


def said(row: dict[str, Any]) -> str:
    """A judgement in one line: what, who, when, why, and its number."""
    when = str(row["when"] or "just now")[:10]
    return (
        f"{row['left']} {_VERDICTS[row['verdict']]} {row['right']} "
        f"({row['by']}, {when}, judgement {row['seq']}: {row['why']})"
    )


def judged(ledger: Ledger, pair: tuple[str, str]) -> list[dict[str, Any]]:
    """What persons said of the two, the last at the end."""
    return [
        row
        for row in judgements_about(ledger.connection, pair)
        if {row["left"], row["right"]} == set(pair) and not row["by"].startswith(POLICY)
    ]


def not_taken_back(ledger: Ledger, pair: tuple[str, str]) -> list[dict[str, Any]]:
    """What persons said of the two, without what was taken back since; the last at the end."""
    rows: list[dict[str, Any]] = []
    for row in judged(ledger, pair):
        if not row["why"].startswith(TAKEN_BACK):
            rows.append(row)
        elif rows:
            rows.pop()
    return rows


def last_judgement(ledger: Ledger, pair: tuple[str, str]) -> dict[str, Any] | None:
    """What a person said last of the two."""
    rows = judged(ledger, pair)
    return rows[-1] if rows else None


def way_between(ledger: Ledger, found: Clusters, one: str, other: str) -> str:
    """The judgements that lead from the one to the other, by the shortest way; also those that
    give way to what a person told apart."""
    import networkx as nx

    links = [*found.links, *(link for x in found.conflicts for link in x.suspended)]
    graph: nx.Graph[str] = nx.Graph((link.left, link.right) for link in links)
    steps = []
    for step in pairwise(nx.shortest_path(graph, one, other)):
        rows = [row for row in judged(ledger, step) if row["verdict"] == "same"]
        steps.append(said(rows[-1]) if rows else f"{step[0]} is {step[1]} (by a policy)")
    return "; ".join(steps)

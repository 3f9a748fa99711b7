"""Statements that exclude each other, side by side; and the rank that a person gives to one."""

from __future__ import annotations

from kg.conflicts.listing import KINDS, STANDINGS, conflicts, conflicts_between, count_conflicts
from kg.conflicts.ranking import Ranking, rank_statement, ranks_of

__all__ = [
    "KINDS",
    "STANDINGS",
    "Ranking",
    "conflicts",
    "conflicts_between",
    "count_conflicts",
    "rank_statement",
    "ranks_of",
]

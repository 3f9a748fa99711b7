"""A person reviews what was read out of texts: accepts, rejects, edits, takes back.

Decisions are rows of the log; the ids of statements are the same over every reading of a
text, so that a decision stands for what a newer rule set finds again.
"""

from __future__ import annotations

from kg.reviewing.decide import REASONS, decide, undo
from kg.reviewing.edit import EDITABLE, edit
from kg.reviewing.policy import POLICIES, accept_by_policy, undo_policy
from kg.reviewing.precision import precision
from kg.reviewing.queue import Item, queue

__all__ = [
    "EDITABLE",
    "POLICIES",
    "REASONS",
    "Item",
    "accept_by_policy",
    "decide",
    "edit",
    "precision",
    "queue",
    "undo",
    "undo_policy",
]

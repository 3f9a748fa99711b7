"""Who is one with whom: what persons and policies judged, and the clusters that follow."""

from __future__ import annotations

from kg.identity.clusters import Clusters, Conflict, Link, reassigned_ids
from kg.identity.reading import clusters, judged_since, judgements_between
from kg.identity.word import Word, last_words

__all__ = [
    "Clusters",
    "Conflict",
    "Link",
    "Word",
    "clusters",
    "judged_since",
    "judgements_between",
    "last_words",
    "reassigned_ids",
]

"""Who is one with whom: what persons and policies judged, and the clusters that follow."""

from __future__ import annotations

from kg.identity.clusters import Clusters, Conflict, Link, reassigned_ids
from kg.identity.reading import (
    clusters,
    dissolved,
    judged_since,
    judgements_about,
    placed_by_policy,
    standing_id,
)
from kg.identity.word import Word, last_words

__all__ = [
    "Clusters",
    "Conflict",
    "Link",
    "Word",
    "clusters",
    "dissolved",
    "judged_since",
    "judgements_about",
    "last_words",
    "placed_by_policy",
    "reassigned_ids",
    "standing_id",
]

"""Who is meant: names and dates to entities, by the gazetteer and never by guess."""

from __future__ import annotations

from kg.resolve.asking import KINDS, Asked, answers
from kg.resolve.entity import GazetteerEntity, Name
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.resolution import Candidate, Resolution

__all__ = [
    "KINDS",
    "Asked",
    "Candidate",
    "Gazetteer",
    "GazetteerEntity",
    "Name",
    "Resolution",
    "answers",
]

"""Who is meant: names and dates to entities, by the gazetteer and never by guess."""

from __future__ import annotations

from kg.resolve.entity import GazetteerEntity, Name
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.resolution import Candidate, Resolution

__all__ = ["Candidate", "Gazetteer", "GazetteerEntity", "Name", "Resolution"]

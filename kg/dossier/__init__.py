"""The dossier: the story of two parties, or of one thing, as text with its sources."""

from __future__ import annotations

from kg.dossier.dossier import dossier
from kg.dossier.own import names_of

__all__ = ["dossier", "names_of"]

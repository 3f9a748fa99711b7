"""The dossier: the story of two parties, or of one thing, as text with its sources."""

from __future__ import annotations

from kg.dossier.dossier import dossier

__all__ = ["dossier"]

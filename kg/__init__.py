"""Dragoman: the knowledge graph for people who trace the relations between states."""

from __future__ import annotations

__version__ = "0.1.0"

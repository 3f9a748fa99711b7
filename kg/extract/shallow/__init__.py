"""The second engine: grammar by closed lists and word order, without a language model."""

from __future__ import annotations

from kg.extract.shallow.parsing import parse_shallow

__all__ = ["parse_shallow"]

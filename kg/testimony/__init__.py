"""What a source states, in its own order; and what two sources say beside each other."""

from __future__ import annotations

from kg.testimony.comparison import Comparison, compare
from kg.testimony.reading import Day, is_source
from kg.testimony.source import show_page, source_rows

__all__ = ["Comparison", "Day", "compare", "is_source", "show_page", "source_rows"]

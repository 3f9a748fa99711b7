"""Article text to claims, each with the sentence that says it.

`extract` reads a text and gives claims in its own words; who is meant is
judged later, by date. The same text always gives the same claims.
"""

from __future__ import annotations

from kg.extract.article import extract
from kg.extract.sentences import sentences
from kg.extract.spans import Span

__all__ = ["Span", "extract", "sentences"]

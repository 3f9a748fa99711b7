"""Finding words: in names of every script, titles, quotations and the words of sources."""

from __future__ import annotations

from kg.search.find import Found, find_words, found_page
from kg.search.folding import in_latin
from kg.search.index import WordIndex

__all__ = ["Found", "WordIndex", "find_words", "found_page", "in_latin"]

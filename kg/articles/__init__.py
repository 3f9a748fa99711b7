"""Articles and documents as they come in: text, web pages, PDF, feeds, JSON lines, TEI.

`read_articles` gives what a file holds; `understand` what an article says.
What a file does not tell of its origin stays unknown.
"""

from __future__ import annotations

from kg.articles.article import Article, Mark
from kg.articles.listing import articles_of, documents
from kg.articles.read import read_articles
from kg.articles.understanding import Understood, source_of, understand

__all__ = [
    "Article",
    "Mark",
    "Understood",
    "articles_of",
    "documents",
    "read_articles",
    "source_of",
    "understand",
]

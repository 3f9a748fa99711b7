"""A web page as text, with what the page itself says about its origin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import BadInput

__all__ = ["Page", "looks_like_html", "read_html"]

_HTML = re.compile(
    r"\s*(?:\ufeff)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; what the page does not say is None."""

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _HTML.match(text) is not None


def read_html(html: str, *, where: str | None = None) -> Page:
    """The main text of a page and its metadata; BadInput if it holds no article.

    A date counts only where the page's metadata give it, never one guessed
    from the text or the address.
    """
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=False, with_metadata=True, favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    text = found.text if isinstance(found, Document) else None
    if not isinstance(found, Document) or not text or not text.strip():
        raise BadInput(
            "the page holds no article text; save the article as plain text and load that",
            where=where,
        )
    date = found.date if found.date and _DAY.fullmatch(found.date) and found.date in html else None
    return Page(
        text=text, title=found.title or None, publisher=found.sitename or None,
        author=found.author or None, published=date, url=found.url or None,
        language=found.language or None,
    )  # fmt: skip

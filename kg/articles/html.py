"""A web page as text, with what the page itself says about its origin."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from kg.articles.article import Article
from kg.errors import BadInput

__all__ = ["looks_like_html", "read_html", "text_of_fragment"]

_HTML = re.compile(
    r"\s*(?:\ufeff)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _HTML.match(text) is not None


def read_html(html: str, *, where: str | None = None, name: str = "") -> Article:
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
    return Article(
        text=text, where=where or "", name=name, title=found.title or None,
        publisher=found.sitename or None, author=found.author or None, published=date,
        url=found.url or None, language=found.language or None,
    )  # fmt: skip


_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul",
))  # fmt: skip
_SILENT = frozenset(("script", "style", "noscript", "template", "iframe", "svg"))


def text_of_fragment(fragment: str) -> str:
    """The words of a piece of HTML, as feeds carry it: a paragraph a block, without its tags."""
    if "<" not in fragment and "&" not in fragment:
        return "\n".join(line for line in map(_even, fragment.splitlines()) if line)
    try:
        root = lxml_html.fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, ValueError):
        return _even(fragment)
    lines = [""]
    _gather(root, lines)
    return "\n".join(line for line in map(_even, lines) if line)


def _gather(element: Any, lines: list[str]) -> None:
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is not None and tag not in _SILENT:
        if tag in _BLOCKS:
            lines.append("")
        lines[-1] += element.text or ""
        for child in element:
            _gather(child, lines)
        if tag in _BLOCKS:
            lines.append("")
    lines[-1] += element.tail or ""


def _even(text: str) -> str:
    return " ".join(text.split())

"""RSS and Atom feeds: each item an article, with what the feed says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kg.articles.article import Article
from kg.articles.days import day_of
from kg.articles.html import text_of_fragment
from kg.loading.files import text_of
from kg.loading.report import Refusal

__all__ = ["FEEDS", "read_feed"]

FEEDS = ("rss", "feed", "RDF")
"""The names of the outermost element of RSS 2, Atom and RSS 1."""

_SHORT = "the feed carries a summary only; the article itself says more"


def read_feed(root: Any, *, where: str, name: str) -> Iterator[Article | Refusal]:
    """The items in their order; one without any words is refused."""
    channel = _first(root, "channel")
    publisher = _text(channel if channel is not None else root, "title")
    language = _text(channel if channel is not None else root, "language")
    language = language or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    items = [e for e in root.iter() if _local(e) in ("item", "entry")]
    for number, item in enumerate(items, 1):
        place = f"{where}: item {number}"
        words, short = _body(item)
        if not words.strip():
            yield Refusal(place, "the item holds no text; load the page that it links to")
            continue
        url = _link(item)
        yield Article(
            words, place, f"{name} item {number}",
            title=_heading(item), publisher=publisher,
            author=_author(item),
            published=day_of(_text(item, "pubDate", "published", "issued", "date")),
            url=url, language=language,
            key=None if url else _text(item, "guid", "id"),
            notes=(("summary", _SHORT),) if short else (),
        )  # fmt: skip


def _body(item: Any) -> tuple[str, bool]:
    """The text of an item, and whether it is only its summary."""
    for names, short in ((("encoded", "content"), False), (("description", "summary"), True)):
        for name in names:
            found = _first(item, name)
            if found is not None and (words := _words(found)):
                return words, short
    return "", True


def _words(element: Any) -> str:
    if element.get("type") == "xhtml" or len(element):
        inner = "".join(etree.tostring(e, encoding="unicode") for e in element)
        return text_of_fragment((element.text or "") + inner)
    if element.get("type") == "text":
        return (element.text or "").strip()
    return text_of_fragment(element.text or "")


def _heading(item: Any) -> str | None:
    found = _first(item, "title")
    return (" ".join(_words(found).split()) or None) if found is not None else None


def _author(item: Any) -> str | None:
    found = _first(item, "author")
    if found is not None and (name := _text(found, "name")):
        return name
    return _text(item, "creator", "author")


def _link(item: Any) -> str | None:
    for element in item:
        if _local(element) == "link" and element.get("rel", "alternate") == "alternate":
            link = element.get("href") or (element.text or "").strip()
            if link:
                return str(link)
    return None


def _text(element: Any, *names: str) -> str | None:
    for name in names:
        found = _first(element, name)
        if found is not None and (text := text_of(found)):
            return str(text)
    return None


def _first(element: Any, name: str) -> Any:
    return next((e for e in element if _local(e) == name), None)


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""

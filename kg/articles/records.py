"""Articles as JSON objects, one a line or in a list: a text, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles.article import Article
from kg.articles.days import edtf_of
from kg.articles.html import read_html, text_of_fragment
from kg.errors import BadInput
from kg.loading.files import Limits, json_value, read_json, read_lines
from kg.loading.report import Refusal

__all__ = ["read_json_articles", "read_jsonl_articles"]

_NAMES = {
    "text": ("text", "body", "content", "article", "maintext", "fulltext", "full_text"),
    "html": ("html", "raw_html", "content_html"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "sitename", "site_name", "site", "source", "source_name"),
    "author": ("author", "authors", "byline", "creator"),
    "published": (
        "published", "date_published", "datePublished", "published_at", "publication_date",
        "pubDate", "pub_date", "publish_date", "date",
    ),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "key": ("id", "guid", "uid"),
}  # fmt: skip
_KNOWN = {name: field for field, names in _NAMES.items() for name in names}


def read_jsonl_articles(path: Path, name: str, limits: Limits) -> Iterator[Article | Refusal]:
    """The articles of a file of JSON lines; a bad line is refused and the others go on."""
    for number, line in read_lines(path, limits=limits):
        if line.strip():
            place = f"{path.name}:{number}"
            try:
                yield _article(json_value(line, place), place, f"{name} line {number}")
            except BadInput as error:
                yield Refusal(place, error.reason)


def read_json_articles(path: Path, name: str, limits: Limits) -> Iterator[Article | Refusal]:
    """The article, or the list of articles, of a JSON document."""
    found = read_json(path, limits=limits)
    single = not isinstance(found, list)
    for number, one in enumerate([found] if single else found, 1):
        place = path.name if single else f"{path.name}: object {number}"
        try:
            yield _article(one, place, name if single else f"{name} object {number}")
        except BadInput as error:
            yield Refusal(place, error.reason)


def _article(found: Any, place: str, name: str) -> Article:
    if not isinstance(found, dict):
        raise BadInput("an article is one object: {…}", where=place)
    told: dict[str, str] = {}
    for key in found:
        field, text = _KNOWN.get(key), _text(found[key])
        if field is not None and field not in told and text:
            told[field] = text
    unread = sorted(key for key, value in found.items() if key not in _KNOWN and value)
    notes = [("fields that nobody read", ", ".join(unread))] if unread else []
    page = None
    if "text" not in told and "html" in told:
        try:
            page = read_html(told["html"], where=place)
        except BadInput:
            told["text"] = text_of_fragment(told["html"])
    text = page.text if page else told.get("text", "")
    if not text.strip():
        names = ", ".join(_NAMES["text"][:3])
        raise BadInput(f"no text in it: give it as one of {names}", where=place)
    if any("\ud800" <= character <= "\udfff" for character in "".join([text, *told.values()])):
        raise BadInput("half a character (a lone surrogate) stands in it", where=place)
    published = edtf_of(told.get("published")) or (page.published if page else None)
    if published is None and "published" in told:
        notes.append(("date not read", f"{told['published'][:40]!r} is no day; it stays unknown"))
    return Article(
        text, place, name,
        title=told.get("title") or (page.title if page else None),
        publisher=told.get("publisher") or (page.publisher if page else None),
        author=told.get("author") or (page.author if page else None),
        published=published,
        url=told.get("url") or (page.url if page else None),
        language=told.get("language") or (page.language if page else None),
        key=told.get("key"), notes=tuple(notes),
    )  # fmt: skip


def _text(value: Any) -> str:
    """Plain text, names in a list, or the name in an object ({"name": …})."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return _text(value.get("name") or value.get("title")) if isinstance(value, dict) else ""

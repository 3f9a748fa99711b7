"""What a file holds: one article, or many; told by its bytes, then by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from kg.articles.article import FIELDS, Article
from kg.articles.days import edtf_of
from kg.articles.feed import FEEDS, read_feed
from kg.articles.html import looks_like_html, read_html
from kg.articles.pdf import read_pdf
from kg.articles.records import read_json_articles, read_jsonl_articles
from kg.articles.tei import TEI, read_tei
from kg.errors import BadInput
from kg.extract.encoded import decoded
from kg.loading.files import Limits, read_xml, whole
from kg.loading.report import Refusal

__all__ = ["beside", "holds_many", "read_articles", "read_one"]

_LINES = (".jsonl", ".ndjson")
_XML = (".xml", ".rss", ".atom", ".tei", ".rdf")
_EMPTY = "the file is empty; there is no article in it"
_BINARY = "this is a binary file; save the article as text or HTML"
_LIMITS = Limits()
_PACKED = {
    b"PK\x03\x04": "an archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a packed file",
}


def holds_many(path: Path) -> bool:
    """Whether files of that kind may hold more than one article."""
    if path.suffix.lower() in (*_LINES, ".json", *_XML):
        return True
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<rss", b"<feed", b"<TEI"))


def read_articles(
    path: Path, name: str | None = None, limits: Limits = _LIMITS
) -> Iterator[Article | Refusal]:
    """The articles of a file in their order, with those of them that cannot be taken.

    BadInput where the file as a whole cannot be read.
    """
    name = name or path.stem
    suffix = path.suffix.lower()
    if suffix in _LINES:
        yield from read_jsonl_articles(path, name, limits)
    elif suffix == ".json":
        yield from read_json_articles(path, name, limits)
    elif holds_many(path) and not _is_page(path, limits):
        yield from _xml(path, name, limits)
    else:
        yield read_one(path, name, limits)


def read_one(path: Path, name: str | None = None, limits: Limits = _LIMITS) -> Article:
    """The one article of a text, a web page or a PDF."""
    where, name = str(path), name or path.stem
    data = _bytes(path, limits)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _completed(read_pdf(data, where=where, name=name), path)
    text = _decoded(data, where)
    if looks_like_html(text):
        return read_html(text, where=where, name=name)
    if not text.removeprefix("\ufeff").strip():
        raise BadInput(_EMPTY, where=where)
    return _completed(Article(text, where, name), path)


def _bytes(path: Path, limits: Limits) -> bytes:
    where = str(path)
    try:
        if path.is_file() and not path.stat().st_size:
            raise BadInput(_EMPTY, where=where)
        data = whole((where, path), limits)
    except OSError as error:
        raise BadInput(f"cannot read the file: {error.strerror}", where=where) from None
    if not data.strip():
        raise BadInput(_EMPTY, where=where)
    return data


def _decoded(data: bytes, where: str) -> str:
    for start, what in _PACKED.items():
        if data.startswith(start):
            raise BadInput(
                f"this is a binary file ({what}); save the article as text, HTML or PDF",
                where=where,
            )
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        if b"\0" in data[:8192]:
            raise BadInput(_BINARY, where=where) from None
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(
            "the text is not UTF-8; save it as UTF-8 and load it again", where=f"{where}:{line}"
        ) from None
    if "\0" in text[:8192]:
        raise BadInput(_BINARY, where=where)
    return text


def _is_page(path: Path, limits: Limits) -> bool:
    start = whole((str(path), path), limits)[:4096].decode("utf-8", "replace")
    return looks_like_html(start)


def _xml(path: Path, name: str, limits: Limits) -> Iterator[Article | Refusal]:
    root: Any = read_xml(path, limits=limits)
    kind = etree.QName(root).localname
    if kind in FEEDS:
        found = list(read_feed(root, where=path.name, name=name))
        if not found:
            raise BadInput("the feed holds no items", where=path.name)
        yield from found
    elif kind in TEI:
        yield from read_tei(root, where=path.name, name=name)
    else:
        raise BadInput(
            f"XML of the kind <{kind}> is not known here; known: RSS, Atom, TEI", where=path.name
        )


def beside(path: Path) -> Path:
    """The file in which a person tells of a text what it does not tell itself.

    `talks.meta.yml` for `talks.txt`: a sheet of the same stem is not meant for it.
    """
    return path.with_suffix(".meta.yml")


def _completed(article: Article, path: Path) -> Article:
    """With what the file beside it tells."""
    import yaml

    file = beside(path)
    if not file.is_file():
        return article
    try:
        told = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problem = getattr(error, "problem", None) or "is no YAML"
        raise BadInput(f"broken YAML: {problem}", where=str(file)) from error
    if not isinstance(told, dict) or not all(isinstance(v, str) for v in told.values()):
        raise BadInput("the fields of an article, one a line, as `name: text`", where=str(file))
    if unknown := sorted(told.keys() - set(FIELDS)):
        raise BadInput(f"unknown field {unknown[0]!r}; known: {', '.join(FIELDS)}", where=str(file))
    if (day := told.get("published")) and edtf_of(day) is None:
        raise BadInput(f"the publication date {day!r} is no EDTF date", where=str(file))
    return article.told(told)

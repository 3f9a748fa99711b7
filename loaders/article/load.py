"""An article: its text kept as it stands, its claims each with the sentence that says it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.extract import extract
from kg.extract.html import Page, looks_like_html, read_html
from kg.model import Source, parse_period, source_id

if TYPE_CHECKING:
    from kg.loading import Context

_LANGUAGES = ("en",)


def load(context: Context) -> None:
    """Read one file of text or HTML and hand over what it says."""
    page = read_article(context.path)
    known = {**_told(page), **{k: v for k, v in context.options.items() if v}}
    published = known.get("published")
    if published is not None:
        _check_date(published, context.path)
    language = known.get("language", "en").split("-")[0].lower()
    if language not in _LANGUAGES:
        raise BadInput(
            f"articles in {language!r} cannot be read yet; known: {', '.join(_LANGUAGES)}",
            where=str(context.path),
        )
    title = known.get("title")
    publisher, url = known.get("publisher"), known.get("url")
    digest = sha256(page.text.encode()).hexdigest()
    source = Source(
        id=source_id(publisher, title or context.path.stem, url),
        kind="article",
        title=title,
        publisher=publisher,
        published=published,
        author=known.get("author"),
        url=url,
        language=language,
    )
    context.dataset(source, digest)
    context.keep_text(page.text)
    claims = extract(page.text, published=published, gazetteer=context.gazetteer, language=language)
    for claim in claims:
        context.emit(claim)
    if published is None:
        context.note(
            "no publication date", str(context.path),
            "days without a year stay without one, and titles are not dated; give --published",
        )  # fmt: skip


def read_article(path: Path) -> Page:
    """The text of a file, exactly as it stands, or the article of a web page."""
    where = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read the file: {error.strerror}", where=where) from None
    if not data.strip():
        raise BadInput("the file is empty; there is no article in it", where=where)
    if b"\0" in data[:8192]:
        raise BadInput("this is a binary file; save the article as text or HTML", where=where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(
            "the text is not UTF-8; save it as UTF-8 and load it again", where=f"{where}:{line}"
        ) from None
    if looks_like_html(text):
        return read_html(text, where=where)
    if not text.removeprefix("\ufeff").strip():
        raise BadInput("the file is empty; there is no article in it", where=where)
    return Page(text)


def _told(page: Page) -> dict[str, str]:
    fields = ("title", "publisher", "author", "published", "url", "language")
    return {name: value for name in fields if (value := getattr(page, name))}


def _check_date(published: str, path: Path) -> None:
    try:
        parse_period(published)
    except BadInput as error:
        raise BadInput(f"the publication date: {error}", where=str(path)) from None

"""What an article says: its source, and its claims in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.articles.agency import agency_of
from kg.articles.article import FIELDS, Article
from kg.articles.by_model import read_by_model
from kg.articles.marks import with_marks
from kg.errors import BadInput, UnknownName
from kg.extract import extract
from kg.extract.available import engines_that_read
from kg.model import Claim, Source, parse_period, source_id
from kg.model.ids import normal_words

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["ENGINES", "Understood", "completed", "digest_of_text", "source_of", "understand"]

ENGINES = ("both", "spacy", "regex", "llm")
"""What reads a text: our two engines or one of them, or a language model that you bring."""

_LANGUAGES = ("en",)
_ALONE = "one engine"


@dataclass(frozen=True, slots=True)
class Understood:
    """An article with its source and its claims; without claims where it was read before."""

    article: Article
    source: Source
    sha256: str
    claims: tuple[Claim, ...] | None
    notes: tuple[tuple[str, str], ...] = ()


def digest_of_text(text: str) -> str:
    """The SHA-256 of the UTF-8 of a text, by which it is known and kept."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def completed(article: Article, options: Mapping[str, str], *, alone: bool) -> Article:
    """With what a person tells of it: of one article alone that wins, of many it fills gaps."""
    told = {name: options[name] for name in FIELDS if options.get(name)}
    if not alone:
        told = {name: text for name, text in told.items() if not getattr(article, name)}
    return article.told(told)


def source_of(article: Article) -> Source:
    """The source that an article is: known by its address, else by outlet, title and day.

    An agency's report that names no author is the agency's, whoever printed it.
    BadInput for a date that is none, and for a language that cannot be read.
    """
    if article.published is not None:
        try:
            parse_period(article.published)
        except BadInput as error:
            raise BadInput(f"the publication date: {error}", where=article.where) from None
    language = (article.language or "en").split("-")[0].lower()
    if language not in _LANGUAGES:
        raise BadInput(
            f"articles in {language!r} cannot be read yet; known: {', '.join(_LANGUAGES)}",
            where=article.where,
        )
    by = article.url or article.key or article.published
    author = article.author or agency_of(article.text)
    if author is not None and normal_words(author) == normal_words(article.publisher or ""):
        author = article.author
    return Source(
        id=source_id(article.publisher, article.title or article.name, by),
        kind=article.kind, title=article.title, publisher=article.publisher,
        published=article.published, author=author, url=article.url, language=language,
        document_date=article.document_date, licence=article.licence, citation=article.citation,
        part_of=article.part_of.id if article.part_of else None,
    )  # fmt: skip


def understand(
    article: Article, source: Source, gazetteer: Gazetteer, engine: str = "both"
) -> tuple[tuple[Claim, ...], tuple[tuple[str, str], ...]]:
    """The claims of an article, with what its editors marked and the pages where they stand.

    And what a person who loads it should know of how it was read, by kind.
    """
    if engine not in ENGINES:
        raise UnknownName("engine", engine, ENGINES)
    published, language = article.document_date or article.published, source.language or "en"
    notes: tuple[tuple[str, str], ...] = ()
    if engine == "llm":
        claims, notes = read_by_model(article.text, published, gazetteer, language)
    else:
        _, missing = engines_that_read(engine)
        notes = ((_ALONE, missing),) if missing else ()
        claims = extract(
            article.text,
            published=published,
            gazetteer=gazetteer,
            language=language,
            engine=engine,
        )
    return tuple(_on_pages(with_marks(claims, article), article.pages)), notes


def _on_pages(claims: Iterable[Claim], pages: tuple[int, ...]) -> Iterable[Claim]:
    from bisect import bisect_right

    for claim in claims:
        if pages and claim.locator.start is not None:
            page = str(bisect_right(pages, claim.locator.start))
            claim = replace(claim, locator=replace(claim.locator, page=page))
        yield claim

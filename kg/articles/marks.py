"""What editors marked decides: which person is named, which day a word means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.articles.article import Article, Mark
from kg.model import Claim, Mention
from kg.model.ids import normal_words

__all__ = ["with_marks"]


def with_marks(claims: Iterable[Claim], article: Article) -> Iterator[Claim]:
    """The claims, each person under the id and the name that the edition gives.

    A mark counts in the sentence in which it stands, and only where its words
    leave no doubt; everything else stays as it was read.
    """
    if not (article.persons or article.dates):
        yield from claims
        return
    for claim in claims:
        start, end = claim.locator.start, claim.locator.end
        if start is not None and end is not None:
            claim = _persons(claim, _inside(article.persons, start, end), article.text)
            claim = _date(claim, _inside(article.dates, start, end), article.text)
        yield claim


def _inside(marks: tuple[Mark, ...], start: int, end: int) -> list[Mark]:
    return [mark for mark in marks if start <= mark.start and mark.end <= end]


def _persons(claim: Claim, marks: list[Mark], text: str) -> Claim:
    if not marks:
        return claim
    named = {
        name: _marked(value, marks, text) if isinstance(value, Mention) else value
        for name, value in claim.qualifiers.items()
    }
    return replace(
        claim,
        subject=_marked(claim.subject, marks, text),
        object=_marked(claim.object, marks, text) if claim.object else None,
        qualifiers=named,
        original_subject=claim.original_subject or claim.subject.words,
        original_object=claim.original_object or (claim.object.words if claim.object else None),
    )


def _marked(mention: Mention, marks: list[Mark], text: str) -> Mention:
    if mention.type != "Person" or mention.uid or mention.key:
        return mention
    words = normal_words(mention.words)
    fit = [m for m in marks if words in _names(m, text)]
    if not fit:
        last = words.split()[-1:]
        fit = [m for m in marks if normal_words(text[m.start : m.end]).split()[-1:] == last]
    refs = {mark.ref: mark for mark in fit}
    if len(refs) != 1:
        return mention
    (mark,) = refs.values()
    return replace(mention, words=mark.name or mention.words, key=mark.ref)


def _names(mark: Mark, text: str) -> set[str]:
    found = {normal_words(text[mark.start : mark.end])}
    return found | ({normal_words(mark.name)} if mark.name else set())


def _date(claim: Claim, marks: list[Mark], text: str) -> Claim:
    """The day that the editors give to just these words of the sentence."""
    if not claim.original_time or claim.time is None:
        return claim
    words = normal_words(claim.original_time)
    days = {m.ref for m in marks if normal_words(text[m.start : m.end]) == words}
    return replace(claim, time=days.pop()) if len(days) == 1 else claim

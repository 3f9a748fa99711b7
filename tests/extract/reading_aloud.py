"""Reads the articles of this folder once, and asks for facts in few words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.extract import extract
from kg.model import Claim, Mention
from kg.resolve import Gazetteer

ARTICLES = Path(__file__).parent / "articles"
PUBLISHED = {
    "agency": "2024-03-15",
    "appointments": "2022-12-01",
    "dispute": None,
    "history": None,
    "readout": "2016-03-10",
    "summit": "2020-05-05",
    "undated": None,
}


def text_of(name: str) -> str:
    return (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def claims_of(name: str) -> tuple[Claim, ...]:
    return tuple(read(text_of(name), PUBLISHED[name]))


def read(text: str, published: str | None = None) -> list[Claim]:
    return extract(text, published=published, gazetteer=Gazetteer.load())


def words(value: Mention | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return f"{value.polity}: {value.words}" if value.polity else value.words


def facts(claims: tuple[Claim, ...] | list[Claim], predicate: str) -> set[tuple[str, ...]]:
    """Subject, object or value, time and mood of each claim of a relation."""
    found = set()
    for claim in claims:
        if claim.predicate == predicate:
            mood = claim.modality if claim.polarity == "asserted" else "denied"
            target = words(claim.object) or claim.value or ""
            found.add((words(claim.subject), target, claim.time or "", mood))
    return found


def events(claims: tuple[Claim, ...] | list[Claim]) -> set[tuple[frozenset[str], str]]:
    """The participants of each event, with its mood."""
    found: dict[str, tuple[set[str], str]] = {}
    for claim in claims:
        if claim.predicate == "PARTICIPATED_IN":
            mood = claim.modality if claim.polarity == "asserted" else "denied"
            assert claim.object is not None
            found.setdefault(claim.object.words, (set(), mood))[0].add(words(claim.subject))
    return {(frozenset(who), mood) for who, mood in found.values()}

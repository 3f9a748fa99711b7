"""NAMED: remarks that give the names of a place, each with who uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.occurrences import Occurrence
from kg.extract.ordered import between, ended_before
from kg.extract.places import glosses
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.writer import Writer
from kg.model import Claim, Mention

__all__ = ["Gloss", "called", "find_glosses", "named"]

_LEAD = re.compile(
    r"(?:the |those |these )?(?:(?:two|three|four|five|six|several|disputed|small) )*",
    re.IGNORECASE,
)


class Gloss:
    """A remark that a place goes by two names: the words, and who uses which."""

    def __init__(self, match: re.Match[str], sort: str, writer: Writer) -> None:
        reading = writer.reading
        self.sort = sort
        self.span = Span(match.start() + (match[0][0].isspace()), match.end())
        self.user = _polity(writer, match.start("user"), match.end("user"))
        self.other: Thing | None = None
        start = match.start("rest")
        owner = _first_polity(writer, start, match.end("rest"))
        if sort == "name for" and owner is not None:
            rest = re.match(r"['\u2019]s?\s+|\s+", reading.text[owner.end : match.end("rest")])
            self.other = owner.thing
            start = owner.end + (rest.end() if rest else 0)
        lead = _LEAD.match(reading.text, start, match.end("rest"))
        self.name = Span(lead.end() if lead else start, match.end("rest"))
        self.first = None if sort == "calls" else _before(writer, match.start())
        if sort == "which calls":
            self.first = Span(*match.span("first"))
            before = ended_before(reading.polities, match.start())
            self.user = self.user or (reading.polities[before - 1].thing if before else None)

    def place(self, writer: Writer) -> Thing:
        """The place under its proper name."""
        if self.first and (bare := _bare(self.first.of(writer.reading.text)))[:1].isupper():
            return Thing("Place", bare)
        words = self.name.of(writer.reading.text)
        if words[:1].isupper() or self.first is None:
            return Thing("Place", words)
        return Thing("Place", writer.phrase(self.first))


def find_glosses(writer: Writer) -> list[Gloss]:
    """All such remarks that name a user."""
    found = [Gloss(match, sort, writer) for match, sort in glosses(writer.reading.text)]
    return [g for g in found if g.user is not None and (g.first is not None or g.sort == "calls")]


def called(glosses: list[Gloss], told: Occurrence, writer: Writer) -> Iterator[Claim]:
    """ "Tokyo calls them A, while Moscow calls them B": one place, a name for each user."""
    place = Thing("Place", glosses[0].name.of(writer.reading.text))
    for gloss in glosses:
        told = replace(told, trigger=gloss.span)
        assert gloss.user is not None
        yield writer.claim(
            told,
            place,
            "NAMED",
            value=gloss.name.of(writer.reading.text),
            hits=[Hit(gloss.name.start, gloss.name.end, place)],
            qualifiers={"used_by": writer.mention(gloss.user)},
            original=(gloss.name, None),
        )


def named(
    gloss: Gloss, told: Occurrence, writer: Writer, sort_of: str = "name for"
) -> Iterator[Claim]:
    """Two statements, one name each, about the same place."""
    place = gloss.place(writer)
    text = writer.reading.text
    assert gloss.first is not None
    assert gloss.user is not None
    first = _bare(gloss.first.of(text))
    second = gloss.name.of(text)
    mine, other = (first, second) if sort_of == "name for" else (second, first)
    for words, user, span in ((mine, gloss.user, gloss.first), (other, gloss.other, gloss.name)):
        qualifiers: dict[str, Mention | str] = {}
        if user is not None:
            qualifiers["used_by"] = writer.mention(user)
        hit = Hit(span.start, span.end, place)
        yield writer.claim(
            told,
            place,
            "NAMED",
            value=words,
            hits=[hit],
            qualifiers=qualifiers,
            original=(span, None),
            sure=user is not None,
        )


def _bare(words: str) -> str:
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def _before(writer: Writer, at: int) -> Span | None:
    """The noun phrase right before the remark."""
    match = re.search(
        r"((?:the |those |these )?(?:[\w\-\u2019']+ ){0,4}?[\w\-]*"
        r"(?:slands?|sles|erritory|erritories|Kurils?|eninsula|Sea|Strait|Rocks|Reefs?|Shoal|chain|[A-Z]\w+))[,\s]*$",
        writer.reading.text[max(0, at - 60) : at],
    )
    if match is None:
        return None
    offset = max(0, at - 60)
    text = match[1]
    last = re.search(r"(?:\b(?:the|those|these) (?:[\w\-\u2019']+ ?)+|(?:[A-Z][\w\-]+ ?)+)$", text)
    start = offset + match.start(1) + (last.start() if last else 0)
    return Span(start, offset + match.end(1))


def _polity(writer: Writer, start: int, end: int) -> Thing | None:
    hit = _first_polity(writer, start, end)
    return hit.thing if hit else None


def _first_polity(writer: Writer, start: int, end: int) -> Hit | None:
    inside = between(writer.reading.polities, start, end + 2)
    return next((h for h in inside if h.end <= end + 2), None)

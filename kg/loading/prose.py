"""Free text in a record of a data set, read as an article is: each claim with its sentence there.

A text of several lines is a list, whose lines say nothing of one another: "the agreement" of the
one is not that of the next.

What the record says in its own fields is the word of the data set; what is read
out of its prose has the basis text, and waits for whoever accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.extract import extract
from kg.model.claim import Claim, Mention
from kg.model.locator import Locator

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["claims_in"]

# "the area", "the talks" and "an agreement" are those of one text, whatever another speaks of.
_OF_THE_TEXT = frozenset({"Place", "Event", "Agreement"})
_LINE = re.compile(r"[^\n]+")
_AROUND = 32  # characters that a locator keeps before and after a quotation


def claims_in(
    text: str, *, row: str, section: str, on: str | None, gazetteer: Gazetteer
) -> Iterator[Claim]:
    """What the text in that field of the record says; `on` is the date of its edition.

    Offsets in the claims are those of the text that is given.
    """
    whole = sha256(text.encode()).hexdigest()
    lines = [line for line in _LINE.finditer(text) if line[0].strip()]
    for number, line in enumerate(lines, 1):
        place = f"{row}, {section}" + (f", {number}" if len(lines) > 1 else "")
        for claim in extract(line[0], published=on, gazetteer=gazetteer):
            at = _moved(claim.locator, text, line.start(), whole)
            yield _placed(claim, place, replace(at, row=row, section=section), gazetteer)


def _moved(at: Locator, text: str, by: int, digest: str) -> Locator:
    """The place in the whole text of what stands in one of its lines."""
    if at.start is None or at.end is None:
        return at
    start, end = at.start + by, at.end + by
    return replace(
        at, start=start, end=end, sha256=digest,
        prefix=text[max(0, start - _AROUND) : start], suffix=text[end : end + _AROUND],
    )  # fmt: skip


def _placed(claim: Claim, place: str, at: Locator, gazetteer: Gazetteer) -> Claim:
    """The claim as one of that text."""
    return replace(
        claim,
        subject=_own(claim.subject, place, gazetteer),
        object=_own(claim.object, place, gazetteer) if claim.object else None,
        qualifiers={
            name: _own(value, place, gazetteer) if isinstance(value, Mention) else value
            for name, value in claim.qualifiers.items()
        },
        locator=at,
        basis="text",
    )


def _own(mention: Mention, place: str, gazetteer: Gazetteer) -> Mention:
    """The mention, told apart from what other texts of the data set call by the same words."""
    if mention.type not in _OF_THE_TEXT or mention.uid is not None:
        return mention
    found = gazetteer.resolve(mention.words, type=mention.type, on=mention.on)
    if found.status == "resolved":
        return mention
    return replace(mention, key=f"{place}: {mention.key or mention.words}")

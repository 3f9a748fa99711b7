"""Free text in a record of a data set, read as an article is: each claim with its sentence there.

What the record says in its own fields is the word of the data set; what is read
out of its prose has the basis text, and waits for whoever accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import extract
from kg.model.claim import Claim, Mention

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["claims_in"]

# "the area", "the talks" and "an agreement" are those of one text, whatever another speaks of.
_OF_THE_TEXT = frozenset({"Place", "Event", "Agreement"})


def claims_in(
    text: str, *, row: str, section: str, on: str | None, gazetteer: Gazetteer
) -> Iterator[Claim]:
    """What the text in that field of the record says; `on` is the date of its edition.

    Offsets in the claims are those of the text that is given.
    """
    place = f"{row}, {section}"
    for claim in extract(text, published=on, gazetteer=gazetteer):
        yield replace(
            claim,
            subject=_own(claim.subject, place, gazetteer),
            object=_own(claim.object, place, gazetteer) if claim.object else None,
            qualifiers={
                name: _own(value, place, gazetteer) if isinstance(value, Mention) else value
                for name, value in claim.qualifiers.items()
            },
            locator=replace(claim.locator, row=row, section=section),
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

"""Names of authors: persons with family and given names where that is told, else as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Author", "authors"]

_OF_BODIES = re.compile(r"\b(and|of|for|the|et|de la|und|für)\b|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """One author: a person by `family` and `given`, or anybody by `literal`."""

    literal: str | None = None
    family: str | None = None
    given: str | None = None

    @property
    def words(self) -> str:
        """The name in its usual order."""
        return self.literal or f"{self.given} {self.family}"


def authors(text: str | None) -> tuple[Author, ...]:
    """The authors that a text names, separated by ";".

    "Family, Given" tells the parts of a person's name. Any other name stands as
    it is written: nobody can tell by its look whether it is a person's, and
    "and" may join two persons or two tasks of one ministry.
    """
    return tuple(
        _author(" ".join(part.split())) for part in (text or "").split(";") if part.strip()
    )


def _author(name: str) -> Author:
    family, comma, given = (part.strip() for part in name.partition(","))
    told = comma and family and given and "," not in given and not _OF_BODIES.search(name)
    return Author(family=family, given=given) if told else Author(literal=name)

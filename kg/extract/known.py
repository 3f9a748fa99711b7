"""Well-known holders of an office: whose president a "President Carter" was.

A table of ours, packaged with the frames; what it says is never certain, and it knows no graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from kg.extract.phrases import unaccented
from kg.extract.spans import Span
from kg.paths import loaders_dir

__all__ = ["Known", "known_holders", "known_names", "years_of"]

_ALONE = re.compile(
    r"(?<![\w\-\u2019'])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w\-]|[.'\u2019]\w? ?[A-Z])"
)
_NAMED = re.compile(r"[A-Z][\w.\-]*,? \Z")
# Family names that are words, towns or first names too: alone they name nobody for sure.
_COMMON = frozenset((
    "Alexander", "Anthony", "Arthur", "Baker", "Barrow", "Bush", "Charles", "Christopher",
    "Church", "Douglas", "Francis", "Hague", "Jonathan", "Joseph", "Lagos", "Laurent", "Madrid",
    "Major", "Marshall", "Martin", "Michel", "Mills", "Montenegro", "Olivier", "Parts", "Pierre",
    "Price", "Straw", "Terra", "Thomas", "Trujillo", "Vincent", "Font", "Santos", "Salem", "Mejia",
))  # fmt: skip
_NEAR = 6  # years around those in which a list attests somebody
_KIN = {
    "Foreign Secretary": "Foreign Minister", "Leader": "President",
    "General Secretary": "President", "Chancellor": "Prime Minister",
}  # fmt: skip
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Known(NamedTuple):
    """Somebody who held an office of a state, attested in these years."""

    office: str
    state: str
    family: str
    first: int
    last: int


@cache
def _table() -> dict[tuple[str, str], list[Known]]:
    path = loaders_dir() / "article" / "frames" / "holders.tsv"
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            office, state, family, first, last = line.split("\t")
            known = Known(office, state, family, int(first), int(last))
            found[_KIN.get(office, office), family].append(known)
    return dict(found)


def years_of(text: str, published: str | None) -> frozenset[int]:
    """The years that a text names, and that of its date."""
    return frozenset(int(y) for y in _YEAR.findall(f"{published or ''} {text}"))


def known_holders(office: str, name: str, years: frozenset[int]) -> list[Known]:
    """Who of that name held the office about one of these years, or ever where no year is told."""
    words = name.split()
    found: dict[str, Known] = {}
    for word in dict.fromkeys((words[-1], words[0])):
        for known in _table().get((_KIN.get(office, office), unaccented(word)), ()):
            if _near(known, years) or not years:
                found.setdefault(known.state, known)
    return list(found.values())


def known_names(text: str, years: frozenset[int]) -> list[Span]:
    """Lone family names of well-known holders of that time, which no model need know: "Nehru"."""
    found, answers = [], dict[str, bool]()
    for match in _ALONE.finditer(text):
        word = match[0]
        if word not in answers:
            answers[word] = any(_near(k, years) for k in _families().get(word, ()))
        if answers[word] and not _NAMED.search(text, max(0, match.start() - 20), match.start()):
            found.append(Span(*match.span()))
    return found


@cache
def _families() -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for (_, family), holders in _table().items():
        if len(family) > 4 and family not in _COMMON:
            found[family].extend(holders)
    return dict(found)


def _near(known: Known, years: frozenset[int]) -> bool:
    return any(known.first - _NEAR <= year <= known.last + _NEAR for year in years)

"""Holders in the words "President Ada ALBA (since 1 May 2020); Vice President …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.dates import read_source_date
from kg.errors import InvalidDate

__all__ = ["Holder", "holders_of"]

_SEGMENT = re.compile(
    r"[;\n]\s*(?![^()]*\))|,\s+(?=represented by )|\s+(?=note\s*[-–:])|(?<=\(vacant\)),?\s+"
)
# A party may stand between the name and the date.
_DATED = re.compile(r"(.*?)\s*(?:\([A-Z][^()\d]*\)\s*)?\((all )?(?:since )?([^()]*\d{4})\)\s*$")
_PARTS = re.compile(r",\s*(?![^()]*\))|\s+and\s+(?![^()]*\))")
_REPRESENTED = "represented by "
_NAME = re.compile(r"[A-ZÀ-Þ][^\d,;:()]*")
_FAMILY = re.compile(r"\b(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)*\b")
_Told = tuple[str, str | None, bool]
_LONGEST = 8  # words of a name; what is longer is a sentence
_SENTENCE = frozenset({"is", "was", "are", "were", "serves", "has", "will", "resigned", "been"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A title and who bears it; without a name where the words are not of that form."""

    words: str
    title: str = ""
    name: str | None = None
    family: str | None = None
    since: str | None = None
    told: str | None = None
    acting: bool = False
    planned: bool = False
    represents: bool = False


def holders_of(text: str, settings: Mapping[str, Any]) -> Iterator[Holder]:
    """Each holder that the text names, and each piece of it that names none."""
    for segment in _SEGMENT.split(text):
        words = segment.strip(" ,.")
        if words:
            yield from _read(words, settings)


def _read(words: str, settings: Mapping[str, Any]) -> Iterator[Holder]:
    represents = words.startswith(_REPRESENTED)
    plain = words.removeprefix(_REPRESENTED)
    plural = next((t for t in settings["plural_titles"] if plain.startswith(f"{t} ")), None)
    if plural is None:
        title = _title(plain, settings["titles"])
        parts = [plain[len(title) :].strip()] if title else []
    else:
        title = settings["plural_titles"][plural]
        parts = [p.strip() for p in _PARTS.split(plain[len(plural) :]) if p and p.strip()]
    told = [_person(part, settings["honorifics"]) for part in parts]
    if not title or not told or any(one is None for one in told):
        yield Holder(words)
        return
    for name, date in _shared([one for one in told if one is not None]):
        family = _FAMILY.search(name)
        yield Holder(
            words,
            title,
            name,
            family[0] if family and family[0] != name else None,
            _edtf(date),
            date,
            acting=title.split()[0] in settings["acting"],
            planned=title in settings["planned"],
            represents=represents,
        )


def _shared(told: list[_Told]) -> list[tuple[str, str | None]]:
    """Names with their dates; "all since" dates those before it that have none of their own."""
    found: list[tuple[str, str | None]] = []
    for_all: str | None = None
    for name, date, of_all in reversed(told):
        for_all = date if of_all else None if date else for_all
        found.append((name, date or for_all))
    return found[::-1]


def _title(words: str, titles: list[str]) -> str:
    """The longest title with which the words begin; "" if with none."""
    return max((t for t in titles if words.startswith(f"{t} ")), key=len, default="")


def _person(words: str, honorifics: list[str]) -> _Told | None:
    """Name and date in "Ada ALBA (since 1 May 2020)"; None where it is no name."""
    dated = _DATED.fullmatch(words)
    name, of_all, date = (dated[1], dated[2], dated[3]) if dated else (words, None, None)
    name = name.replace(", Jr.", " Jr.")
    while found := next((h for h in honorifics if name.startswith(f"{h} ")), None):
        name = name[len(found) :].strip()
    parts = name.split()
    if not parts or len(parts) > _LONGEST or not _NAME.fullmatch(name) or _SENTENCE & set(parts):
        return None
    return name, date, of_all is not None


def _edtf(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return read_source_date(date).edtf
    except InvalidDate:
        return None

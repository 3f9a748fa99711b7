"""Dates of works, in the words of a note and in the parts that bibliographies take."""

from __future__ import annotations

import re

from kg.dates.names import MONTHS

__all__ = ["date_parts", "date_words", "year_of", "year_words"]

_PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?([~?%]?)")


def date_words(edtf: str) -> str:
    """A date for readers: "20 October 1956", "c. 843", "44 BC"; what is not plain stays EDTF."""
    ends = [_PLAIN.fullmatch(end) for end in edtf.split("/")]
    if len(ends) > 2 or not all(ends):
        return edtf
    return "–".join(_words(end) for end in ends if end)


def _words(found: re.Match[str]) -> str:
    year, month, day, mark = found.groups()
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1].capitalize()] if month else []
    text = " ".join([*words, year_words(int(year))])
    return {"~": f"c. {text}", "?": f"{text}?", "%": f"c. {text}?", "": text}[mark]


def year_words(year: int) -> str:
    """A year as it is spoken of; year 0 of a calendar that counts on is the year 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def date_parts(edtf: str) -> tuple[list[list[int]], bool] | None:
    """The one date, or the two of a range, as [year, month, day], and whether it is uncertain.

    None where the date is not plain enough for that.
    """
    ends = [_PLAIN.fullmatch(end) for end in edtf.split("/")]
    if len(ends) > 2 or not all(ends):
        return None
    parts = [[int(x) for x in end.groups()[:3] if x] for end in ends if end]
    return parts, any(end[4] for end in ends if end)


def year_of(edtf: str | None) -> str | None:
    """The year in which it begins, in four digits; None before Christ, which no field can say."""
    found = re.search(r"(?<!\d)\d{4}(?!\d)", "" if (edtf or "").startswith("-") else edtf or "")
    return found.group() if found else None

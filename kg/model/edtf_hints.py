"""Why a text is no EDTF date, and the nearest text that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InvalidDate
from kg.model.edtf import read_edtf
from kg.model.edtf_calendar import days_in_month
from kg.model.edtf_date import LARGEST_YEAR_DIGITS

__all__ = ["why_no_date"]

FORMS = "write a form such as 1956, 1956-10, 1956-10-19, 1956-10/1957, 195X or 1956~"
SHOWN = 60

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DASHES = re.compile("[‐‑‒–—−]")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
WORDS = re.compile(
    r"(?:([0-9]{1,2})\.? +)?([A-Za-z]{3,9})\.? +(?:([0-9]{1,2})(?:st|nd|rd|th)?, *)?([0-9]{4})"
)
DECADE = re.compile(r"([0-9]{3})0'?s")
ABOUT = re.compile(r"(?:c|ca|circa|about|around)\.? *([0-9]{4})", re.IGNORECASE)
YEARS = re.compile(r"([0-9]{4}) *(?:-|to|until|till) *([0-9]{4})")
SHORT_RANGE = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})")
PARTS = re.compile(r"-?[0-9]{4}-([0-9]{2})(?:-([0-9]{2}))?")


def why_no_date(text: str) -> str:
    """One line: what is wrong with the text, and what to write instead."""
    shown = repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")
    reason = fault(text)
    nearest = list(dict.fromkeys(c for c in candidates(text) if c != text and is_edtf(c)))
    advice = "write " + " or ".join(nearest[:2]) if nearest else FORMS
    return f"{shown} is no EDTF date{': ' + reason if reason else ''}; {advice}"


def is_edtf(text: str) -> bool:
    try:
        return read_edtf(text) is not None
    except InvalidDate:
        return False


def fault(text: str) -> str:
    """What is wrong, where it can be told in a few words; else nothing."""
    if not text:
        return "it is empty"
    if text != text.strip():
        return "it has blanks around it"
    if text.count("/") == 1 and not DAY_FIRST.fullmatch(text):
        sides = [part for part in text.split("/") if part not in ("", "..") and not is_edtf(part)]
        return "; ".join(f"{part!r}: {fault(part)}" for part in sides[:1] if fault(part))
    if re.fullmatch("Y-?[0-9]{1,4}", text):
        return "Y is for years of more than four digits"
    if text.startswith("Y"):
        return f"a year has at most {LARGEST_YEAR_DIGITS} digits, and no first digit 0"
    if re.fullmatch("-?[0-9]{1,3}|-0000", text):
        return "there is no year -0000" if text == "-0000" else "a year has four digits"
    return fault_of_parts(text)


def fault_of_parts(text: str) -> str:
    found = PARTS.match(text)
    if not found:
        return ""
    month, day = int(found[1]), int(found[2] or "1")
    if not 1 <= month <= 12:
        return f"there is no month {found[1]} (01 to 12, or 21 to 41 for seasons without a day)"
    year = int(text[: found.start(1) - 1])
    length = days_in_month(year, month)
    return "" if 1 <= day <= length else f"month {month:02} of {year} has days 01 to {length}"


def candidates(text: str) -> Iterator[str]:
    """Texts that the writer may have meant, the likeliest first; not all of them are valid."""
    yield text.strip()
    yield re.sub(r"\s+", "", text)
    yield re.sub("[xuU]", "X", text).replace("?~", "%").replace("~?", "%")
    yield text.replace("unknown", "").replace("open", "..")
    dashed = DASHES.sub("-", text.strip())
    yield dashed
    yield from turned(dashed)
    yield from spelled(dashed)
    if found := YEARS.fullmatch(dashed):
        yield f"{found[1]}/{found[2]}"
    if found := SHORT_RANGE.fullmatch(dashed):
        yield f"{found[1]}{found[2]}/{found[1]}{found[3]}"
    if re.fullmatch("-?[1-9][0-9]{4,}", dashed):
        yield f"Y{dashed}"
    if re.fullmatch("Y-?[0-9]{1,4}|-?[0-9]{1,3}", dashed):
        year = dashed.removeprefix("Y")
        yield ("-" if year[0] == "-" else "") + year.removeprefix("-").zfill(4)


def turned(text: str) -> Iterator[str]:
    """Dates in digits, with the day first or without zeros or dashes."""
    if found := DAY_FIRST.fullmatch(text):
        one, two, year = found.groups()
        yield f"{year}-{two:>02}-{one:>02}"
        yield f"{year}-{one:>02}-{two:>02}"
    if found := YEAR_FIRST.fullmatch(text):
        yield "-".join(part.zfill(2) for part in found.groups() if part)
    if found := COMPACT.fullmatch(text):
        yield "-".join(found.groups())


def spelled(text: str) -> Iterator[str]:
    """Dates in English words."""
    if found := DECADE.fullmatch(text):
        yield f"{found[1]}X"
    if found := ABOUT.fullmatch(text):
        yield f"{found[1]}~"
    if found := WORDS.fullmatch(text):
        before, name, after, year = found.groups()
        day = before or after
        if name[:3].lower() in MONTHS and not (before and after):
            month = MONTHS.index(name[:3].lower()) + 1
            yield f"{year}-{month:02}" + (f"-{day:>02}" if day else "")

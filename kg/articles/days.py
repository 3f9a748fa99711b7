"""Days as articles give them in their metadata; what is no day stays unknown."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz

from kg.errors import BadInput
from kg.model import parse_period

__all__ = ["day_of", "edtf_of"]

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?$")


def day_of(words: str | None) -> str | None:
    """The day in an ISO or a mail date, as its own clock has it; None for anything else."""
    text = (words or "").strip()
    if match := _DAY.match(text):
        return match[1] if _is_day(*map(int, match[1].split("-"))) else None
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if parts is None or not re.search(r"\d{4}", text) or not _is_day(*parts[:3]):
        return None
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"


def edtf_of(words: str | None) -> str | None:
    """The day, or the text itself where it is EDTF ("1956-10"); None for anything else."""
    found = day_of(words)
    if found is None and words and words.strip():
        try:
            parse_period(words.strip())
        except BadInput:
            return None
        return words.strip()
    return found


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

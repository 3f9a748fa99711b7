"""Dates in English prose, as EDTF, in the precision that the words have."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.dates.names import MONTHS, ORDINAL, month_number, plain
from kg.dates.words import edtf_of_words

__all__ = ["When", "find_dates", "settle"]

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_PART = r"(?:(?P<part>early|late|mid|the beginning of|the end of|the middle of)[- ])?"
_NOT = r"(?![\w]|[.,]\d)"


@dataclass(frozen=True, slots=True)
class When:
    """A date as the words give it: `XXXX-09-26` has no year, `rel:…` counts from publication."""

    start: int
    end: int
    words: str
    edtf: str


def _calendar_date(m: re.Match[str]) -> str:
    groups = m.groupdict()
    text = groups.get("year") or "XXXX"
    if groups.get("month"):
        number = month_number(groups["month"].lower())
        text += f"-{number:02d}"
        if groups.get("day"):
            if int(groups["day"]) > monthrange(2000, number)[1]:
                return ""
            text += f"-{int(groups['day']):02d}"
    if groups.get("about"):
        text += "~"
    return text


def _worded(m: re.Match[str]) -> str:
    """Early, late or about some date, as every source's words are read."""
    found = edtf_of_words(plain(m[0]))
    return found or (_calendar_date(m) if "year" in m.groupdict() else "")


def _span_of_years(m: re.Match[str]) -> str:
    first, last = m["first"], m["last"]
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else ""


def _days(m: re.Match[str]) -> str:
    head = f"{m['year'] or 'XXXX'}-{month_number(m['month'].lower()):02d}"
    return f"{head}-{int(m['day']):02d}/{head}-{int(m['last']):02d}"


def _iso(m: re.Match[str]) -> str:
    try:
        return date.fromisoformat(m[0]).isoformat()
    except ValueError:
        return ""


# The last are words of which a text must have one; a text without is not searched.
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str], tuple[str, ...]]


def _rule(
    pattern: str,
    reading: Callable[[re.Match[str]], str],
    flags: int = 0,
    needs: tuple[str, ...] = (),
) -> _Rule:
    return re.compile(r"(?<!\w)" + pattern + _NOT, flags), reading, needs


_LAST = r"(?P<which>last|next|this past|this coming|this|the following|the previous)"
_RULES: tuple[_Rule, ...] = (
    _rule(r"\d{4}-\d\d-\d\d", _iso),
    _rule(
        _MONTH
        + " "
        + _DAY
        + r" ?(?:-|\u2013|to|and) ?(?P<last>3[01]|[12]\d|[1-9])(?:,? "
        + _YEAR
        + ")?",
        _days,
    ),
    _rule(
        _DAY
        + r" ?(?:-|\u2013|to|and) ?(?P<last>3[01]|[12]\d|[1-9]) "
        + _MONTH
        + "(?:,? "
        + _YEAR
        + ")?",
        _days,
    ),
    _rule(_MONTH + " " + _DAY + "(?:,? " + _YEAR + ")?", _calendar_date),
    _rule(_DAY + "(?: of)? " + _MONTH + "(?:,? " + _YEAR + ")?", _calendar_date),
    _rule(
        r"(?:from|between) (?P<first>1[5-9]\d\d|20\d\d) (?:to|and|until) "
        r"(?P<last>1[5-9]\d\d|20\d\d)",
        _span_of_years,
        re.IGNORECASE,
        ("from 1", "from 2", "between 1", "between 2"),
    ),
    _rule(r"(?P<first>1[5-9]\d\d|20\d\d)[-\u2013](?P<last>1[5-9]\d\d|20\d\d|\d\d)", _span_of_years),
    _rule(_PART + _MONTH + "(?:,| of)? " + _YEAR, _worded),
    _rule(
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? " + _YEAR,
        _worded,
        needs=("pr", "summer", "autumn", "fall", "nter"),
    ),
    _rule(r"(?:the )?(?:(?:early|late|mid)[- ])?(?:1[5-9]\d|20\d)0s", _worded, needs=("0s",)),
    _rule(
        rf"(?:the )?(?:(?:early|late|mid)[- ])?{ORDINAL}[- ]century",
        _worded,
        re.IGNORECASE,
        ("century",),
    ),
    _rule(r"(?:(?P<about>around|about|circa|c\.) )?" + _PART + _YEAR, _worded),
    _rule(
        r"(?:(?P<part>early|late|mid)[- ])(?P<month>"
        + "|".join(month.title() for month in MONTHS)
        + ")",
        _calendar_date,
        0,
    ),
    _rule(
        r"(?:in|since|until|by|this|last|next|through|of|for) (?P<month>"
        + "|".join(month.title() for month in MONTHS)
        + ")",
        _calendar_date,
    ),
    _rule(
        _LAST + " (?P<unit>week|month|year|" + "|".join(_DAYS) + ")",
        lambda m: f"rel:{m['which'].lower().split()[-1]}:{m['unit'].lower()}",
        re.IGNORECASE,
    ),
    _rule(
        r"(?P<day>" + "|".join(d.title() for d in _DAYS) + ")",
        lambda m: f"rel:on:{m['day'].lower()}",
    ),
    _rule(
        r"(?P<word>yesterday|today|tomorrow|tonight)",
        lambda m: f"rel:{m['word'].lower()}:day",
        re.IGNORECASE,
        ("day", "tomorrow", "ght"),
    ),
    _rule(
        r"(?P<count>one|two|three|four|five|six|seven|ten|\d{1,2}) "
        r"(?P<unit>years|months|weeks|days) ago",
        lambda m: f"ago:{m['unit']}:{m['count'].lower()}",
        needs=(" ago",),
    ),
)
_UNTIL = re.compile(
    r"\b(before|prior to|pre|by|until|till|up to|no later than)[ -](?:the (?:end|start) of )?$",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


def find_dates(text: str) -> list[When]:
    """All dates, left to right; of two readings that overlap the earlier rule wins."""
    found: list[When] = []
    taken = bytearray(len(text))
    folded = text.casefold()
    for pattern, reading, needs in _RULES:
        if needs and not any(word in folded for word in needs):
            continue
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            if edtf := reading(match):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_bounded(text, When(match.start(), match.end(), match[0], edtf)))
    return sorted(found, key=lambda when: when.start)


def _bounded(text: str, when: When) -> When:
    """ "Before 1914" is some time up to 1913, "until 1914" ends then: never the year itself."""
    head = _UNTIL.search(text, max(0, when.start - 24), when.start)
    if head is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", when.edtf):
        return when
    last = when.edtf
    if head[1].lower() in ("until", "till", "up to"):
        return When(when.start, when.end, when.words, f"/{last}")
    if head[1].lower() in ("before", "prior to", "pre"):
        last = _previous(last)
    return When(when.start, when.end, when.words, f"[..{last}]")


def _previous(edtf: str) -> str:
    """The year, month or day before."""
    if len(edtf) == 4:
        return f"{int(edtf) - 1:04d}"
    if len(edtf) == 7:
        index = int(edtf[:4]) * 12 + int(edtf[5:7]) - 2
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    return (date.fromisoformat(edtf) - timedelta(1)).isoformat()


def settle(
    edtf: str, published: str | None, *, future: bool = False, year: str | None = None
) -> str | None:
    """The date with what the publication date, or a year named just before, adds to it.

    None where the words count from a publication date that is not known.
    """
    if edtf.startswith(("rel:", "ago:")):
        return _relative(edtf, published, future)
    if not edtf.startswith("XXXX"):
        return edtf
    if year:
        return edtf.replace("XXXX", year)
    if not published or len(published) < 7:
        return edtf.replace("XXXX", published) if published else edtf
    month = int(edtf[5:7])
    gap = (month - int(published[5:7])) % 12
    back = gap - 12 if gap > 1 or (gap == 1 and not future) else gap
    offset = gap if future and gap <= 10 else back
    if not future and gap == 0 and len(published) == 10 and edtf[8:10] > published[8:10]:
        offset = 0
    years = int(published[:4]) + (int(published[5:7]) - 1 + offset) // 12
    return edtf.replace("XXXX", str(years))


def _relative(edtf: str, published: str | None, future: bool) -> str | None:
    kind, unit, *rest = edtf.removeprefix("rel:").removeprefix("ago:").split(":")
    if edtf.startswith("ago:"):
        kind, unit, rest = "ago", kind, [unit]
    if not published:
        return None
    if unit in ("year", "years"):
        back = {"last": -1, "next": 1}.get(kind, 0) if kind != "ago" else -_count(rest[0])
        return str(int(published[:4]) + back)
    if len(published) != 10:
        return None
    day = date.fromisoformat(published)
    if unit in ("month", "months"):
        back = {"last": -1, "next": 1}.get(kind, 0) if kind != "ago" else -_count(rest[0])
        index = day.year * 12 + day.month - 1 + back
        return f"{index // 12}-{index % 12 + 1:02d}"
    if unit in ("weeks", "days"):
        return None if unit == "weeks" else (day - timedelta(_count(rest[0]))).isoformat()
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta({"last": -7, "next": 7}.get(kind, 0))
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    if unit == "day":
        return (day + timedelta({"yesterday": -1, "tomorrow": 1}.get(kind, 0))).isoformat()
    return _weekday(kind, unit, day, future).isoformat()


def _weekday(kind: str, name: str, day: date, future: bool) -> date:
    gap = (day.weekday() - _DAYS.index(name)) % 7
    if kind in ("next", "coming", "following") or (future and kind in ("on", "this")):
        return day + timedelta((7 - gap) % 7 or 7)
    return day - timedelta(gap or (7 if kind in ("last", "past", "previous") else 0))


def _count(word: str) -> int:
    return _COUNTS.get(word) or int(word)

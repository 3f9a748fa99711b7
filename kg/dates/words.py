"""English words for dates: a date by its name, or beside another.

"Before 1914" is 1913 or some earlier year, "since 1914" begins in 1914 with an
unknown end, "between 1914 and 1918" is some time of those years, "from 1914 to
1918" all of it. At the ends of a stretch "early" and "late" are left out, for
which EDTF has no form there: the bounds are those of the whole year.
"""

from __future__ import annotations

import re

from kg.dates.days import days_later
from kg.dates.english import base, marked, part, whole
from kg.dates.names import MONTH, month_number
from kg.errors import InvalidDate
from kg.model.edtf_calendar import Day, bound_key, bound_text
from kg.model.period import parse_period

__all__ = ["edtf_of_words"]

BESIDE = {
    "before": r"before|prior to|earlier than|ante",
    "by": r"by|not later than|no later than|not after|on or before|at the latest by",
    "after": r"after|later than|post",
    "from": r"not before|not earlier than|no earlier than|on or after",
    "since": r"since|from|as of",
    "until": r"until|till|up to|to|through",
}
SIDES = [
    re.compile(r"between (?P<one>.+) and (?P<two>.+)"),
    re.compile(r"(?:from )?(?P<one>.+?) (?:to|until|till|through) (?:the )?(?P<two>.+)"),
    re.compile(r"(?P<one>.+?) ?– ?(?P<two>.+)"),
    re.compile(
        r"(?P<one>.+?)(?: - |(?<=\d)-(?=\d{4}$|\d{1,2},? )|(?<=[a-z])-(?=[a-z])|(?<=\d{4})-)"
        r"(?P<two>.+)"
    ),
]  # fmt: skip


def edtf_of_words(text: str) -> str | None:
    """The date that the words tell, as EDTF; None if they are not understood.

    `text` is as `kg.dates.names.plain` makes it. What comes back may name a day
    that no calendar has.
    """
    text = re.sub(r"^(?:in|on|during|in the year|the year|dated) ", "", text)
    return named(text) or beside(text) or stretch(text)


def named(text: str) -> str | None:
    return base(text) or part(text) or marked(text)


def beside(text: str) -> str | None:
    """Before, by, after, since or until something."""
    for relation, words in BESIDE.items():
        found = re.fullmatch(f"(?:{words}) (?P<rest>.+)", text)
        if not found:
            continue
        if relation in ("since", "until"):
            told = whole(found["rest"]) or marked(found["rest"])
            if told and "[" not in told:
                return f"{told}/" if relation == "since" else f"/{told}"
        elif told := base(found["rest"]) or part(found["rest"]):
            return limited(relation, told)
    if found := re.fullmatch(r"(?P<year>\d{4}) ?[-–]", text):
        return f"{found['year']}/"
    return None


def limited(relation: str, told: str) -> str:
    """One of the years, months or days on one side of what is told."""
    period = parse_period(told)
    if period.begin_earliest is None or period.end_latest is None:
        raise InvalidDate(f"{relation} what? the words name no year")
    first, last = bound_key(period.begin_earliest), bound_key(period.end_latest)
    if relation == "by":
        return f"[..{cut(last, told)}]"
    if relation == "from":
        return f"[{cut(first, told)}..]"
    if relation == "before":
        return f"[..{cut(days_later(first, -1), told)}]"
    return f"[{cut(days_later(last, 1), told)}..]"


def cut(day: Day, told: str) -> str:
    """The day, or its month or year, as exact as what was told."""
    length = len(told) if re.fullmatch(r"\d{4}(-(0\d|1[0-2]))?", told) else 10
    return bound_text(day)[:length]


def stretch(text: str) -> str | None:
    """From one date to another, or between them; what one side leaves out, the other tells."""
    for place, pattern in enumerate(SIDES):
        found = pattern.fullmatch(text)
        if not found:
            continue
        one, two = completed(found["one"], found["two"])
        start, end = (whole(side) or marked(side) for side in (one, two))
        if start is None or end is None or "[" in start + end:
            continue
        if place:
            return f"{start}/{end}"
        days = (parse_period(start).begin_earliest, parse_period(end).end_latest)
        return f"[{start}..{end}]" if len(start) == len(end) else f"[{days[0]}..{days[1]}]"
    return None


def completed(one: str, two: str) -> tuple[str, str]:
    """Both sides with month and year: "5" and "7 september 1905", "1854" and "57"."""
    if re.fullmatch(r"\d{4}", one) and re.fullmatch(r"\d\d?", two):
        return one, one[: 4 - len(two)] + two
    year = re.search(r",? (\d{4})$", two)
    if year and not re.search(r"\d{4}", one):
        if re.fullmatch(rf"{MONTH} \d{{1,2}}", one):
            month = re.match(MONTH, one)
            assert month, "the month was just seen"
            return f"{one}, {year[1]}", with_month(two, month[0])
        if re.fullmatch(r"\d{1,2}", one):
            return f"{one} {two.partition(' ')[2]}", two
        return f"{one} {year[1]}", two
    return one, two


def with_month(side: str, month: str) -> str:
    """ "7, 1905" with the month that was named before it."""
    return side if re.search(MONTH, side) and month_number(month) else f"{month} {side}"

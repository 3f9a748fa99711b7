"""Dates told by a Japanese era, after the Hijra or in the years of the French Republic."""

from __future__ import annotations

import re

from kg.dates.calendars import Stretch, islamic_days, revolutionary_days
from kg.dates.japanese import ERAS, japanese_days
from kg.dates.names import (
    ISLAMIC_MONTHS,
    MONTH,
    ORDINAL,
    REVOLUTIONARY_MONTHS,
    month_number,
    ordinal_number,
    roman_number,
)

__all__ = ["islamic", "japanese", "revolutionary"]

KANJI = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
COUNT = "[0-9元〇一二三四五六七八九十]+"
ERA = "(?P<era>" + "|".join(sorted(ERAS, key=len, reverse=True)) + ")"
NUMBER = rf"(?P<number>\d{{1,2}}|{ORDINAL})"
JAPANESE = [
    re.compile(pattern)
    for pattern in (
        f"{ERA}(?P<number>{COUNT})年(?:(?P<leap>閏)?(?P<month>{COUNT})月(?:(?P<day>{COUNT})日)?)?",
        rf"{ERA},? (?:year )?{NUMBER}(?:[-/., ]+(?P<leap>leap |intercalary )?(?P<month>\d{{1,2}})"
        r"(?:[-/. ]+(?P<day>\d{1,2}))?)?",
        rf"(?P<day>\d{{1,2}}) (?P<named>{MONTH}),? {ERA},? (?:year )?{NUMBER}",
        rf"(?P<named>{MONTH})(?: (?P<day>\d{{1,2}}))?,? {ERA},? (?:year )?{NUMBER}",
        rf"(?:the )?(?:(?P<day>{ORDINAL}) day (?:of|in) the )?"
        rf"(?:(?P<leap>intercalary |leap )?(?P<month>{ORDINAL}) (?:month|moon) (?:of|in) the )?"
        rf"{NUMBER} year (?:of )?(?:the era )?{ERA}",
    )
]
HIJRA = re.compile(r",? ?\b(?:a\.?h\b\.?|h\b\.?)|^a\.?h\.? ")
ISLAMIC = re.compile(
    r"(?:(?:(?P<day>\d{1,2}) )?(?P<month>[a-z][a-z ]*[a-z1-2]),? )?(?P<year>\d{1,4})"
)
ISLAMIC_FIGURES = re.compile(r"(?P<year>\d{1,4})[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?")
YEAR_OF_REPUBLIC = r",? (?:(?:de l')?an|year)?,? ?(?P<year>[ivx]+|\d{1,2})"
REVOLUTIONARY = [
    re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>[a-z]+){YEAR_OF_REPUBLIC}"),
    re.compile(
        rf"(?P<day>\d)(?:st|nd|rd|th|er?|e)? (?:jour )?(?P<month>complement)[a-z]+(?: day)?"
        rf"{YEAR_OF_REPUBLIC}"
    ),
    re.compile(r"(?:an|year) (?P<year>[ivx]+|\d{1,2})"),
]


def japanese(text: str) -> Stretch | None:
    """The days that a Japanese date can mean; None if the words are no such date."""
    text = re.sub(r"(?<=[a-z])'(?=[a-z])", "", text).replace("tempo", "tenpo")
    text = text.replace("廿", "二十")
    for pattern in JAPANESE:
        if found := pattern.fullmatch(text):
            told = found.groupdict()
            month, named, day = told.get("month"), told.get("named"), told.get("day")
            return japanese_days(
                ERAS[told["era"]],
                count(told["number"]),
                month_number(named) if named else count(month) if month else None,
                count(day) if day else None,
                leap=bool(told.get("leap")),
            )
    return None


def count(text: str) -> int:
    """A number in figures, as an English ordinal or in Japanese."""
    if re.fullmatch(r"[0-9]+|[a-z0-9-]+", text):
        return ordinal_number(text)
    if text == "元":
        return 1
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(KANJI[digit]) for digit in tens))
    return 10 * (KANJI[tens] if tens else 1) + (KANJI[ones] if ones else 0)


def islamic(text: str) -> Stretch | None:
    """The days that a date after the Hijra can mean; None if the words are no such date."""
    text = re.sub(r"['-]", " " if re.search("[a-z]", text) else "-", text)
    text = HIJRA.sub("", text).strip()
    found = ISLAMIC.fullmatch(text) or ISLAMIC_FIGURES.fullmatch(text)
    if found is None:
        return None
    told = found.groupdict()
    name, day = told["month"], told["day"]
    if name and not name.isdigit() and name not in ISLAMIC_MONTHS:
        return None
    month = (int(name) if name.isdigit() else ISLAMIC_MONTHS[name]) if name else None
    return islamic_days(int(told["year"]), month, int(day) if day else None)


def revolutionary(text: str) -> Stretch | None:
    """The days that a date of the Republic can mean; None if the words are no such date."""
    for pattern in REVOLUTIONARY:
        if found := pattern.fullmatch(text):
            told = found.groupdict()
            name, day = told.get("month"), told.get("day")
            month = 13 if name == "complement" else REVOLUTIONARY_MONTHS.get(name or "")
            if name and month is None:
                continue
            return revolutionary_days(roman_number(told["year"]), month, int(day) if day else None)
    return None

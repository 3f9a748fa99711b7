"""Unspecified digits: which days a date with X in it can mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from kg.model.edtf_calendar import Day, days_in_month

__all__ = ["first_and_last", "level_of_digits", "years_matching"]

A_LEAP_YEAR = 2000


def level_of_digits(year: str, month: str, day: str) -> int:
    """The level that the place of the X asks for: 0 none, 1 rightmost, 2 anywhere."""
    if "X" not in year + month + day:
        return 0
    if not month:
        digits = year.removeprefix("-")
        return 1 if digits[:2].isdigit() and digits[3] == "X" else 2
    if "X" in year:
        return 2
    if month == "XX":
        return 1 if day in ("", "XX") else 2
    return 1 if "X" not in month and day == "XX" else 2


def first_and_last(year: str, month: str, day: str) -> tuple[Day | None, Day | None] | None:
    """The first and the last day that fit the digits; (None, None) if no digit of the year is
    told; None if no day fits. `month` and `day` are empty where the date has none."""
    months, days = two_digits(month, 12), two_digits(day, 31)
    if year.removeprefix("-") == "XXXX":
        return (None, None) if fitting((A_LEAP_YEAR,), months, days) else None
    years = years_matching(year)
    first = fitting(years, months, days)
    last = fitting(years[::-1], months[::-1], days[::-1])
    return (first, last) if first and last else None


@lru_cache(maxsize=4096)
def years_matching(pattern: str) -> tuple[int, ...]:
    """All years that fit four digits or X, after a minus sign or not, in order of time."""
    digits = pattern.removeprefix("-")
    choices = ["0123456789" if c == "X" else c for c in digits]
    years = [int("".join(chosen)) for chosen in product(*choices)]
    if pattern[0] != "-":
        return tuple(years)
    return tuple(-year for year in reversed(years) if year)


@lru_cache(maxsize=1024)
def two_digits(pattern: str, largest: int) -> tuple[int, ...]:
    """The numbers from 1 to `largest` that fit two digits or X; all of them for no pattern."""
    return tuple(
        number
        for number in range(1, largest + 1)
        if not pattern or all(p in ("X", d) for p, d in zip(pattern, f"{number:02}", strict=True))
    )


def fitting(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    """The first existing day in the order given."""
    for year, month in product(years, months):
        length = days_in_month(year, month)
        for day in days:
            if day <= length:
                return Day(year, month, day)
    return None

"""The columns of each list, and how it writes dates and open ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.loading.files import Fields

__all__ = ["LISTS", "Dates", "Row", "StateList", "dates_in", "without_slips"]

# Authority and code of a state → the dates that the rows of it give, as they stand.
Dates = Mapping[tuple[str, str], set[str]]

# What was there when a list begins may be older; what is there when it ends goes on.
FIRST = "1816-01-01"
EDITION = 2025  # year of the collection: its lists tell of nothing later
LAST = {"cow": "2016-12-31", "gw": "2017-12-31", "isd": "2011-12-31"}


@dataclass(frozen=True)
class Row:
    """One period of one state; `words` are its dates as they stand."""

    code: str
    name: str
    begin: str | None
    end: str | None
    words: str
    others: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True)
class StateList:
    """Whose list it is, and how a record of it is read."""

    authority: str
    row: Callable[[Fields], Row]


def _cow(record: Fields) -> Row:
    parts = [
        tuple(record.need(f"{end}{part}") for part in ("year", "month", "day"))
        for end in ("st", "end")
    ]
    first, last = (f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in parts)
    words = " to ".join("-".join(part) for part in parts)
    name, code = record.need("statenme"), record.need("ccode")
    return Row(code, name, _begin(first), _end(first, last, "cow"), words)


def _gw(record: Fields) -> Row:
    first, last = record.need("Start"), record.need("End")
    begin, end = _turned(first), _turned(last)
    code, name = str(record.need("Cow Nr.")), record.need("Name of State")
    return Row(code, name, _begin(begin), _end(begin, end, "gw"), f"{first} to {last}")


def _isd(record: Fields) -> Row:
    first, last = record.need("Start"), record.need("End")
    begin, end = _turned(first), _turned(last)
    return Row(
        str(record.need("COWNum")), record.need("StateName"),
        _begin(begin), _end(begin, end, "isd"), f"{first} to {last}",
        _some(record.take("OtherName")), _some(record.take("Capital")),
    )  # fmt: skip


def _huggo(record: Fields) -> Row:
    first, last = record.take("Begin"), record.take("End")
    begin, end = _padded(first) or _short(first), _padded(last) or _short(last)
    if str(last or "").startswith("9999"):
        end = ".."
    begin, end = begin or _short(first, before=end), end or _short(last, after=begin)
    others = [record.take(c) for c in ("StateNameAlt", "StateName2")]
    capitals = [record.take(c) for c in ("Capital", "CapitalAlt", "Capital2")]
    return Row(
        record.need("stateID"), record.need("StateName"), begin, end,
        f"{first} to {last}", _some(*others), _some(*capitals),
    )  # fmt: skip


def dates_in(row: Row) -> set[str]:
    """The dates of a row as they stand."""
    return set(row.words.split(" to "))


def without_slips(row: Row, authority: str, dates: Dates) -> tuple[Row, list[str]]:
    """The row without dates that lost a figure of their year, and what is wrong with each.

    "197-10-10" is no day of the second century where the same authors write "1970-10-10" of the
    same state in another row; "920-01-01" is one, as they also write "0920-01-01".
    """
    others, told = dates.get((authority, row.code), set()), []
    first, _, last = row.words.partition(" to ")
    for words in (first, last):
        whole = sorted(o for o in others if words in _shortened(o))
        if whole and f"0{words}" not in others:
            told.append(f"{words}, where another row has {' and '.join(whole)}")
            begin, end = (
                None if w == words else x for w, x in ((first, row.begin), (last, row.end))
            )
            row = replace(row, begin=begin, end=end)
    return row, told


def _shortened(date: str) -> Iterator[str]:
    """The date with each figure of its year left out."""
    year = re.match(r"[1-9]\d{3}", date)
    return (date[:n] + date[n + 1 :] for n in range(4)) if year else iter(())


def _begin(date: str | None) -> str | None:
    return None if date == FIRST else date


def _end(begin: str | None, end: str | None, name: str) -> str | None:
    return ".." if end and end >= LAST[name] else end


def _turned(text: Any) -> str | None:
    """31.12.1902 or 31-12-1902, day first, as EDTF."""
    found = re.fullmatch(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})", str(text).strip())
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else None


def _padded(text: str | None) -> str | None:
    """A date as EDTF writes it, "778" as "0778"; what is no such date stays unread."""
    found = re.fullmatch(r"(\d{3,4})((?:-\d\d){0,2}[~?]?)", text or "")
    return found[1].zfill(4) + found[2] if found else None


def _short(text: str | None, after: str | None = None, before: str | None = None) -> str | None:
    """4/28/20, month first, where only one century is possible.

    The period ends after it begins, and not after the edition; what may still be 1920 or 2020 is
    not read.
    """
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2})", text or "")
    if found is None:
        return None
    month, day, year = map(int, found.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    days = (f"{century}{year:02}-{month:02}-{day:02}" for century in (19, 20))
    last = before if before and before != ".." else f"{EDITION}-12-31"
    fit = [d for d in days if (after or "") <= d <= last]
    return fit[0] if len(fit) == 1 else None


def _some(*words: Any) -> tuple[str, ...]:
    told = (str(w).strip() for w in words if w is not None)
    return tuple(dict.fromkeys(w for w in told if w not in ("", "NA", "-9", "None")))


LISTS = {
    "cow-states-2016.csv": StateList("cow", _cow),
    "gw-states.xlsx": StateList("gw", _gw),
    "isd-2.2.xlsx": StateList("isd", _isd),
    "huggo-states.csv": StateList("huggo", _huggo),
    "huggo-states-additional.csv": StateList("huggo", _huggo),
}

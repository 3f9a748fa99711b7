"""Dates of statements in the words of a sentence, with the preposition that they take."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.cite.dates import date_words, year_words
from kg.model.edtf_calendar import AFTER_ALL, Day
from kg.model.period import bound_key

__all__ = ["attested_words", "decade_words", "moment", "time_words"]

_DAY = re.compile(r"-?\d{4}-\d\d-\d\d[~?%]?")
_PLAIN = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]))?(?:-\d\d)?[~?%]?")
_LISTED = 6  # attestations in one line; of more, the first and the last
_SET = re.compile(r"[\[{](.+)[\]}]")


def time_words(edtf: str | None, *, attested: bool = False) -> str | None:
    """ "on 19 October 1956", "from 1925 to 1941", "from 1991 on"; None for no date.

    `attested` tells that it lasts, and that the date says no more than that it
    was so then. What has no plain words stays as it is written (EDTF).
    """
    if not edtf or edtf in ("..", "/", "../..", "../", "/.."):
        return None
    begin, slash, end = edtf.partition("/")
    if slash:
        return _span(begin, end)
    if found := _SET.fullmatch(edtf):
        return _choice(found[1], every=edtf.startswith("{"))
    if not _PLAIN.fullmatch(edtf):
        return f"at the time written {edtf}"
    return f"{_at(edtf)} (so attested)" if attested else _at(edtf)


def attested_words(times: Sequence[str]) -> str:
    """When something that lasts is attested, again and again; in the order of time."""
    if len(times) > _LISTED:
        first, last = _date(times[0]), _date(times[-1])
        return f"(so attested {len(times)} times from {first} to {last})"
    *most, last = (time_words(time) or time for time in times)
    return f"{', '.join(most)} and {last} (so attested)"


def _at(edtf: str) -> str:
    return f"{'on' if _DAY.fullmatch(edtf) else 'in'} {_date(edtf)}"


def _date(edtf: str) -> str:
    return date_words(edtf) if _PLAIN.fullmatch(edtf) else edtf


def _span(begin: str, end: str) -> str | None:
    if begin in ("", ".."):
        return None if end in ("", "..") else f"until {_date(end)}"
    if end == "..":
        return f"from {_date(begin)} on"
    if end == "":
        return f"from {_date(begin)}, the end not told"
    return f"from {_date(begin)} to {_date(end)}"


def _choice(text: str, *, every: bool) -> str:
    if ".." in text and "," not in text:
        first, _, last = text.partition("..")
        if first and last:
            return f"at some time from {_date(first)} to {_date(last)}"
        return (
            f"at some time until {_date(last)}" if last else f"at some time from {_date(first)} on"
        )
    parts = [_date(part.strip()) for part in text.split(",")]
    return f"{'on' if every else 'either'} {(' and ' if every else ' or ').join(parts)}"


def moment(bound: str | None) -> Day:
    """The place of a day in time, of any era; what has no day comes last."""
    return AFTER_ALL if bound is None else bound_key(bound)


def decade_words(day: str | None) -> str:
    """The decade that a day lies in: "1950s"; "Undated" for none."""
    found = re.match(r"-?\d{4,}", day or "")
    if found is None:
        return "Undated"
    words, era, _ = year_words(int(found[0])).partition(" BC")
    return f"{int(words) // 10 * 10}s{era}"

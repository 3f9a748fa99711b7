"""When a term began and ended, reckoned from which act, in the words of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import InvalidDate
from kg.loading.files import Fields
from kg.model import parse_period

__all__ = ["Term", "read_term"]

_ABOUT = re.compile(r"\b(about|approximately|on or|before|after|between|shortly|soon)\b", re.I)
_PERHAPS = re.compile(r"\bprobably\b", re.I)
_UNSERVED = re.compile(
    r"declined appointment|Not commissioned|Did not take oath|Nomination of .* not acted"
)
_YEAR_IN_ID = re.compile(r"-(1[78]\d\d|19\d\d|20\d\d)-")
_STARTS = (
    ("credentials_presented", r"credential|^(about|on or|soon|shortly|between|\w{3} \d{4}$)"),
    ("entered_duty", r"entered on duty|assumed charge"),
)
_ENDS = (
    ("died", r"^died|assassinated|killed|murdered|\bdeath\b"),
    ("recalled", r"recall"),
    ("replaced", r"superseded|recommissioned"),
    ("promoted", r"promoted"),
    ("resigned", r"resign"),
    ("term_ended", r"terminated|expired"),
    ("office_abolished", r"closed|abolished"),
    ("left_post", r"\bleft\b|relinquished charge"),
)


@dataclass(frozen=True)
class Term:
    """A term, or an appointment that came to nothing (`modality` planned).

    `on` is the day by which names in the record are understood, `last` the day it ended.
    """

    time: str | None
    words: str
    on: str | None
    last: str | None
    modality: str
    qualifiers: dict[str, str]
    certainty: str | None
    note: str | None
    remarks: tuple[tuple[str, str], ...]


def read_term(record: Fields, *, served: bool, start: str | None) -> Term:
    """The dates of one record as they stand; none is repaired.

    `start` is the act from which such terms are reckoned where the record tells no other.
    """
    acts = {name: _date(record, name) for name in ("appointed", "arrived", "started", "ended")}
    date = {name: act[0] for name, act in acts.items()}
    notes = {name: act[1] for name, act in acts.items()}
    note = record.take("note")
    kind = record.take("note@type")
    holds = served and not (date["started"] is None and _UNSERVED.search(note or ""))
    begin = _marked(date["started"], notes["started"])
    kept = {n: d for n in ("appointed", "arrived") if (d := date[n])}
    if begin is None and holds and date["appointed"]:
        begin = _marked(date["appointed"], notes["appointed"])
        kept["start_cause"] = "appointed"
    elif begin is not None and (cause := _start(notes["started"], start)):
        kept["start_cause"] = cause
    end = _marked(date["ended"], notes["ended"])
    if notes["ended"]:
        kept["end_cause"] = _cause(_ENDS, notes["ended"])
    time = f"{begin or ''}/{end or ''}" if begin or end else None
    words = "; ".join(
        f"{name}: {' '.join(filter(None, (notes[name], date[name])))}"
        for name in acts if date[name] or notes[name]
    )  # fmt: skip
    time, remarks = _checked(time, words)
    on = date["started"] or date["appointed"] or date["ended"] or date["arrived"]
    if on is None and (found := _YEAR_IN_ID.search(record.get("id") or "")):
        on = found[1]
    hedge = "; ".join(n for n in notes.values() if n and (_ABOUT.search(n) or _PERHAPS.search(n)))
    told = "; ".join(filter(None, (note, kind and f"({kind})")))
    return Term(
        time, words, on, date["ended"], "actual" if holds else "planned", kept,
        hedge or None, told or None, remarks,
    )  # fmt: skip


def _date(record: Fields, act: str) -> tuple[str | None, str | None]:
    sure = record.take(f"{act}/date@certainty")
    note = record.take(f"{act}/note")
    return record.take(f"{act}/date"), note or (sure and f"certainty {sure}")


def _marked(date: str | None, note: str | None) -> str | None:
    """The date with the marks of EDTF for what its note says of it."""
    if date is None or note is None:
        return date
    about, perhaps = bool(_ABOUT.search(note)), bool(_PERHAPS.search(note))
    return date + {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (about, perhaps), ""
    )


def _start(note: str | None, usual: str | None) -> str | None:
    return usual if note is None else _cause(_STARTS, note)


def _cause(table: tuple[tuple[str, str], ...], note: str) -> str:
    return next((c for c, pattern in table if re.search(pattern, note, re.I)), "other")


def _checked(time: str | None, words: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """A time that can be, or none and the reason: what is impossible stays in the words."""
    if time is None:
        return None, ()
    try:
        parse_period(time)
    except InvalidDate as error:
        return None, (("impossible date, kept in words only", f"{words}: {error}"),)
    return time, ()

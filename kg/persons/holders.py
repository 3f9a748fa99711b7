"""Who held an office on a day, as far as it is on record.

By the bounds alone: certainly, possibly, or nobody, with the reason. Never the
nearest, and never anybody after the day as of which a source was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.ledger import Ledger
from kg.memory import remembered
from kg.model.period import bound_key
from kg.persons.terms import Holding, OfficeRecord
from kg.resolve import Gazetteer

__all__ = ["Holder", "Holders", "SettledRecord", "held_on", "settled"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office, by one or more sources; `time` is the term as the first tells it."""

    uid: str
    label: str
    acting: bool
    time: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holders:
    """Those certainly in office, those whom imprecise dates allow, and why there is nobody."""

    certain: tuple[Holder, ...] = ()
    possible: tuple[Holder, ...] = ()
    reason: str | None = None
    known: bool = field(default=False)  # whether any source tells of the office at all


class SettledRecord(OfficeRecord):
    """The record of holders with the ends of their terms as the gazetteer's seats settle them."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._offices = Gazetteer.load().offices
        self.settled = lru_cache(maxsize=20_000)(self._settled_terms)

    def _settled_terms(self, office: str) -> tuple[Holding, ...]:
        known = self._offices.describe(office)
        return settled(self.terms(office), single=known is not None and known.seats == "single")


def held_on(told: Sequence[Holding], on: str | None) -> Holders:
    """The holders on a day, month or year, by terms whose ends are settled."""
    if not told:
        return Holders(reason="not covered: no loaded source tells who held it")
    if on is None:
        return Holders(reason="give a date", known=True)
    from kg.model import parse_period

    asked = parse_period(on)
    first, last = asked.begin_earliest, asked.end_latest
    if first is None or last is None or not first[-1].isdigit() or not last[-1].isdigit():
        return Holders(reason="the date has no year", known=True)
    sure = [t for t in told if _certain(t, first, last)]
    people = {(t.uid, t.acting) for t in sure}
    maybe = [t for t in told if (t.uid, t.acting) not in people and _possible(t, first, last)]
    found = _gather(sure), _gather(maybe)
    if found[0]:
        return Holders(*found, known=True)
    why = "only imprecise dates allow it" if maybe else _why_nobody(told, first, last)
    return Holders(*found, reason=why, known=True)


def settled(terms: Sequence[Holding], *, single: bool) -> tuple[Holding, ...]:
    """The terms with the ends that follow from the others.

    `single`: one at a time has the office. Where an end is not told, it is unknown
    if another holder of a single seat follows, and at the latest the day on which
    that one began; else it is open, as far as the source could see.
    """
    return tuple(_settled(term, terms, single) for term in terms)


def _settled(term: Holding, terms: Sequence[Holding], single: bool) -> Holding:
    if term.attested or term.end_earliest not in (None, "inf"):
        return term
    if term.end_latest is not None and term.end_earliest is None:
        return term
    begun = term.begin_latest
    if term.end_earliest is None and single and begun is not None:
        later = [
            other.begin_latest
            for other in terms
            if other.uid != term.uid
            and not other.attested
            and other.begin_latest is not None
            and _key(other.begin_latest) > _key(begun)
        ]
        if later:
            return replace(term, end_latest=min(later, key=_key))
    seen = term.seen_until
    end = seen if seen is not None and begun is not None else "inf"
    if seen is not None and begun is not None and _key(seen) < _key(begun):
        end = begun
    return replace(term, end_earliest=end, end_latest="inf")


def _certain(term: Holding, first: str, last: str) -> bool:
    begun = term.begin_latest or (None if term.attested else term.end_latest)
    ended = term.end_earliest or (None if term.attested else term.begin_earliest)
    if begun is None or ended is None:
        return False
    if term.attested:
        # Seen in a month or year: on which day of it is not told.
        return _key(begun) <= _key(first) and _key(last) <= _key(ended)
    return _key(begun) <= _key(first) and _key(last) <= _key(ended)


def _possible(term: Holding, first: str, last: str) -> bool:
    if term.attested:
        begun, ended = term.end_earliest, term.begin_latest
        if begun is None or ended is None:
            return False
    else:
        begun, ended = term.begin_earliest, term.end_latest
        if term.begin_latest is None and term.begin_earliest is None:
            begun = None if term.end_latest is None else _years_before(term.end_latest)
        if begun is None and ended is None:
            return False
    return (begun is None or _key(begun) <= _key(last)) and (
        ended is None or _key(first) <= _key(ended)
    )


def _years_before(day: str, years: int = 10) -> str | None:
    """A beginning that nobody tells lies some years before the end, or is not worth a thought."""
    return f"{max(int(day[:4]) - years, 0):04}{day[4:]}" if day[:4].isdigit() else None


def _gather(terms: list[Holding]) -> tuple[Holder, ...]:
    """One holder for each person, acting or not; terms come before mere sightings."""
    ordered = sorted(terms, key=lambda t: (t.attested, t.begin_latest or "~", t.time or "", t.uid))
    found: dict[tuple[str, bool], list[Holding]] = {}
    for term in ordered:
        found.setdefault((term.uid, term.acting), []).append(term)
    return tuple(
        Holder(uid, some[0].label, acting, some[0].time,
               tuple(sorted({source for term in some for source in term.sources})))
        for (uid, acting), some in found.items()
    )  # fmt: skip


def _why_nobody(terms: Sequence[Holding], first: str, last: str) -> str:
    """The holders before and after, with their dates."""
    before = [
        t for t in terms
        if (end := _last_known(t)) is not None and _key(end) < _key(first)
    ]  # fmt: skip
    after = [
        t for t in terms
        if (begin := _first_known(t)) is not None and _key(begin) > _key(last)
    ]  # fmt: skip
    former = max(before, key=lambda t: _key(_last_known(t) or ""), default=None)
    latter = min(after, key=lambda t: _key(_first_known(t) or ""), default=None)
    if former and latter:
        return f"nobody on record between {_told(former)} and {_told(latter)}"
    if former:
        return f"nobody on record after {_told(former)}; later holders are not covered"
    if latter:
        return f"nobody on record before {_told(latter)}; earlier holders are not covered"
    return "nobody on record: the terms that are told have no dates"


def _told(term: Holding) -> str:
    seen = "seen in office " if term.attested else ""
    return f"{term.label} ({seen}{term.time or 'no dates'})"


def _last_known(term: Holding) -> str | None:
    """The last day that is told of it."""
    days = (term.end_latest, term.end_earliest, term.begin_latest)
    if term.attested:
        days = (term.begin_latest, term.end_earliest, None)
    return next((day for day in days if day and day[-1].isdigit()), None)


def _first_known(term: Holding) -> str | None:
    days = (term.begin_earliest, term.begin_latest, term.end_earliest)
    return next((day for day in days if day and day[-1].isdigit()), None)


@remembered(100_000)
def _key(day: str) -> tuple[float, float, float]:
    found = bound_key(day)
    return found[0], found[1], found[2]

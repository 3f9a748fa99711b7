"""The statements of a source, as a reader of it would meet them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.ask.names import look_up
from kg.ask.parameters import whole_day
from kg.ask.things import identify
from kg.dossier.times import moment
from kg.dossier.told import Told, ids_of, read_statements
from kg.errors import NotFound
from kg.ledger.live import LIVE_STATEMENTS

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["EVERY_DAY", "Day", "is_source", "statements_of"]

_SAID = (
    "SELECT ?st WHERE { VALUES ?x { %x% } ?st prov:hadPrimarySource ?x }",
    "SELECT ?st WHERE { VALUES ?x { %x% } ?st kgo:dataset ?x }",
)
_ID = re.compile(r"[a-z]+-[a-z0-9-]+")
_ABOUT = """SELECT ?st WHERE { VALUES ?x { %x% } ?st ?any ?x ; a kgo:Statement }"""
_PARTS = f"""{LIVE_STATEMENTS}
SELECT id FROM known WHERE attributes ->> 'part_of' = ? AND id NOT IN (SELECT id FROM dead)"""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the world on which something may have been so, or certainly was; or none.

    What bears no date may have been so on any day, and was certainly so on none.
    """

    on: str | None = None
    certainly: str | None = None

    @classmethod
    def asked(cls, on: str | None, certainly: str | None) -> Day:
        """The day as it was typed, whole; InvalidDate or BadInput if it is none."""
        days = (whole_day(day, name) if day else None
                for name, day in (("--on", on), ("--certainly", certainly)))  # fmt: skip
        return cls(*days)

    def holds(self, told: Told) -> bool:
        """Whether it may have been so on the day, and certainly was if that is asked."""
        begin, end = told.begin_earliest, told.end_latest
        if self.on and (_after(begin, self.on) or _after(self.on, end)):
            return False
        if self.certainly is None:
            return True
        begun, lasted = told.begin_latest or end, told.end_earliest or begin
        if begun is None or lasted is None:
            return False
        return moment(begun) <= moment(self.certainly) <= moment(lasted)


EVERY_DAY = Day()


def _after(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and moment(one) > moment(other)


def is_source(store: ox.Store, thing: str) -> bool:
    """Whether an id is that of a source in the graph."""
    return bool(ids_of(store, "SELECT ?x WHERE { VALUES ?x { %x% } ?x a kgo:Source }", x=[thing]))


def statements_of(
    store: ox.Store, ledger: Ledger, source: str, about: str | None = None
) -> list[Told]:
    """What the source and its parts state, in its order, if wanted only about one thing."""
    sources, level = {source}, [source]
    while level:
        level = [row[0] for one in level for row in ledger.connection.execute(_PARTS, (one,))]
        sources |= (fresh := set(level) - sources)
        level = sorted(fresh)
    ids = ids_of(store, _SAID, x=sources)
    if about is not None:
        ids &= ids_of(store, _ABOUT, x=_meant(store, ledger, about))
    told = read_statements(store, ids)
    anchors = _anchors(ledger, told)
    return sorted(told.values(), key=lambda one: _place(one, anchors))


def _meant(store: ox.Store, ledger: Ledger, about: str) -> set[str]:
    """An id means that one thing; the name of a state all states that bore it in turn."""
    if not _ID.fullmatch(about):
        with suppress(NotFound):
            return set(look_up(store, about, "thing"))
    return {identify(store, about, ledger.connection)}


def _anchors(ledger: Ledger, told: dict[str, Told]) -> dict[str, int]:
    """Where in the text each statement begins, by the last edition that holds it."""
    import json

    sql = (
        "SELECT h.statement, h.anchor ->> 'start' FROM json_each(?) CROSS JOIN holdings h "
        "ON h.statement = value WHERE h.anchor ->> 'start' IS NOT NULL ORDER BY h.seq"
    )
    wanted = json.dumps([uid for uid, one in told.items() if "exact" in one.locator])
    return {uid: int(start) for uid, start in ledger.connection.execute(sql, (wanted,))}


_FIELDS = ("volume", "document", "page", "section", "article", "row")


def _place(told: Told, anchors: dict[str, int]) -> tuple[Any, ...]:
    """By the place in the source: volume, document, page …, numbers as numbers."""
    parts = tuple(_natural(str(told.locator.get(name, ""))) for name in _FIELDS)
    return (anchors.get(told.id, -1), told.source, parts, moment(told.begin_earliest), told.id)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """ "row 10" after "row 9"."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text)
    )

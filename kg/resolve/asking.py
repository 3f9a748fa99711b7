"""Who is meant by a name on a date: one row for each name, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import DragomanError, UnknownName
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.resolution import Resolution

if TYPE_CHECKING:
    from kg.ledger import Ledger

__all__ = ["COLUMNS", "KINDS", "Answerer", "Asked", "Row", "answer_row", "answers"]

Row = dict[str, Any]
_LONGEST = 300  # characters; no name is longer, and some lines are


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, the date (EDTF) of its use if that is known, and what kind of thing it names."""

    name: str
    on: str | None = None
    kind: str = "polity"

    @property
    def type(self) -> str:
        """The node type of that kind."""
        return self.kind.title()


def by_gazetteer(asked: Asked, gazetteer: Gazetteer, ledger: Ledger | None) -> Row:
    """What the gazetteer knows of the name; the graph has no say."""
    found = gazetteer.resolve(asked.name, type=asked.type, on=asked.on)
    row = answer_row(asked, found, gazetteer)
    if found.uid and asked.on:
        row["reasons"] += gazetteer.entity(found.uid).existence(asked.on)
    return row


Answerer = Callable[[Asked, Gazetteer, "Ledger | None"], Row]
# Kind → who answers. Offices and persons need a record of who held what: see kg.persons.asking.
KINDS: dict[str, Answerer] = {
    "polity": by_gazetteer,
    "organization": by_gazetteer,
    "place": by_gazetteer,
}
COLUMNS = ("name", "on", "status", "uid", "label", "codes", "candidates", "reasons")


def answers(
    pairs: Iterable[tuple[str, str | None]],
    kind: str = "polity",
    *,
    ledger: Ledger | None = None,
    gazetteer: Gazetteer | None = None,
    kinds: Mapping[str, Answerer] = KINDS,
) -> Iterator[Row]:
    """One row for each (name, date), in order; without a date it is never today."""
    if kind not in kinds:
        raise UnknownName("kind", kind, kinds)
    known = gazetteer or Gazetteer.load()
    for name, on in pairs:
        yield _answer(Asked(name, on or None, kind), known, ledger, kinds[kind])


def _answer(asked: Asked, gazetteer: Gazetteer, ledger: Ledger | None, by: Answerer) -> Row:
    """The row for one name. What cannot be read as a name or a date is unknown, and says why."""
    if not asked.name.strip():
        return _unknown(asked, "no name")
    if len(asked.name) > _LONGEST:
        return _unknown(asked, f"longer than {_LONGEST} characters: not a name")
    try:
        return by(asked, gazetteer, ledger)
    except DragomanError as error:
        return _unknown(asked, str(error))


def answer_row(asked: Asked, found: Resolution, gazetteer: Gazetteer, **more: Any) -> Row:
    """A resolution as a row: codes and label are those of the one that is meant."""
    chosen = gazetteer.entity(found.uid) if found.uid and found.uid in gazetteer else None
    return {
        "name": asked.name,
        "on": asked.on,
        "status": found.status,
        "uid": found.uid,
        "label": chosen.label_on(asked.on) if chosen else None,
        "codes": chosen.codes if chosen else {},
        "candidates": [
            {"uid": c.uid, "label": c.label, "reason": c.reason} for c in found.candidates
        ],
        "reasons": [found.reason],
        **more,
    }


def _unknown(asked: Asked, reason: str) -> Row:
    empty = dict.fromkeys(COLUMNS)
    told = {"name": asked.name, "on": asked.on, "status": "unknown"}
    return {**empty, **told, "codes": {}, "candidates": [], "reasons": [reason]}

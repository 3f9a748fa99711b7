"""Who is meant, by the gazetteer and the graph: an office comes with its holders of that day,
persons are those of whom the sources of the ledger tell. Never the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from kg.ledger import Ledger
from kg.persons.finding import find_person
from kg.persons.holders import Holder, Holders, SettledRecord, held_on
from kg.resolve import Gazetteer, Resolution, asking
from kg.resolve.asking import Answerer, Asked, Row

__all__ = ["KINDS", "answers", "columns", "holders", "record_of"]

_NO_GRAPH = "no graph is at hand, so that nothing is on record"
_records: WeakKeyDictionary[Ledger, tuple[int, SettledRecord]] = WeakKeyDictionary()


def record_of(ledger: Ledger) -> SettledRecord:
    """The record of holders as the ledger stands now; it is kept until the ledger changes."""
    sequence = ledger.sequence
    kept = _records.get(ledger)
    if kept is None or kept[0] != sequence:
        kept = (sequence, SettledRecord(ledger))
        _records[ledger] = kept
    return kept[1]


def holders(ledger: Ledger, office: str, on: str | None, gazetteer: Gazetteer) -> Holders:
    """Who held the office (a uid) on a day, month or year.

    An envoy who stayed when the receiver became another version of itself holds
    the office there too.
    """
    found = _recorded(ledger, office, on, gazetteer)
    if found.certain or on is None:
        return found
    for other in gazetteer.offices.kin(office):
        stayed = _recorded(ledger, other, on, gazetteer).certain
        terms = tuple(holder for holder in stayed if holder.time and "/" in holder.time)
        if terms:
            label = getattr(gazetteer.offices.describe(other), "label", other)
            why = f"on record as {label}, in a term that went on"
            return replace(found, certain=terms, possible=(), reason=why)
    return found


def _recorded(ledger: Ledger, office: str, on: str | None, gazetteer: Gazetteer) -> Holders:
    return held_on(record_of(ledger).settled(office), on)


def _office(asked: Asked, gazetteer: Gazetteer, ledger: Ledger | None) -> Row:
    found = gazetteer.resolve(asked.name, type="Office", on=asked.on)
    if ledger is None:
        row = asking.answer_row(asked, found, gazetteer, holders=[], possible=[])
        row["reasons"].append(_NO_GRAPH)
        return _labelled(row, found)
    if found.status == "unknown":
        found = _on_record(asked, found, gazetteer, ledger)
    chosen, told = _chosen(found, asked.on, gazetteer, ledger)
    row = asking.answer_row(
        asked,
        chosen,
        gazetteer,
        holders=[_plain(holder) for holder in told.certain],
        possible=[_plain(holder) for holder in told.possible],
    )
    if chosen.uid and told.reason:
        row["reasons"].append(told.reason)
    return _labelled(row, chosen)


def _on_record(asked: Asked, found: Resolution, gazetteer: Gazetteer, ledger: Ledger) -> Resolution:
    """An office that only sources know, if one of them names it so."""
    named = gazetteer.offices.name(asked.name, asked.on, None)
    if named.uid and record_of(ledger).terms(named.uid):
        return named
    return found


def _chosen(
    found: Resolution, on: str | None, gazetteer: Gazetteer, ledger: Ledger
) -> tuple[Resolution, Holders]:
    """Of several offices that may be meant, the only one that anybody may have held that day."""
    told = {c.uid: _recorded(ledger, c.uid, on, gazetteer) for c in found.candidates}
    held = [c for c in found.candidates if told[c.uid].certain or told[c.uid].possible]
    held = held if len(held) == 1 and told[held[0].uid].certain else []
    if found.status == "resolved" and found.uid is not None:
        if not told[found.uid].certain and held:
            reason = f"{held[0].reason}; of the ranks it may mean the only one held then"
            return Resolution.resolved(found.words, on, replace(held[0], reason=reason)), told[
                held[0].uid
            ]
        return found, holders(ledger, found.uid, on, gazetteer)
    if found.status == "ambiguous" and held and _all_covered(told, gazetteer):
        reason = f"{found.reason}; the only one of them that anybody is on record for then"
        chosen = replace(held[0], reason=reason)
        return Resolution.resolved(found.words, on, chosen), told[chosen.uid]
    return found, Holders()


def _all_covered(told: Mapping[str, Holders], gazetteer: Gazetteer) -> bool:
    """That nobody held the others is on record, and not only that no source tells of them.

    A source that tells of a sender's missions tells of all of them.
    """
    offices = gazetteer.offices
    return all(
        said.known or getattr(offices.describe(uid), "accredited_to", None)
        for uid, said in told.items()
    )


def _labelled(row: Row, found: Resolution) -> Row:
    if row["label"] is None and found.uid is not None:
        row["label"] = found.candidates[0].label
    return row


def _plain(holder: Holder) -> dict[str, Any]:
    return {
        "uid": holder.uid,
        "label": holder.label,
        "acting": holder.acting,
        "time": holder.time,
        "sources": list(holder.sources),
    }


def _person(asked: Asked, gazetteer: Gazetteer, ledger: Ledger | None) -> Row:
    if ledger is None:
        found = Resolution.unknown(asked.name, asked.on, _NO_GRAPH)
    else:
        found = find_person(record_of(ledger), ledger, gazetteer, asked.name, asked.on)
    return _labelled(asking.answer_row(asked, found, gazetteer), found)


# Kind → who answers.
KINDS: dict[str, Answerer] = {**asking.KINDS, "office": _office, "person": _person}
_MORE_COLUMNS = {"office": ("holders", "possible")}


def columns(kind: str) -> tuple[str, ...]:
    """The columns of an answer for a kind, in order."""
    return asking.COLUMNS + _MORE_COLUMNS.get(kind, ())


def answers(
    pairs: Iterable[tuple[str, str | None]],
    kind: str = "polity",
    *,
    ledger: Ledger | None = None,
    gazetteer: Gazetteer | None = None,
) -> Iterator[Row]:
    """One row for each (name, date), in order; without a date it is never today."""
    for row in asking.answers(pairs, kind, ledger=ledger, gazetteer=gazetteer, kinds=KINDS):
        yield row | {name: row.get(name, []) for name in _MORE_COLUMNS.get(kind, ())}

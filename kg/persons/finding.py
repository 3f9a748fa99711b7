"""Persons by their names: candidates with reasons, one chosen only where it is certain."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.ledger import Ledger
from kg.persons.agreement import FAMILY, SAME, agreement
from kg.persons.holders import SettledRecord, held_on
from kg.persons.names import PersonName, read_name
from kg.resolve import Candidate, Gazetteer, Resolution

__all__ = ["find_person"]

_ORDER = (SAME, "initials", "shorter", "variant", FAMILY)
_TELLS = {
    SAME: "the same name",
    "initials": "the same name with initials",
    "shorter": "a fuller or shorter form of the name",
    "variant": "another spelling or form of the name",
    FAMILY: "the same family name",
}
_SHOWN = 12
_SUGGESTED = 5
_START = 3  # letters that a slip is taken to leave alone
_ALIKE = 84  # of 100


@dataclass(frozen=True, slots=True)
class _Found:
    uid: str
    label: str
    level: str
    words: str


def find_person(
    record: SettledRecord, ledger: Ledger, gazetteer: Gazetteer, words: str, on: str | None
) -> Resolution:
    """Who is meant by a name, with or without a title, used on a date.

    An office and a date count more than the spelling; a name alone tells who is
    meant only if it is a full one and nobody else of the name is known.
    """
    name = read_name(words)
    titled = _by_office(record, gazetteer, name, words, on)
    if titled is not None and titled.status == "resolved":
        return titled
    if not name.parts:
        return titled or Resolution.unknown(words, on, "no name of a person")
    found = _by_name(record, ledger, name)
    if not found:
        why = titled.reason if titled is not None else "no loaded source knows anybody of that name"
        return Resolution.unknown(words, on, why, _spelt_alike(record, ledger, name))
    best = min(_ORDER.index(one.level) for one in found)
    close = [one for one in found if _ORDER.index(one.level) == best]
    candidates = tuple(
        Candidate(one.uid, one.label, f"{_TELLS[one.level]}: {one.words!r}") for one in found
    )[:_SHOWN]
    if titled is not None and titled.status == "ambiguous":
        return titled
    sure = best == 0 and name.is_full and len(close) == 1
    if sure and not any(o.level in ("initials", "shorter") for o in found):
        return Resolution.resolved(words, on, candidates[0])
    if len(found) == 1 and best <= _ORDER.index("shorter") and name.is_full:
        return Resolution.resolved(words, on, candidates[0])
    if best < len(_ORDER) - 1 and name.is_full:
        return Resolution.ambiguous(words, on, candidates, "several go by that name")
    partial = "initials alone do" if len(name.parts) > 1 else "a family name alone does"
    why = titled.reason if titled is not None else f"{partial} not tell who is meant"
    return Resolution.unknown(words, on, why, candidates)


def _by_office(
    record: SettledRecord, gazetteer: Gazetteer, name: PersonName, words: str, on: str | None
) -> Resolution | None:
    """Whoever held the office that stands before the name; None where none does."""
    if not name.before or on is None:
        return None
    office = gazetteer.resolve(name.before if name.parts else words, type="Office", on=on)
    if not office.candidates or (office.status == "unknown"):
        return None
    held = []
    for candidate in office.candidates:
        told = held_on(record.settled(candidate.uid), on)
        for holder in told.certain:
            names = [read_name(w) for _, w in record.uids(record.records_of(holder.uid)).values()]
            if not name.parts or any(agreement(name, other) for other in names):
                reason = f"{candidate.label} on that day ({holder.time})"
                held.append(Candidate(holder.uid, holder.label, reason))
    unique = tuple({c.uid: c for c in held}.values())
    if len(unique) == 1:
        return Resolution.resolved(words, on, unique[0])
    if unique:
        return Resolution.ambiguous(words, on, unique, "several held the office that day")
    return Resolution.unknown(
        words, on, f"nobody of that name is on record as {office.candidates[0].label} that day"
    )


def _spelt_alike(record: SettledRecord, ledger: Ledger, name: PersonName) -> tuple[Candidate, ...]:
    """Names that may be what a slip made of them: suggestions, never answers."""
    rows = ledger.connection.execute(
        "SELECT DISTINCT b.record FROM json_each(?) a CROSS JOIN person_blocks b "
        "ON b.block >= a.value AND b.block < a.value || '~'",
        (json.dumps([end[:_START] for end in name.ends if len(end) > _START]),),
    )
    asked = " ".join(name.parts)
    alike = {
        uid: (score, words)
        for uid, words in sorted(record.uids(row[0] for row in rows).values())
        if (score := fuzz.token_sort_ratio(asked, " ".join(read_name(words).parts))) >= _ALIKE
    }
    best = sorted(alike.items(), key=lambda item: (-item[1][0], item[0]))[:_SUGGESTED]
    return tuple(
        Candidate(uid, record.name(uid) or words, f"spelt {words!r}") for uid, (_, words) in best
    )


def _by_name(record: SettledRecord, ledger: Ledger, name: PersonName) -> list[_Found]:
    """All known persons whose names agree, the closest first."""
    blocks = sorted(set(name.blocks())) if len(name.parts) > 1 else [
        f"{end} " for end in name.ends
    ]  # fmt: skip
    operator = "b.block = a.value" if len(name.parts) > 1 else (
        "b.block >= a.value AND b.block < substr(a.value, 1, length(a.value) - 1) || '!'"
    )  # fmt: skip
    rows = ledger.connection.execute(
        f"SELECT DISTINCT b.record FROM json_each(?) a CROSS JOIN person_blocks b ON {operator}",
        (json.dumps(blocks),),
    )
    people: dict[str, list[str]] = defaultdict(list)
    for uid, words in record.uids(row[0] for row in rows).values():
        people[uid].append(words)
    found = []
    for uid, some in people.items():
        levels = {w: level for w in some if (level := agreement(name, read_name(w)))}
        if levels:
            words = min(levels, key=lambda w: (_ORDER.index(levels[w]), w))
            found.append(_Found(uid, record.name(uid) or words, levels[words], words))
    asked = " ".join(name.parts)
    return sorted(
        found,
        key=lambda one: (
            _ORDER.index(one.level),
            -fuzz.token_sort_ratio(asked, " ".join(read_name(one.words).parts)),
            one.uid,
        ),
    )

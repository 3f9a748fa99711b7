"""What a text calls by a few words, where just one thing on record can be meant by them.

"The declaration of Japan and the Soviet Union (1956)" is the one that a data set tells of, if
these two signed one declaration in that year on record, and no more. An agreement is known by
all its parties, the year and what its words say of its kind; an event by name and year; a place
by name and a state that has to do with it. The rule looks only at what is live now, and is asked
again wherever that changes, so that the order of loading does not matter. Where nothing on
record fits, or more than one thing, the words of the text stay for themselves.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.ledger import Run
from kg.ledger.judgements import Said, write_outcomes
from kg.loading.fitting import fits, folded, year_in
from kg.loading.meetings import LIVE, UID_OF

__all__ = ["RECALLED", "judge_recalled"]

BY = "policy:known-thing"
RECALLED = ("agreement-", "event-", "place-")
_GONE = "nothing on record, or more than one thing, fits the words now"
_TOLD = f"""
SELECT r.id, r.type, r.dataset, r.words, s.predicate, s.value, s.time, s.qualifiers ->> 'phase',
       s.basis, s.polarity = 'asserted' AND s.modality = 'actual',
       CASE WHEN o.type = 'Polity' THEN {UID_OF.format(record="o.id")} END
FROM json_each(?) a CROSS JOIN records r ON r.id = a.value
CROSS JOIN statements s ON s.{{end}} = r.id
LEFT JOIN records o ON o.id = s.{{other}}
WHERE {LIVE}
"""
_EVER = """
SELECT DISTINCT b.block FROM json_each(?) a
CROSS JOIN person_blocks b ON b.record = a.value WHERE b.block GLOB 'known:*'
"""
_UNDER = """
SELECT DISTINCT b.record FROM json_each(?) a CROSS JOIN person_blocks b ON b.block = a.value
"""
# In their blocks what texts recall stands apart from what may be meant: there are many of either.
_ON_RECORD, _RECALLED = "known:", "recalled:"
_STATES = frozenset({"CLAIMED_BY", "ADMINISTERED_BY", "TRANSFERRED", "PART_OF"})


@dataclass(slots=True)
class Told:
    """What is said now of one record; `curated` if any of it is the word of a data set."""

    record: str
    type: str
    dataset: str
    words: str
    curated: bool = False
    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)

    def found_by(self) -> set[str]:
        """By what it is looked for: its name, and an agreement by year and party."""
        found = {f"{self.type}:{name}" for name in map(folded, self.names) if name}
        if self.type == "Agreement":
            found |= {f"{year}:{state}" for year in self.years for state in self.states}
        return found

    def blocks(self) -> set[str]:
        """Where it stands, so that others find it."""
        sort = _ON_RECORD if self.curated else _RECALLED
        return {sort + key for key in self.found_by()}


def judge_recalled(run: Run, records: Iterable[str]) -> int:
    """Judge anew what texts may mean by the records that a change touched; returns how many rows.

    To be called when persons are judged (temp.dead_source holds the withdrawn sources).
    """
    touched = {r for r in records if r.startswith(RECALLED)}
    if not touched:
        return 0
    connection = run.connection
    told = _told(connection, touched)
    # Where they stood before the change, and where they stand now.
    blocks = {row[0] for row in connection.execute(_EVER, (json.dumps(sorted(touched)),))}
    here = {(block, one.record) for one in told.values() for block in one.blocks()}
    connection.executemany("INSERT OR IGNORE INTO person_blocks VALUES (?, ?)", sorted(here))
    blocks |= {block for block, _ in here if block.startswith(_ON_RECORD)}
    concerned = {_RECALLED + block.removeprefix(_ON_RECORD) for block in blocks}
    told |= _told(connection, _under(connection, concerned) - told.keys())
    asked = [one for one in told.values() if not one.curated]
    meant = {_ON_RECORD + key for one in asked for key in one.found_by()}
    known = _told(connection, _under(connection, meant))
    outcomes: dict[str, tuple[str, str] | None] = dict.fromkeys(touched)
    outcomes |= _outcomes(connection, asked, [one for one in known.values() if one.curated])
    return len(write_outcomes(run, BY, outcomes, _GONE, _stands))


def _stands(said: Said, found: bool) -> bool:
    """What another policy said stays, but where it could not tell and this one can."""
    return said.by != BY and not (said.verdict == "unsure" and found)


def _outcomes(
    connection: sqlite3.Connection, asked: list[Told], known: list[Told]
) -> dict[str, tuple[str, str] | None]:
    """For each record of a text who is meant and why; None where nobody can tell."""
    under: dict[str, list[Told]] = defaultdict(list)
    for one in known:
        for key in one.found_by():
            under[key].append(one)
    uids = _uids(connection, {one.record for one in known})
    found: dict[str, tuple[str, str] | None] = {}
    for mention in asked:
        near = {c.record: c for key in mention.found_by() for c in under[key]}
        fit = [c for c in near.values() if fits(mention, c)]
        meant = {uids[c.record] for c in fit}
        found[mention.record] = (meant.pop(), _why(mention, fit)) if len(meant) == 1 else None
    return found


def _why(mention: Told, fit: list[Told]) -> str:
    """The evidence in words, the same in whatever order it came."""
    by = ", ".join(sorted({c.dataset for c in fit}))
    when = f" of {min(mention.years)}" if mention.years else ""
    with_whom = f" with {', '.join(sorted(mention.states))}" if mention.states else ""
    return f"the only {mention.type.lower()}{when}{with_whom} on record that fits (told by {by})"


def _told(connection: sqlite3.Connection, records: Iterable[str]) -> dict[str, Told]:
    asked = json.dumps(sorted(records))
    found: dict[str, Told] = {}
    for end, other in (("subject", "object"), ("object", "subject")):
        for row in connection.execute(_TOLD.format(end=end, other=other), (asked,)):
            one = found.get(row[0])
            if one is None:
                record, type, dataset, words = row[:4]
                one = found[row[0]] = Told(record, type, dataset, words, names={words})
            _learn(one, *row[4:])
    for one in found.values():
        if not one.years and (year := year_in(one.words)):
            one.years.add(year)
    return found


def _learn(
    one: Told,
    predicate: str,
    value: str | None,
    time: str | None,
    phase: str | None,
    basis: str,
    so: bool,
    state: str | None,
) -> None:
    one.curated = one.curated or basis in ("person", "data_set")
    if not so:
        return
    if predicate == "NAMED" and value:
        one.names.add(value)
    elif predicate == "KIND" and value:
        one.kinds.add(value)
    elif time and (predicate == "TOOK_PLACE" or (predicate, phase) == ("DATED", "signed")):
        one.years |= {time[:4], time.rpartition("/")[2][:4]} if "/" in time else {time[:4]}
    elif state and (predicate == "AGREEMENT_ACTION" or predicate in _STATES):
        one.states.add(state)


def _uids(connection: sqlite3.Connection, records: set[str]) -> dict[str, str]:
    sql = f"SELECT a.value, {UID_OF.format(record='a.value')} FROM json_each(?) a"
    return dict(connection.execute(sql, (json.dumps(sorted(records)),)))


def _under(connection: sqlite3.Connection, blocks: set[str]) -> set[str]:
    return {row[0] for row in connection.execute(_UNDER, (json.dumps(sorted(blocks)),))}

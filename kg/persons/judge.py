"""Judging persons anew after a change, as far as the change reaches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from kg.ledger import Run
from kg.ledger.judgements import write_outcomes
from kg.persons.agreement import misspelt
from kg.persons.candidate import agree
from kg.persons.policy import Verdict, identify
from kg.persons.reading import OWN_ID, TellReader
from kg.persons.told import Told
from kg.resolve import Gazetteer

__all__ = ["BY", "judge_persons"]

BY = "policy:same-person"
_OTHER = {"*": "-", "-": "*"}  # blocks of those with a name and of those without one
_TAKEN_BACK = "what is told now does not tell who it is"


def judge_persons(
    run: Run, gazetteer: Gazetteer, records: Iterable[str], dead: Iterable[str]
) -> set[str]:
    """Judge who the records are, and all who may be one with them; returns whose row is new.

    `records` are those of whom something was added or taken away, `dead` the
    sources that are withdrawn. What persons judged stands beside it.
    """
    reach = _Reach(run, TellReader(run.connection, gazetteer, dead))
    return reach.write(identify(reach.spread(set(records))))


class _Reach:
    def __init__(self, run: Run, reader: TellReader) -> None:
        self.run = run
        self.reader = reader
        self.execute = run.connection.execute

    def spread(self, records: set[str]) -> list[Told]:
        """The records with all whom the evidence may join to them, directly or through others."""
        found: dict[str, Told] = {}
        waiting = {one.record: one for one in self.reader.told(records | self._beside(records))}
        while waiting:
            self._note_blocks(waiting.values())
            found |= waiting
            asked = self._candidates(waiting.values())
            near = {record for some in asked.values() for record in some} - found.keys()
            others = {one.record: one for one in self.reader.told(near)}
            waiting = {
                record: others[record]
                for asking, some in asked.items()
                for record in some
                if record in others and _may_be_one(found[asking], others[record])
            }
        return list(found.values())

    def _beside(self, records: set[str]) -> set[str]:
        """Who stood beside the records before the change: as one with them, or in a block."""
        asked = json.dumps(sorted(records))
        same = self.execute(
            'SELECT o."left" FROM json_each(?) a CROSS JOIN judgements j ON j."left" = a.value '
            'CROSS JOIN judgements o ON o."right" = j."right" '
            "WHERE j.by = ? AND o.by = ?",
            (asked, BY, BY),
        ).fetchall()
        blocks = self.execute(
            "SELECT DISTINCT b.block FROM json_each(?) a "
            "CROSS JOIN person_blocks b ON b.record = a.value",
            (asked,),
        ).fetchall()
        wanted = {block for (block,) in blocks}
        wanted |= {f"{block[:-1]}{_OTHER[block[-1]]}" for block in wanted if block[-1] in _OTHER}
        near = self.execute(
            "SELECT DISTINCT b.record FROM json_each(?) a "
            "CROSS JOIN person_blocks b ON b.block = a.value",
            (json.dumps(sorted(wanted)),),
        )
        return {row[0] for row in same} | {row[0] for row in near}

    def _note_blocks(self, told: Iterable[Told]) -> None:
        self.run.connection.executemany(
            "INSERT OR IGNORE INTO person_blocks VALUES (?, ?)",
            sorted({(block, one.record) for one in told for block in one.blocks()}),
        )

    def _candidates(self, told: Iterable[Told]) -> dict[str, set[str]]:
        """Each record with those that stand in a block where it looks."""
        looking: dict[str, list[str]] = defaultdict(list)
        for one in told:
            for block in set(one.where_to_look()):
                looking[block].append(one.record)
        found: dict[str, set[str]] = defaultdict(set)
        rows = self.execute(
            "SELECT b.block, b.record FROM json_each(?) CROSS JOIN person_blocks b "
            "ON b.block = value",
            (json.dumps(sorted(looking)),),
        )
        for block, record in rows:
            for asking in looking[block]:
                found[asking].add(record)
        return found

    def write(self, verdicts: list[Verdict]) -> set[str]:
        """Add a row wherever the outcome is not what a policy said last."""
        outcomes = {v.record: None if v.uid is None else (v.uid, v.why) for v in verdicts}
        return write_outcomes(
            self.run, BY, outcomes, _TAKEN_BACK, lambda said, found: said.by == OWN_ID
        )


def _may_be_one(one: Told, other: Told) -> bool:
    if one.codes & other.codes or agree(one.names, other.names):
        return True
    if not one.name.parts or not other.name.parts:
        return True
    return bool(one.seats & other.seats) and misspelt(one.name, other.name)

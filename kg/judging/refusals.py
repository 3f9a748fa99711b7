"""What cannot be one, whoever says so."""

from __future__ import annotations

from kg.errors import BadInput
from kg.identity import Clusters
from kg.judging.past import TAKEN_BACK, last_judgement, said
from kg.judging.things import Thing
from kg.ledger import Ledger
from kg.ledger.judgements import POLICY
from kg.resolve import Gazetteer

__all__ = ["refuse_conflict", "refuse_impossible", "refuse_judge"]


def refuse_judge(by: str, why: str) -> None:
    """Only a person judges here, and says why."""
    if by.startswith(POLICY):
        raise BadInput(f"{by!r} is the name of a policy; a person judges here: give --by YOUR-NAME")
    if not why.strip():
        raise BadInput("a judgement needs its reason: give --why TEXT")
    if why.strip().startswith(TAKEN_BACK):
        raise BadInput(
            f"{TAKEN_BACK!r} is how the program marks what was undone; word it otherwise"
        )


def refuse_impossible(left: Thing, right: Thing, clusters: Clusters) -> None:
    """Things of different types are never one, nor what the gazetteer tells apart."""
    if left.id == right.id:
        raise BadInput(f"{left} is itself; name two things")
    if left.type != right.type:
        raise BadInput(
            f"{left} is of type {left.type}, {right} of type {right.type}: they cannot be one"
        )
    gazetteer = Gazetteer.load()
    ours = [x for x in _members(left, clusters) if x in gazetteer]
    theirs = [x for x in _members(right, clusters) if x in gazetteer]
    for one, other in ((x, y) for x in ours for y in theirs if x != y):
        a, b = gazetteer.entity(one), gazetteer.entity(other)
        for name in ("kind", "role", "office_of", "part_of"):
            if a.facts.get(name) != b.facts.get(name):
                raise BadInput(
                    f"the gazetteer tells them apart: {name} of {a.label} ({one}) is "
                    f"{a.facts.get(name)}, of {b.label} ({other}) {b.facts.get(name)}"
                )
        if a.group == b.group:
            raise BadInput(
                f"{a.label} ({one}) and {b.label} ({other}) are versions of one thing, each a "
                "thing of its own; SUCCEEDED_BY joins them"
            )


def _members(thing: Thing, clusters: Clusters) -> tuple[str, ...]:
    """What else would be joined with it: of a mention, nothing."""
    return (thing.id,) if thing.is_mention else clusters.all_of(thing.uid)


def refuse_conflict(
    ledger: Ledger, before: Clusters, after: Clusters, *, among_persons: bool = False
) -> None:
    """What a person told apart is not joined by a new judgement, not even by a detour.

    With `among_persons` it is refused only where no policy's link could give way.
    """
    for conflict in after.conflicts:
        if conflict in before.conflicts or (among_persons and not conflict.among_persons):
            continue
        row = last_judgement(ledger, (conflict.one, conflict.other))
        told = said(row) if row else f"{conflict.one} is not {conflict.other}"
        raise BadInput(
            f"it would join what was told apart: {told}; take that back first with "
            f"`kg unmerge {conflict.one} {conflict.other} --undo --why TEXT`"
        )

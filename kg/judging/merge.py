"""Merging two things: the judgement that the one is the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.identity import Clusters, clusters
from kg.judging.effect import Effect, effect
from kg.judging.past import last_judgement, said
from kg.judging.refusals import refuse_conflict, refuse_impossible, refuse_judge
from kg.judging.things import Thing, find_thing
from kg.ledger import Ledger, Run
from kg.loading.persons import judge_again
from kg.resolve import Gazetteer

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Judgement", "join", "merge", "write_judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement as it was written (`changed`), or why there was nothing to write (`note`)."""

    left: str
    right: str
    verdict: str
    changed: bool
    note: str | None = None
    effect: Effect | None = None

    def as_dict(self) -> dict[str, Any]:
        """The judgement as one record."""
        found = {
            "left": self.left,
            "right": self.right,
            "verdict": self.verdict,
            "changed": self.changed,
            "note": self.note,
        }
        return found | (self.effect.as_dict() if self.effect else {})


def merge(
    store: ox.Store,
    ledger: Ledger,
    left: str,
    right: str,
    *,
    by: str,
    why: str,
    dry_run: bool = False,
) -> Judgement:
    """Judge that `left` is `right`, whose id is kept; or tell what that would change.

    Both are ids or names. The id of a record that stands for something else is a
    mention in one data set: it alone is judged.
    """
    refuse_judge(by, why)
    before = clusters(ledger.connection)
    one = find_thing(store, ledger, before, left)
    other = find_thing(store, ledger, before, right)
    if one.uid == other.uid and not one.is_mention:
        return Judgement(one.id, other.id, "same", False, f"{one} and {other} are one already")
    last = ledger.sequence
    with ledger.run("judge", by, dry=dry_run) as run:
        pair, note = join(run, ledger, before, one, other, why)
        return Judgement(*pair, "same", True, note, effect(ledger, last, run.id))


def join(
    run: Run, ledger: Ledger, before: Clusters, one: Thing, other: Thing, why: str
) -> tuple[tuple[str, str], str | None]:
    """Write that they are one, if that can be; returns the ids (the right is kept) and a remark."""
    refuse_impossible(one, other, before)
    _refuse_second_home(ledger, one, other, before)
    pair, note = _direction(one, other)
    write_judgement(run, *pair, "same", why)
    refuse_conflict(ledger, before, clusters(ledger.connection))
    return pair, note


def write_judgement(run: Run, left: str, right: str, verdict: str, why: str) -> None:
    """One row more; what policies make of it follows."""
    told = {"left": left, "right": right, "verdict": verdict, "by": run.by, "why": why.strip()}
    run.add("judgements", **told, evidence=None)
    judge_again(run, (left, right))


def _direction(one: Thing, other: Thing) -> tuple[tuple[str, str], str | None]:
    """Which of the two ids is kept: the right one, unless only the left is the gazetteer's."""
    if one.is_mention:
        return (one.id, other.uid), None
    gazetteer = Gazetteer.load()
    if one.uid in gazetteer and other.uid not in gazetteer:
        return (other.uid, one.uid), f"{one.uid} is of the gazetteer and is kept"
    return (one.uid, other.uid), None


def _refuse_second_home(ledger: Ledger, one: Thing, other: Thing, found: Clusters) -> None:
    """A mention that a person placed is not placed a second time: the two would become one."""
    placed = [link for link in found.links if link.left == one.id and link.by_person]
    if one.is_mention and placed:
        row = last_judgement(ledger, (one.id, placed[0].right))
        told = said(row) if row else f"{one.id} is {placed[0].right}"
        raise BadInput(
            f"this mention is placed already: {told}; if it is {other} instead, first "
            f"`kg unmerge {one.id} {placed[0].right} --why TEXT`"
        )

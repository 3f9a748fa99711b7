"""Telling two things apart, and taking back what was judged of them: each is a new row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.identity import Clusters, clusters, placed_by_policy
from kg.judging.effect import effect
from kg.judging.merge import Judgement, write_judgement
from kg.judging.past import TAKEN_BACK, last_judgement, not_taken_back, said, way_between
from kg.judging.refusals import refuse_conflict, refuse_judge
from kg.judging.things import Thing, find_thing
from kg.ledger import Ledger, Run

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["part", "take_back", "unmerge"]

Pair = tuple[str, str]


def unmerge(
    store: ox.Store,
    ledger: Ledger,
    left: str,
    right: str,
    *,
    by: str,
    why: str,
    undo: bool = False,
    dry_run: bool = False,
) -> Judgement:
    """Judge that the two are not the same; with `undo`, take the last judgement on them back.

    No policy joins again what was told apart. Taking back gives exactly the
    state before that judgement, whichever it was.
    """
    refuse_judge(by, why)
    before = clusters(ledger.connection)
    one = find_thing(store, ledger, before, left)
    other = find_thing(store, ledger, before, right)
    if one.id == other.id:
        raise BadInput(
            f"both mean {one} now; give the ids of the two: `kg show {one.uid}` lists them"
        )
    last = ledger.sequence
    with ledger.run("judge", by, dry=dry_run) as run:
        if undo:
            pair, verdict, note = _undo(run, ledger, before, one, other, why)
        else:
            pair, verdict, note = *part(run, ledger, before, one, other, why), None
        if not run.changed:
            return Judgement(*pair, verdict, False, "they are told apart already")
        return Judgement(*pair, verdict, True, note, effect(ledger, last, run.id))


def part(
    run: Run, ledger: Ledger, before: Clusters, one: Thing, other: Thing, why: str
) -> tuple[Pair, str]:
    """Write that they are not the same, unless that is said; refused where others join them."""
    if one.type != other.type:
        raise BadInput(f"{one} and {other} are of different types: nobody takes them for one")
    pair = _direct(ledger, before, one, other)
    standing = last_judgement(ledger, pair)
    if standing is None or standing["verdict"] != "not_same":
        write_judgement(run, *pair, "not_same", why)
    after = clusters(ledger.connection)
    if any(x.among_persons and x not in before.conflicts for x in after.conflicts):
        raise BadInput(
            f"{one} and {other} are one by other judgements: "
            f"{way_between(ledger, after, *pair)}; tell the two ids of one of these apart first"
        )
    return pair, "not_same"


def take_back(run: Run, ledger: Ledger, pair: Pair, why: str) -> tuple[Pair, str]:
    """Give the pair the judgement that it had before the last one that nobody took back."""
    before = clusters(ledger.connection)
    history = not_taken_back(ledger, pair)
    if not history:
        raise BadInput(f"nothing is left to take back on {pair[0]} and {pair[1]}")
    left, right, verdict = history[-1]["left"], history[-1]["right"], "unsure"
    if len(history) > 1:
        left, right, verdict = (history[-2][name] for name in ("left", "right", "verdict"))
    write_judgement(run, left, right, verdict, TAKEN_BACK + why)
    refuse_conflict(ledger, before, clusters(ledger.connection), among_persons=True)
    return (left, right), verdict


def _undo(
    run: Run, ledger: Ledger, found: Clusters, one: Thing, other: Thing, why: str
) -> tuple[Pair, str, str]:
    pairs = {(x, y) for x in (one.id, one.uid) for y in (other.id, other.uid)}
    pairs.add(_direct(ledger, found, one, other))
    rows = [row for pair in pairs for row in not_taken_back(ledger, pair)[-1:]]
    if not rows:
        raise BadInput(
            f"no judgement on {one} and {other} stands; `kg show {one.uid}` lists what was judged"
        )
    latest = max(rows, key=lambda row: int(row["seq"]))
    pair, verdict = take_back(run, ledger, (latest["left"], latest["right"]), why)
    return pair, verdict, f"taken back: {said(latest)}"


def _direct(ledger: Ledger, found: Clusters, one: Thing, other: Thing) -> Pair:
    """The two ids to speak of: of a mention, the thing of that cluster in which it was placed."""
    mention, thing = (one, other) if one.is_mention or not other.is_mention else (other, one)
    if not mention.is_mention:
        return one.id, other.id
    places = [link.right for link in found.links if link.left == mention.id]
    places.append(placed_by_policy(ledger.connection, mention.id) or "")
    near = [place for place in places if place in found.all_of(thing.uid)]
    return mention.id, thing.id if thing.id in near or not near else near[0]

"""Whatever is merged, told apart and taken back: undo is exact, and a kept id is kept."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.identity import clusters
from kg.judging.merge import join
from kg.judging.things import Thing
from kg.judging.unmerge import part, take_back
from kg.ledger import Ledger
from kg.ledger.digest import ledger_digest

THINGS = [f"topic-{letter}" for letter in "abcdefghijkl"]


def _thing(ledger: Ledger, uid: str) -> Thing:
    return Thing(uid, clusters(ledger.connection).uid(uid), uid, False)


def _state(ledger: Ledger) -> tuple[Any, ...]:
    found = clusters(ledger.connection)
    members = {uid: ids for uid, ids in found.members.items() if len(ids) > 1}
    return members, found.merged(), found.conflicts, ledger_digest(ledger)


@pytest.mark.parametrize("seed", range(4))
def test_undo_gives_exactly_the_state_before(empty_folder: GraphFolder, seed: int) -> None:
    ledger, source = empty_folder.ledger, random.Random(seed)
    before: list[tuple[tuple[Any, ...], tuple[str, str]]] = []
    for _ in range(60):
        one, other = (_thing(ledger, uid) for uid in source.sample(THINGS, 2))
        state, found = _state(ledger), clusters(ledger.connection)
        if before and source.random() < 0.4:
            expected, pair = before.pop()
            with ledger.run("judge", "me") as run:
                take_back(run, ledger, pair, "no")
            assert _state(ledger) == expected
            continue
        try:
            with ledger.run("judge", "me") as run:
                if source.random() < 0.7 and one.uid != other.uid:
                    pair = join(run, ledger, found, one, other, "so it seems")[0]
                else:
                    pair = part(run, ledger, found, one, other, "so it seems")[0]
                changed = run.changed
        except BadInput:
            assert _state(ledger) == state
            continue
        assert clusters(ledger.connection).conflicts == ()
        if changed:
            before.append((state, pair))
    while before:
        expected, pair = before.pop()
        with ledger.run("judge", "me") as run:
            take_back(run, ledger, pair, "no")
        assert _state(ledger) == expected


@pytest.mark.parametrize("seed", range(4))
def test_the_id_that_is_kept_stays_while_its_cluster_grows(
    empty_folder: GraphFolder, seed: int
) -> None:
    ledger, source = empty_folder.ledger, random.Random(seed)
    for _ in range(len(THINGS) * 2):
        one, other = (_thing(ledger, uid) for uid in source.sample(THINGS, 2))
        if one.uid == other.uid:
            continue
        found = clusters(ledger.connection)
        with ledger.run("judge", "me") as run:
            join(run, ledger, found, one, other, "so it seems")
        now = clusters(ledger.connection)
        joined = {*found.all_of(one.uid), *found.all_of(other.uid)}
        assert set(now.all_of(other.uid)) == joined
        assert {now.uid(thing) for thing in joined} == {other.uid}
    assert max(len(ids) for ids in clusters(ledger.connection).members.values()) > 6

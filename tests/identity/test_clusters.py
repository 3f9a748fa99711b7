"""Clusters follow from the rows that stand, whatever happened before, and from nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.folder import GraphFolder
from kg.identity import dissolved
from kg.ledger import Ledger
from tests.graph_folders import withdraw
from tests.identity.judging import expected, found, judge

PEOPLE = [f"person-p{number}" for number in range(40)]
RECORDS = [f"person-{number:020x}" for number in range(20)]


def _sets(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(members) for members in found(ledger).members.values() if len(members) > 1}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_thousand_merges_and_unmerges(empty_folder: GraphFolder, seed: int) -> None:
    ledger, source = empty_folder.ledger, random.Random(seed)
    largest = quarrels = 0
    for record in RECORDS:  # else it stands where the policy puts it, and in no cluster
        judge(ledger, record, PEOPLE[0], "unsure")
    for number in range(1, 1001):
        left, right = source.sample(PEOPLE + RECORDS, 2)
        verdict = source.choice(["same"] * (number % 200 // 50) + ["not_same", "unsure"])
        judge(ledger, left, right, verdict, source.choice(["me", "you", "policy:x"]))
        if number % 20 == 0:
            sets, torn = expected(ledger)
            assert _sets(ledger) == sets
            assert {frozenset((c.one, c.other)) for c in found(ledger).conflicts} == torn
            largest = max([largest, *map(len, sets)])
            quarrels += len(torn)
    assert largest > 5 and quarrels > 5


_step = st.tuples(
    st.sampled_from(PEOPLE[:6] + RECORDS[:3]),
    st.sampled_from(PEOPLE[:6] + RECORDS[:3]),
    st.sampled_from(["same", "same", "not_same", "unsure"]),
    st.sampled_from(["me", "policy:x"]),
).filter(lambda step: step[0] != step[1])


@settings(max_examples=30, deadline=None, derandomize=True)
@given(steps=st.lists(_step, min_size=1, max_size=14), source=st.randoms(use_true_random=False))
def test_the_order_of_different_judgements_never_matters(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, ...]], source: random.Random
) -> None:
    last = {}
    for step in steps:
        policy = step[3] != "me"
        subject = (step[0],) if policy and step[0] in RECORDS else tuple(sorted(step[:2]))
        last[policy, subject] = step
    shuffled = list(last.values())
    source.shuffle(shuffled)
    outcomes = []
    for order in (steps, shuffled):
        ledger = Ledger(tmp_path_factory.mktemp("graph"), new=True)
        for left, right, verdict, by in order:
            judge(ledger, left, right, verdict, by)
        now = found(ledger)
        outcomes.append(({k: v for k, v in now.members.items() if len(v) > 1}, now.conflicts))
        ledger.close()
    assert outcomes[0] == outcomes[1]


def test_the_one_that_is_kept_stands_for_all(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    judge(ledger, "person-a", "person-b")
    judge(ledger, "person-c", "person-b")
    assert found(ledger).uid("person-c") == "person-b"
    judge(ledger, "person-b", "person-aa")
    assert {found(ledger).uid(f"person-{x}") for x in "abc"} == {"person-aa"}
    assert found(ledger).merged() == [(f"person-{x}", "person-aa") for x in "abc"]


def test_where_several_are_kept_the_gazetteer_goes_first(folder: GraphFolder) -> None:
    ledger = folder.ledger
    judge(ledger, "polity-zz", "polity-japan")
    judge(ledger, "polity-zz", "polity-aa")
    assert found(ledger).uid("polity-zz") == "polity-japan"
    judge(ledger, "person-zz", RECORDS[0])
    judge(ledger, "person-zz", "person-z")
    assert found(ledger).uid("person-zz") == "person-z"


def test_a_policy_never_overrules_a_person(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    judge(ledger, RECORDS[0], "person-a", by="policy:name")
    judge(ledger, RECORDS[0], "person-a", "not_same")
    judge(ledger, RECORDS[0], "person-a", by="policy:office")
    assert found(ledger).uid(RECORDS[0]) == RECORDS[0]
    judge(ledger, RECORDS[0], "person-b", by="policy:office")
    assert found(ledger).uid(RECORDS[0]) == "person-b"
    judge(ledger, RECORDS[0], "person-c")
    judge(ledger, RECORDS[0], "person-d", by="policy:office")
    assert found(ledger).all_of(RECORDS[0]) == (RECORDS[0], "person-c")


def test_what_a_person_told_apart_no_policy_joins_by_a_detour(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    judge(ledger, "person-a", "person-b", "not_same")
    judge(ledger, "person-a", "person-c")
    judge(ledger, "person-d", "person-c", by="policy:x")
    assert found(ledger).conflicts == ()
    judge(ledger, "person-c", "person-b", by="policy:x")
    now = found(ledger)
    (conflict,) = now.conflicts
    assert (conflict.one, conflict.other) == ("person-a", "person-b")
    assert [(x.left, x.right) for x in conflict.suspended] == [("person-c", "person-b")]
    assert now.uid("person-b") == "person-b"
    assert now.all_of("person-a") == ("person-a", "person-c", "person-d")


def test_where_persons_joined_what_a_person_told_apart_they_stay_apart_and_it_is_told(
    empty_folder: GraphFolder,
) -> None:
    ledger = empty_folder.ledger
    judge(ledger, "person-a", "person-b", "not_same")
    judge(ledger, "person-a", "person-c")
    judge(ledger, "person-c", "person-b")
    (conflict,) = found(ledger).conflicts
    assert conflict.among_persons
    assert {found(ledger).uid(f"person-{x}") for x in "abc"} == {f"person-{x}" for x in "abc"}
    judge(ledger, "person-c", "person-b", "unsure")
    assert found(ledger).conflicts == ()
    assert found(ledger).uid("person-a") == "person-c"


def test_a_judgement_falls_with_its_source(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    judge(ledger, "person-a", "person-b", evidence="a-book")
    judge(ledger, "person-b", "person-c")
    withdraw(ledger, "a-book")
    assert found(ledger).all_of("person-c") == ("person-b", "person-c")
    withdraw(ledger, "a-book", "reinstated")
    assert found(ledger).all_of("person-c") == ("person-a", "person-b", "person-c")


def test_what_was_judged_of_an_id_that_a_policy_gave_up_holds_for_the_new_one(
    empty_folder: GraphFolder,
) -> None:
    ledger = empty_folder.ledger
    for record in RECORDS[:2]:
        judge(ledger, record, "person-a", by="policy:name")
    judge(ledger, "person-a", "person-b")
    for record in RECORDS[:2]:
        judge(ledger, record, "person-a-1901", by="policy:name")
    assert found(ledger).uid("person-a-1901") == "person-b"
    assert ("person-a", "person-b") in found(ledger).merged()
    judge(ledger, RECORDS[1], "person-a-1950", by="policy:name")  # now nobody can tell
    assert found(ledger).uid("person-a-1901") == "person-a-1901"
    judge(ledger, RECORDS[1], "person-a", "not_same")
    assert found(ledger).uid("person-a-1901") == "person-b"


def test_a_judged_id_whose_records_went_different_ways_is_told(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    for record in RECORDS[:2]:
        judge(ledger, record, "person-a", by="policy:name")
    judge(ledger, "person-a", "person-b")
    judge(ledger, RECORDS[0], "person-a-1901", by="policy:name")
    judge(ledger, RECORDS[1], "person-a-1901", by="policy:name")
    assert dissolved(ledger.connection) == {}
    judge(ledger, RECORDS[1], "person-a-1950", by="policy:name")
    assert dissolved(ledger.connection) == {"person-a": {"person-a-1901", "person-a-1950"}}

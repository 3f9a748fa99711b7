"""What a ledger says of identities is in its digest, however it came to say it."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.ledger.digest import ledger_digest
from tests.graph_folders import load_rows, withdraw
from tests.identity.judging import judge

ROWS = [{"subject": "Anna Alba", "predicate": "BORN", "time": "1901"}]


def test_taking_a_judgement_back_gives_the_digest_before(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    seen = [ledger_digest(ledger)]
    for verdict in ("same", "not_same"):
        judge(ledger, "person-a", "person-b", verdict)
        seen.append(ledger_digest(ledger))
        judge(ledger, "person-b", "person-a", "unsure")
        assert ledger_digest(ledger) == seen[0]
    assert len(set(seen)) == 3


def test_which_of_two_is_kept_matters_only_where_they_are_one(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    digests = {}
    for verdict in ("same", "not_same"):
        for left, right in (("person-a", "person-b"), ("person-b", "person-a")):
            judge(ledger, left, right, verdict)
            digests[verdict, left] = ledger_digest(ledger)
    assert digests["not_same", "person-a"] == digests["not_same", "person-b"]
    assert digests["same", "person-a"] != digests["same", "person-b"]


def test_a_judgement_counts_while_its_source_does(empty_folder: GraphFolder) -> None:
    ledger = empty_folder.ledger
    before = ledger_digest(ledger)
    judge(ledger, "person-a", "person-b", evidence="a-book")
    joined = ledger_digest(ledger)
    withdraw(ledger, "a-book")
    assert ledger_digest(ledger) == before != joined


def test_a_person_may_judge_before_or_after_a_policy(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    """The policy's word is kept beside the person's, so that the order leaves no trace."""
    load_rows(empty_folder.ledger, tmp_path, ROWS)
    (record,) = empty_folder.ledger.rows("SELECT id FROM records")
    judge(empty_folder.ledger, record["id"], "person-a-alba")
    other = Ledger(tmp_path, new=True)
    judge(other, record["id"], "person-a-alba")
    load_rows(other, tmp_path, ROWS)
    assert ledger_digest(other) == ledger_digest(empty_folder.ledger)
    assert len(other.rows("SELECT * FROM judgements")) == 2
    other.close()

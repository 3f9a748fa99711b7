"""Who is who follows from what is live: not from the order of loads, nor from how it came about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.ledger import Ledger
from kg.ledger.digest import ledger_digest
from kg.ledger.live import dead_sources
from kg.persons import judge_persons
from kg.resolve import Gazetteer
from kg.retract import retract
from tests.persons.sheets import Fact, held, load_sheet_of, who

FM, ENVOY = "Soviet Foreign Minister", "Soviet ambassador to Japan"
PRESIDENT = "President of the United States"
POOL: list[Fact] = [
    held("Anna Alba", FM, "1985/1990"),
    held("Anna B. Alba", FM, "1987"),
    held("Alba", FM, "1988-05-01", "attested"),
    held("Foreign Minister Alba", FM, "1989-05-01", "attested"),
    held("the Soviet Foreign Minister", FM, "1986-02-03", "attested"),
    held("Bruna Alba", FM, "1990/1991"),
    held("Anna Alba", ENVOY, "1975/1980"),
    held("Alba Anna", ENVOY, "1976", "attested"),
    held("George Bush", PRESIDENT, "1989/1993"),
    held("George W. Bush", PRESIDENT, "2001/2009"),
    held("George H. W. Bush", PRESIDENT, "1990", "attested"),
    held("President Bush", PRESIDENT, "1990-02-02", "attested"),
    held("President Bush", PRESIDENT, "2005-02-02", "attested"),
    held("George Bush", ENVOY, "1999", "attested"),
    ("George Bush", "BORN", "1924", "", ""),
    ("Anna Alba", "BORN", "1930", "", ""),
    ("Anna Alba", "BORN", "1950", "", ""),
    ("Anna Alba", "DIED", "1989", "", ""),
    ("A. Alba", "CODE", "Q1", "", ""),
    ("Bruna Alba", "CODE", "Q1", "", ""),
]


def _sheets(source: random.Random) -> dict[str, tuple[list[Fact], dict[str, str]]]:
    sheets = {}
    for title in ("one", "two", "three", "four"):
        facts = source.sample(POOL, source.randint(3, 7))
        keys = {name: name for name in {fact[0] for fact in facts} if source.random() < 0.4}
        sheets[title] = (facts, keys)
    return sheets


@pytest.mark.parametrize("seed", range(8))
def test_any_order_and_any_detour_give_the_same(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    sheets = _sheets(source)
    outcomes = []
    for turn in range(2):
        folder = tmp_path / str(turn)
        folder.mkdir()
        ledger = Ledger(folder, new=True)
        order = source.sample(sorted(sheets), len(sheets))
        ids = {title: load_sheet_of(ledger, folder, title, *sheets[title]) for title in order}
        if turn:
            gone = source.choice(sorted(ids))
            retract(ledger, ids[gone], by="me")
            retract(ledger, ids[gone], by="me", undo=True)
        outcomes.append((who(ledger), ledger_digest(ledger)))
        _judging_all_adds_nothing(ledger)
        ledger.close()
    assert outcomes[0] == outcomes[1]


def _judging_all_adds_nothing(ledger: Ledger) -> None:
    """The change reached everybody whom it had to reach."""
    everybody = {row["id"] for row in ledger.rows("SELECT id FROM records WHERE type = 'Person'")}
    with ledger.run("judge", "test") as run:
        dead = dead_sources(ledger.connection)
        assert judge_persons(run, Gazetteer.load(), everybody, dead) == set()


@pytest.mark.parametrize("seed", range(4))
def test_a_withdrawn_source_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    source = random.Random(100 + seed)
    sheets = _sheets(source)
    ledger = Ledger(tmp_path, new=True)
    titles = sorted(sheets)
    for title in titles[:-1]:
        load_sheet_of(ledger, tmp_path, title, *sheets[title])
    before = who(ledger), ledger_digest(ledger)
    last = load_sheet_of(ledger, tmp_path, titles[-1], *sheets[titles[-1]])
    retract(ledger, last, by="me")
    assert (who(ledger), ledger_digest(ledger)) == before
    _judging_all_adds_nothing(ledger)
    ledger.close()

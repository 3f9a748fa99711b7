"""A folder of articles: none is lost, none is read twice, and it does not matter how many read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from kg.intake import Intake
from kg.ledger.digest import ledger_digest
from kg.loading import LoadReport, find_loader
from kg.loading.workers import Fault, in_order
from tests.articles.files import TEXT, write_all
from tests.command_line import ROOT

TOLD = "Torres said that the talks had been useful."


def load(
    folder: GraphFolder, *paths: Path, jobs: int = 1, keep_texts: bool = True, **options: str
) -> list[LoadReport]:
    intake = Intake(folder, "tester", jobs=jobs, keep_texts=keep_texts)
    return intake.load(find_loader("article"), paths, options)


@pytest.fixture(scope="module")
def clippings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(tmp_path_factory.mktemp("clippings"))


@pytest.fixture(scope="module")
def loaded(
    clippings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[GraphFolder, list[LoadReport]]]:
    folder = GraphFolder(tmp_path_factory.mktemp("loaded") / "graph", new=True)
    yield folder, load(folder, clippings)
    folder.close()


def test_bad_files_are_told_and_the_others_are_in(
    loaded: tuple[GraphFolder, list[LoadReport]],
) -> None:
    _, reports = loaded
    failed = {Path(r.path).name.split(": ")[0]: r.refused[0].reason for r in reports if r.failed}
    assert set(failed) == {
        "coast.rss", "volume.xml", "wire.jsonl:3", "wire.jsonl:4", "empty.txt", "latin.txt:1",
        "scan.pdf", "torn.pdf", "picture.jpg",
    }  # fmt: skip
    taken = [r for r in reports if not r.failed]
    assert len(taken) == 11
    assert all(r.statements for r in taken)
    assert len({r.source for r in taken}) == 11


def test_what_is_not_known_of_an_article_is_told(
    loaded: tuple[GraphFolder, list[LoadReport]],
) -> None:
    _, reports = loaded
    (bare,) = [r for r in reports if r.path.endswith("more/plain.txt")]
    assert "title, publisher" in bare.notes["not known of the article"][0]
    assert "no publication date" in bare.notes


def test_the_number_of_processes_does_not_matter(
    loaded: tuple[GraphFolder, list[LoadReport]], clippings: Path, tmp_path: Path
) -> None:
    folder, reports = loaded
    other = GraphFolder(tmp_path / "graph", new=True)
    again = load(other, clippings, jobs=2)
    assert [(r.path, r.statements, r.failed) for r in again] == [
        (r.path, r.statements, r.failed) for r in reports
    ]
    assert ledger_digest(other.ledger) == ledger_digest(folder.ledger)
    before = other.ledger.sequence
    third = load(other, clippings)
    assert other.ledger.sequence == before
    assert all(r.failed or r.earlier is not None for r in third)
    other.close()


def test_marked_persons_are_those_of_the_edition(
    loaded: tuple[GraphFolder, list[LoadReport]],
) -> None:
    folder, _ = loaded
    rows = folder.ledger.rows(
        "SELECT DISTINCT key, words FROM records WHERE type = 'Person' AND key IS NOT NULL "
        "ORDER BY key"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("p_RL1", "Luis Rojas"), ("p_TA1", "Ana Torres"),
    ]  # fmt: skip


def test_a_day_of_publication_is_no_day_of_an_event(
    loaded: tuple[GraphFolder, list[LoadReport]],
) -> None:
    folder, _ = loaded
    rows = folder.ledger.rows("SELECT time FROM statements WHERE predicate = 'TOOK_PLACE'")
    days = {row["time"] for row in rows if row["time"]}
    assert days
    assert "2021-05-04" not in days


def test_two_articles_under_one_name_do_not_take_each_other_back(
    folder: GraphFolder, tmp_path: Path
) -> None:
    for name, text in (("a.jsonl", TEXT), ("b.jsonl", TOLD)):
        line = f'{{"text": "{text}", "title": "Briefing", "outlet": "Ministry"}}\n'
        (tmp_path / name).write_text(line)
    first, second = load(folder, tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert first.statements
    assert second.failed
    assert "a.jsonl:1 and another text" in second.refused[0].reason


def test_texts_are_kept_or_not(folder: GraphFolder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    load(folder, tmp_path / "a.txt", keep_texts=False)
    assert not list(folder.path.glob("texts/**/*.txt"))
    load(folder, tmp_path / "a.txt")  # nothing is read again, and the text is there
    assert [p.read_text() for p in folder.path.glob("texts/**/*.txt")] == [TEXT]


def _slow_square(common: int, task: int) -> int:
    if task == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == 9:
        raise ValueError("nine")
    time.sleep(0.01 * (task % 3))
    return common + task * task


def test_after_a_broken_load_all_are_judged_before_anybody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is meant is judged for many documents at once; a crash comes in between."""
    for name, day in (("one", "4"), ("two", "5")):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("May 3", f"May {day}"))
    digests = []
    for broken in (False, True):
        with monkeypatch.context() as patch:
            if broken:
                patch.setattr("kg.articles.load.judge_waiting", lambda ledger: 0)
            folder = GraphFolder(tmp_path / f"graph-{broken}", new=True)
            load(folder, tmp_path / "one.txt", tmp_path / "two.txt", engine="regex")
        before = ledger_digest(folder.ledger)
        with folder.reading_rdf():
            digests.append(ledger_digest(folder.ledger))
        assert (before != digests[-1]) is broken
        folder.close()
    assert digests[0] == digests[1]


def test_results_come_in_order_and_a_death_costs_one_of_them() -> None:
    found = list(in_order(_slow_square, 1, range(30), 3))
    assert [task for task, _ in found] == list(range(30))
    faults = {task: result.reason for task, result in found if isinstance(result, Fault)}
    assert set(faults) == {7, 9}
    assert "died" in faults[7]
    assert "ValueError: nine" in faults[9]
    assert [r for t, r in found if t not in (7, 9)] == [
        1 + t * t for t in range(30) if t not in (7, 9)
    ]


def _hang(common: None, task: int) -> int:
    time.sleep(60 if task == 2 else 0)
    return task


def test_one_that_hangs_is_given_up() -> None:
    found = dict(in_order(_hang, None, range(8), 2, longest=2.0))
    assert isinstance(found.pop(2), Fault)
    assert found == {t: t for t in range(8) if t != 2}


def test_a_load_that_was_killed_goes_on_where_it_ended(
    gazetteer_folder: Path, tmp_path: Path
) -> None:
    """kill -9 in the middle, twice; then the same ledger as a load that nobody disturbed."""
    import shutil

    pieces = tmp_path / "pieces"
    pieces.mkdir()
    for n in range(24):
        words = TEXT.replace("May 3", f"May {n % 28 + 1}").replace("Torres", f"Torres{n}")
        (pieces / f"{n:02}.txt").write_text(words)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for path in (killed, whole):
        shutil.copytree(gazetteer_folder, path)
    for upto in (3, 10):
        _kill_when(killed, pieces, upto)
    survived = _count(killed)
    assert 10 <= survived <= 24
    folder = GraphFolder(killed)
    reports = load(folder, pieces, jobs=2)
    assert sum(r.earlier is not None for r in reports) == survived
    assert sum(r.earlier is None for r in reports) == 24 - survived
    undisturbed = GraphFolder(whole)
    load(undisturbed, pieces)
    assert ledger_digest(folder.ledger) == ledger_digest(undisturbed.ledger)
    rows: list[dict[str, Any]] = folder.ledger.rows(
        "SELECT dataset FROM runs WHERE kind = 'load' GROUP BY dataset HAVING count(*) > 1"
    )
    assert rows == []
    folder.close()
    undisturbed.close()


def _kill_when(graph: Path, pieces: Path, upto: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "-g", str(graph), "load", "article", str(pieces),
         "--jobs", "2"],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 120
    while _count(graph) < upto and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _count(graph: Path) -> int:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"file:{graph}/ledger.sqlite?mode=ro", uri=True)) as found:
        (count,) = found.execute("SELECT count(*) FROM runs WHERE method GLOB 'article/*'")
    return int(count[0])

"""`kg load --all`: every folder that has a loader, one summary, and reports with everything."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import digest, run
from tests.loading.test_context import SOURCE, write_loader
from tests.loading.test_expect import ONE

FACTS = """\
things: {Anna Alba: {type: Person}}
facts:
- {id: 1, subject: Anna Alba, predicate: BORN, time: 1901}
"""


@pytest.fixture
def graph(gazetteer_folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "graph"
    shutil.copytree(gazetteer_folder, path)
    write_loader(path, source=f"{SOURCE}expect: {{refused_share_max: 0.5}}\n")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    for name in ("visits", "facts", "us-nothing"):
        (path / name).mkdir(parents=True)
    (path / "visits" / "a.xml").write_text(ONE.replace("1957-02", "soon"))
    (path / "facts" / "a.yml").write_text(FACTS)
    (path / "MANIFEST.md").write_text("x")
    return path


def test_every_folder_with_a_loader(graph: Path, data: Path) -> None:
    done = run(f"load --all {data}", graph)
    assert done.code == 0
    assert [(row["loader"], row["added"]) for row in done.rows] == [("facts", 1), ("visits", 2)]
    assert "passed over, no loader of that name: MANIFEST.md, us-nothing" in done.err
    assert "visits (Visits): records 2, added 2, refused 1" in done.err
    before = digest(graph)
    again = run(f"load --all {data}", graph)
    assert [row["added"] for row in again.rows] == [0, 0] and again.code == 0
    assert [row["read_again"] for row in again.rows] == [False, False]
    assert digest(graph) == before


def test_one_failure_stops_no_other(graph: Path, data: Path) -> None:
    (data / "facts" / "a.yml").write_text("facts: [")
    done = run(f"load --all {data}", graph)
    assert done.code == 1
    assert [row["loader"] for row in done.rows] == ["visits", "facts"]
    assert done.rows[0]["added"] == 2 and "broken YAML" in done.rows[1]["failed"]
    assert "failed: facts: a.yml:2: broken YAML" in done.err


def test_nothing_to_load(graph: Path, data: Path) -> None:
    empty = data / "us-nothing"
    for words in (f"load --all {empty}", f"load --all {data}/none"):
        done = run(words, graph)
        assert done.code == 1 and done.err.startswith("kg: ")
    for words in (f"load --all {data} facts", "load", "load facts"):
        assert run(words, graph).code == 2


def test_a_report_holds_everything(graph: Path, data: Path, tmp_path: Path) -> None:
    for name in ("all.jsonl", "all.csv"):
        assert run(f"load --all {data} --report {tmp_path / name}", graph).code == 0
    lines = [json.loads(text) for text in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert {
        "loader": "visits",
        "source": "visits",
        "what": "refused",
        "reason": "… is no EDTF date; write a form such as …, …, …, …, … or …",
        "where": "a.xml:1",
    }.items() <= next(line for line in lines if line["what"] == "refused").items()
    with (tmp_path / "all.csv").open(newline="") as file:
        assert [row["what"] for row in csv.DictReader(file)] == [line["what"] for line in lines]
    assert run(f"load --all {data} --report {tmp_path}/all.txt", graph).code == 2


def test_what_an_edition_no_longer_has_is_told(graph: Path, data: Path) -> None:
    run(f"load --all {data}", graph)
    (data / "visits" / "a.xml").write_text(ONE.replace("<id>1</id>", "<id>7</id>"))
    done = run(f"load visits {data}/visits", graph)
    (row,) = done.rows
    assert row["withdrawn"] == 2
    assert any("Visit 1" in text and "row 1" in text for text in row["changed_first"]["withdrawn"])
    assert "Visits: withdrawn: 2" in done.err


def test_contradictions_are_told(graph: Path, tmp_path: Path) -> None:
    for name, said in (("one", "asserted"), ("other", "denied")):
        (tmp_path / f"{name}.yml").write_text(
            "facts:\n- {subject: polity-japan, predicate: AT_WAR, object: polity-germany, "
            f"time: 2030-01-01/2032-01-01, polarity: {said}}}\n"
        )
    run(f"load facts {tmp_path}/one.yml", graph)
    done = run(f"load facts {tmp_path}/other.yml", graph)
    (row,) = done.rows
    assert row["contradictions"] == 1
    assert "AT_WAR" in done.err and "<> st-" in done.err
    for path in tmp_path.glob("o*.yml"):
        path.write_text(path.read_text().replace("germany", "china"))
    both = run(f"load facts {tmp_path}/one.yml {tmp_path}/other.yml", graph)
    assert [row["contradictions"] for row in both.rows] == [1, 0]


def test_a_second_part_of_a_data_set_does_not_take_back_the_first(
    graph: Path, data: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.xml").write_text(ONE.replace("<id>1</id>", "<id>7</id>"))
    done = run(f"load visits {data}/visits {other} --dry-run", graph)
    assert done.code == 1 and "is another part of visits, which was just loaded" in done.told
    assert run(f"load visits {data}/visits {other} --part --dry-run", graph).code == 0


@pytest.mark.parametrize("command", ["load visits {data}/visits", "load --all {data}"])
def test_the_report_tells_of_a_source_that_was_not_taken(
    graph: Path, data: Path, tmp_path: Path, command: str
) -> None:
    write_loader(graph, source=f"{SOURCE}expect: {{refused_share_max: 0.4}}\n")
    report = tmp_path / "report.jsonl"
    done = run(f"{command.format(data=data)} --report {report}", graph)
    assert done.code == 1 and "1 of 2 records refused" in done.out + done.err
    told = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    refused = [row for row in told if row["what"] == "refused"]
    assert [row["loader"] for row in refused] == ["visits"] and "soon" in refused[0]["text"]

"""`kg load` and `kg add`: what is new is added once, a dry run only tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.paths import loaders_dir
from tests.command_line import digest, run

SHEET = """\
sheet: {title: Talks about the coast, publisher: Coast Institute}
things:
  Anna Alba: {type: Person}
facts:
- {id: 1, subject: Anna Alba, predicate: HELD_OFFICE, object: Foreign Minister of Japan,
   time: 2030/}
"""
ARTICLE = (
    "Foreign Minister Sergey Lavrov met with Japanese Foreign Minister Toshimitsu Motegi "
    "in New York on Wednesday.\n"
)
KNOWN = "--publisher 'The Gazette' --published 2019-09-26"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.yml"
    path.write_text(SHEET, "utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_the_sample_again_changes_nothing(own_graph: Path) -> None:
    before = digest(own_graph)
    sample = loaders_dir() / "facts" / "sample" / "russia-japan.yml"
    done = run(["load", "facts", str(sample)], own_graph)
    (report,) = done.rows
    assert report["added"] == 0 and report["unchanged"] > 300
    assert "nothing new" in done.err
    assert digest(own_graph) == before


def test_a_sheet_is_loaded_once(own_graph: Path, sheet: Path) -> None:
    before = digest(own_graph)
    first = run(f"load facts {sheet}", own_graph)
    after = digest(own_graph)
    second = run(f"load facts {sheet}", own_graph)
    assert (first.rows[0]["added"], second.rows[0]["added"]) == (1, 0)
    assert before != after == digest(own_graph)
    (found,) = run("show 'Anna Alba'", own_graph).rows
    assert found["labels"] == ["Minister", "Person"]
    assert [s["predicate"] for s in found["statements"]] == ["heldOffice"]


def test_what_was_loaded_is_told_also_where_the_graph_cannot_follow(
    own_graph: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: GraphFolder) -> None:
        raise BadInput("the disk is full")

    monkeypatch.setattr(GraphFolder, "refresh", full)
    done = run(f"load facts {sheet}", own_graph)
    assert [row["added"] for row in done.rows] == [1]
    assert done.code == 1
    assert done.err.splitlines()[-1] == "kg: the disk is full"


def test_one_cell_put_right_changes_one_statement(own_graph: Path, sheet: Path) -> None:
    run(f"load facts {sheet}", own_graph)
    sheet.write_text(SHEET.replace("2030/", "2031/"), "utf-8")
    (report,) = run(f"load facts {sheet}", own_graph).rows
    assert (report["added"], report["replaced"], report["withdrawn"]) == (1, 1, 0)
    (found,) = run("show 'Anna Alba'", own_graph).rows
    assert [s["time"] for s in found["statements"]] == ["2031/"]


def test_a_dry_run_only_tells(own_graph: Path, sheet: Path, article: Path) -> None:
    before = digest(own_graph)
    texts = sorted((own_graph / "texts").rglob("*.txt"))
    (report,) = run(f"load facts {sheet} --dry-run", own_graph).rows
    assert report["dry_run"] and report["added"] == 1
    (report,) = run(f"load article {article} {KNOWN} --dry-run", own_graph).rows
    assert report["dry_run"] and report["added"] > 1
    assert digest(own_graph) == before
    assert sorted((own_graph / "texts").rglob("*.txt")) == texts


def test_an_article_is_loaded_with_its_words(own_graph: Path, article: Path) -> None:
    (report,) = run(f"load article {article} {KNOWN}", own_graph).rows
    assert report["added"] > 1 and report["accepted_by_policy"] > 1
    rows = run(
        [
            "sparql",
            "SELECT ?words { ?st prov:hadPrimarySource/kgo:uid ?source ; "
            "oa:hasTarget/oa:exact ?words }",
            "--param",
            f"source={report['source']}",
        ],
        own_graph,
    ).rows
    assert rows and all(row["words"] in ARTICLE for row in rows)
    assert run("doctor", own_graph).code == 0
    met = run(
        "ask A --param person=Motegi --param from=2019-09-25 --param to=2019-09-25", own_graph
    )
    assert any("The Gazette" in " ".join(row["source"]) for row in met.rows)


def test_meta_may_stand_in_a_file(own_graph: Path, article: Path, tmp_path: Path) -> None:
    meta = tmp_path / "meta.yml"
    meta.write_text("publisher: The Gazette\npublished: 2019-09-26\n", "utf-8")
    (by_file,) = run(f"load article {article} --meta {meta} --dry-run", own_graph).rows
    (by_options,) = run(f"load article {article} {KNOWN} --dry-run", own_graph).rows
    del by_file["seconds"], by_options["seconds"]
    assert by_file == by_options
    other = run(f"load article {article} --meta {meta} --publisher Other --dry-run", own_graph)
    assert other.rows[0]["source"] != by_file["source"]


FACT = [
    *("add", "Sergey Lavrov", "HELD_OFFICE", "Foreign Minister of Russia"),
    *("--time", "2004-03-09/..", "--set", "subject_type=Person"),
]
DECREE = ["--source", "Decree no. 314 of 9 March 2004", "--page", "2"]


def test_a_fact_without_a_source_is_refused(own_graph: Path) -> None:
    before = digest(own_graph)
    done = run(FACT, own_graph)
    assert done.code == 1 and "--source" in done.told
    assert digest(own_graph) == before


def test_a_fact_is_added_with_its_source(own_graph: Path) -> None:
    before = digest(own_graph)
    assert run([*FACT, *DECREE, "--dry-run"], own_graph).rows[0]["added"] == 1
    assert digest(own_graph) == before
    assert run([*FACT, *DECREE], own_graph).rows[0]["added"] == 1
    after = digest(own_graph)
    assert run([*FACT, *DECREE], own_graph).rows[0]["added"] == 0
    assert digest(own_graph) == after != before
    (found,) = run("show 'Sergey Lavrov'", own_graph).rows
    assert "Decree no. 314 of 9 March 2004" in {s["source"] for s in found["statements"]}


def test_who_adds_is_kept(own_graph: Path) -> None:
    run(["--by", "Anna", *FACT, *DECREE], own_graph)
    assert "Facts added by Anna" in {row["title"] for row in run("sources", own_graph).rows}

"""`kg cite`: what can be cited, keys that stay, and the graph itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cite import cite_all
from kg.folder import GraphFolder
from tests.cite.kinds import write
from tests.command_line import digest, run
from tests.graph_folders import load_rows, load_sheet

DIARY = [
    {"subject": "Anna Alba", "predicate": "HELD_OFFICE", "object": "FM Japan", "time": "1950",
     "source": "diary", "page": "4"}
]  # fmt: skip


def keys(folder: GraphFolder) -> dict[str, str]:
    return {f"{work.source} {work.name}": work.key for work in cite_all(folder.ledger).works}


def test_keys_do_not_depend_on_order_or_company(empty_folder: GraphFolder, tmp_path: Path) -> None:
    load_sheet(empty_folder.ledger, write(tmp_path))
    alone = keys(empty_folder)
    load_rows(empty_folder.ledger, tmp_path, DIARY)
    both = keys(empty_folder)
    other = GraphFolder(tmp_path / "other", new=True)
    load_rows(other.ledger, tmp_path, DIARY)
    load_sheet(other.ledger, write(tmp_path))
    assert keys(other) == both and alone.items() < both.items()
    assert len(set(both.values())) == len(both)
    other.close()


def test_an_answer(demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "sources.bib"
    done = run(["ask", "B", "--param", "year=1956", "--cite", str(target)], demo_graph)
    assert done.code == 0 and "works" in done.err
    printed = run("cite --answer B --param year=1956 --format bibtex", demo_graph)
    assert printed.out == target.read_text("utf-8") and printed.out.count("@") >= 1
    statements = [id for row in done.rows for id in row["statements"]]
    cited = run(["cite", *statements, "--format", "bibtex"], demo_graph)
    assert cited.out == printed.out


def test_an_edge_a_thing_and_a_source(demo_graph: Path) -> None:
    (edge, *_) = run(
        "sparql 'SELECT ?e { ?x rdf:predicate kgo:metWith ; kgo:uid ?e }'", demo_graph
    ).rows
    assert run(["cite", edge["e"]], demo_graph).out
    thing = run(["cite", "Naotake Sato"], demo_graph)
    assert "HyperWar" in thing.out and "vol. V, document 623" in thing.out
    (source,) = [r for r in run("sources", demo_graph).rows if r["publisher"] == "Pravda"]
    assert "20 октября 1956" in run(["cite", source["id"]], demo_graph).out


def test_an_archival_document_with_its_place(demo_graph: Path) -> None:
    items = json.loads(run("cite --all --format csl-json", demo_graph).out)
    (record,) = [i for i in items if i["title"].startswith("Record of Soviet-Japanese Talks")]
    assert record["type"] == "manuscript" and record["archive"] == "RGANI"
    assert record["archive_location"] == "fonds 80, opis 1, delo 940, folio 1-25"
    (pravda,) = [i for i in items if i.get("container-title") == "Pravda"]
    assert pravda["issued"] == {"date-parts": [[1956, 10, 20]]}


def test_the_graph_itself(demo_graph: Path) -> None:
    (item,) = json.loads(run("cite --graph --format csl-json", demo_graph).out)
    assert digest(demo_graph) in item["version"] and item["type"] == "dataset"
    (record,) = run("status", demo_graph).rows
    assert f"{record['statements']:,} statements" in item["note"]
    assert "SHA-256" in run("cite --graph", demo_graph).out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("cite", 2, "what shall be cited"),
        ("cite st-ffffffffffffffffffff", 1, "st-ffffffffffffffffffff"),
        ("cite e-none", 1, "no edge 'e-none'"),
        ("cite Pravdda", 1, "Pravdda"),
        ("cite --all -o sources.doc", 1, ".bib"),
        ("cite --param x=1 --all", 2, "--answer"),
    ],
)
def test_what_cannot_be_cited(words: str, code: int, told: str, demo_graph: Path) -> None:
    done = run(words, demo_graph)
    assert (done.code, done.out) == (code, "") and told in done.err


def test_a_source_is_cited_by_its_title(demo_graph: Path) -> None:
    title = "Top Japanese diplomat to visit Russia in mid-December"
    done = run(["cite", title], demo_graph)
    assert done.code == 0 and title in done.out
    assert done.out == run("cite tass-aae08a94c2", demo_graph).out
    done = run(["cite", title + "s"], demo_graph)
    assert done.code == 1 and f"no source '{title}s'; did you mean" in done.told


def test_a_newspaper_is_no_source_and_leads_to_what_it_printed(demo_graph: Path) -> None:
    (source,) = [r for r in run("sources", demo_graph).rows if r["publisher"] == "Pravda"]
    answer = run("cite Pravda", demo_graph)
    assert answer.code == 1
    assert f"by that publisher or author: {source['title']} ({source['id']})" in answer.err


def test_a_misspelt_name_is_told_in_sentences(demo_graph: Path) -> None:
    told = run(["cite", "Lavrof"], demo_graph).told
    assert "did you mean Sergey Lavrov" in told and "? no source 'Lavrof'" in told
    assert "`kg sources` lists all" in told and "?;" not in told

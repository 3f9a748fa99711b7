"""`kg why`: rule, statements, words, sources, judgements and conflicts behind an edge or a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.knowledge import KnowledgeGraph
from tests.command_line import run


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> KnowledgeGraph:
    return KnowledgeGraph(demo_graph)


def edge(graph: KnowledgeGraph, relation: str, text: str) -> dict[str, Any]:
    rows = graph.sparql(
        f"SELECT ?id ?a ?b {{ ?e a kgo:Edge ; rdf:predicate kgo:{relation} ; kgo:uid ?id ;"
        " rdf:subject/rdfs:label ?a ; rdf:object/rdfs:label ?b } ORDER BY ?id"
    ).rows
    (record,) = graph.why(next(id for id, a, b in rows if text in f"{a} {b}"))
    return record


def test_a_meeting_is_derived(graph: KnowledgeGraph) -> None:
    found = edge(graph, "metWith", "Ichiro Kono Nikita Khrushchev")
    assert found["derived"] and "Ichiro Kono for Japan" in found["rule"]
    assert "at most 12" in found["rule"] and "(meeting)" in found["rule"]
    relations = [row["relation"] for row in found["statements"]]
    assert relations == ["PARTICIPATED_IN", "PARTICIPATED_IN", "TOOK_PLACE"]
    assert [row["relation"] for row in found["decided_by"]] == ["KIND"]
    assert all("Wilson Center" in row["citation"] for row in found["statements"])
    assert {row["thing"] for row in found["judgements"]} >= {"person-nikita-khrushchev"}


def test_the_quotation_with_the_words_that_carry_it(graph: KnowledgeGraph) -> None:
    (id,) = {
        row[0]
        for row in graph.sparql(
            "SELECT ?id { ?st rdf:predicate kgo:heldOffice ; kgo:basis 'policy' ; kgo:uid ?id ;"
            " kgo:original_subject 'Russian Foreign Minister Sergey Lavrov' }"
        ).rows
    }
    (found,) = graph.why(id)
    (row,) = found["statements"]
    assert row["trigger"] == "Russian Foreign Minister Sergey Lavrov"
    assert row["trigger"] in row["quotation"] and row["quotation"].endswith(".")
    assert row["accepted"].startswith("by policy:surest-1, seen by no person")
    assert any(e["what"].startswith("Sergey Lavrov HELD_OFFICE") for e in found["edges"])
    assert any(j["by"] == "policy:same-person" for j in found["judgements"])


def test_a_contested_edge_tells_what_stands_against_it(graph: KnowledgeGraph) -> None:
    (pair, *_) = graph.conflicts()
    found = graph.why(pair["a_statement"])[0]
    assert pair["why"] in {row["why"] for row in found["conflicts"]}


def test_a_party_and_a_year(graph: KnowledgeGraph) -> None:
    found = edge(graph, "partyTo", "Japan")
    assert "consent to be bound" in found["rule"]
    assert {row["relation"] for row in found["statements"]} == {"AGREEMENT_ACTION"}
    signed = edge(graph, "signedIn", "1956")
    assert "date of signature" in signed["rule"] and signed["statements"][0]["phase"] == "signed"


def test_rows_of_an_answer(demo_graph: Path) -> None:
    rows = run("ask C --param state=Japan", demo_graph)
    explained = run("why -", demo_graph, stdin=rows.out)
    assert explained.code == 0 and len(explained.rows) == len(rows.rows)
    for record, row in zip(explained.rows, rows.rows, strict=True):
        assert {s["id"] for s in record["statements"]} == set(row["statements"])
        assert record["row"] == row
    one = run("why --answer C --param state=Japan --row 2", demo_graph)
    assert one.rows == explained.rows[1:2]


def test_on_a_terminal(demo_graph: Path) -> None:
    (row,) = run("why --answer A --row 1", demo_graph).rows
    shown = run("why --answer A --row 1 --format table", demo_graph).out
    for statement in row["statements"]:
        assert statement["id"] in shown
    assert "who is who" in shown and "[1]" in shown


def test_what_no_longer_counts_is_told(own_graph: Path) -> None:
    (source,) = [
        r for r in run("sources", own_graph).rows if r["publisher"] == "HyperWar Foundation"
    ]
    (statement, *_) = [
        row["id"]
        for row in run(
            f"sparql 'SELECT ?id {{ ?st prov:hadPrimarySource ent:{source['id']} ; kgo:uid ?id }}'",
            own_graph,
        ).rows
    ]
    run(["retract", source["id"], "--why", "a test"], own_graph)
    (found,) = run(["why", statement], own_graph).rows
    (row,) = found["statements"]
    assert (
        not row["counts"] and "withdrawn" in row["hindered"][0] and "a test" in row["hindered"][0]
    )
    assert "HyperWar" in row["citation"] and "edges" not in found


def test_the_whole_sentence(own_graph: Path, tmp_path: Path) -> None:
    """A quotation that is a part of a sentence of a kept text is shown in its sentence."""
    from kg.folder import GraphFolder

    text = "It rained. The two ministers met in Oslo on 4 May 2021, and parted. Nobody wept."
    folder = GraphFolder(own_graph)
    folder.keep_text(text)
    from hashlib import sha256

    from kg.provenance.grounds import sentence_around

    part = "met in Oslo"
    start = text.index(part)
    anchor = {"sha256": sha256(text.encode()).hexdigest(), "start": start, "end": start + len(part)}
    whole = "The two ministers met in Oslo on 4 May 2021, and parted."
    assert sentence_around(part, anchor, folder) == whole
    folder.close()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("why", 2, "why what?"),
        ("why Japan", 1, "give the id"),
        ("why st-ffffffffffffffffffff", 1, "no statement"),
        ("why e-00000000000000000000", 1, "why-not"),
        ("why --answer A --row 99", 2, "no row 99"),
        ("why --row 1 e-1", 2, "--answer"),
    ],
)
def test_what_cannot_be_explained(words: str, code: int, told: str, demo_graph: Path) -> None:
    done = run(words, demo_graph)
    assert (done.code, done.out) == (code, "") and told in done.err


def test_json_is_json(demo_graph: Path) -> None:
    (record,) = json.loads(run("why --answer A --row 1 --format json", demo_graph).out)
    assert record["kind"] == "row"

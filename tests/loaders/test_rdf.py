"""A graph written as RDF and loaded into a fresh one says the same."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.demo import load_sample
from kg.errors import BadInput
from kg.knowledge import KnowledgeGraph
from tests.loaders.loading import load, write

# Who is meant, and all that is said of it, without the ids of records and rows.
SAID = """
WITH who AS (SELECT r.id, coalesce(j."right", r.id) AS uid FROM records r LEFT JOIN judgements j
    ON j."left" = r.id AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = r.id
        AND verdict = 'same'))
SELECT a.uid, s.predicate, b.uid, s.value, s.lang, s.qualifiers, s.time, s.attested, s.calendar,
       s.begin_earliest, s.begin_latest, s.end_earliest, s.end_latest, s.polarity, s.modality,
       s.attributed_to, s.source, s.locator, s.original_subject, s.original_object,
       s.original_time, s.certainty, s.confidence, s.note, s.basis,
       (SELECT engines FROM findings WHERE statement = s.id ORDER BY seq DESC LIMIT 1),
       (SELECT rank FROM ranks WHERE statement = s.id ORDER BY seq DESC LIMIT 1),
       coalesce((SELECT verdict FROM reviews WHERE statement = s.id ORDER BY seq DESC LIMIT 1),
           CASE WHEN s.basis IN ('person', 'data_set') THEN 'accepted' END)
FROM statements s JOIN who a ON a.id = s.subject LEFT JOIN who b ON b.id = s.object
WHERE s.dataset <> 'gazetteer'
"""
ARTICLE = (
    "Peruvian Foreign Minister Ana Torres met Chilean Foreign Minister Luis Rojas in Lima on "
    "May 3, 2021. Torres said that Peru rejects the claim of Chile to the Lonely Islands."
)


def sayings(graph: KnowledgeGraph) -> Counter[tuple[object, ...]]:
    """All statements but the gazetteer's, records in them told by who they are."""
    connection = graph.folder.ledger.connection
    uids = dict(connection.execute(
        'SELECT r.id, coalesce((SELECT "right" FROM judgements WHERE "left" = r.id '
        "AND verdict = 'same' ORDER BY seq DESC LIMIT 1), r.id) FROM records r"
    ))  # fmt: skip
    found: Counter[tuple[object, ...]] = Counter()
    for row in connection.execute(SAID):
        cells = list(row)
        kept = json.loads(cells[5])
        cells[5] = str({n: uids.get(v[1:], v) if v[:1] == "@" else v for n, v in kept.items()})
        voices = json.loads(cells[15])
        cells[15] = str([(v["kind"], v["words"], uids.get(v.get("record"))) for v in voices])
        found[tuple(cells)] += 1
    return found


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    """The sample and an article, whose statements have speakers and places."""
    path = tmp_path / "piece.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    graph = KnowledgeGraph(tmp_path / "own", by="test", new=True)
    load_sample(graph)
    graph.load("article", [path], published="2021-05-04", title="Ministers meet", publisher="Coast")
    return graph


def test_there_and_back(graph: KnowledgeGraph, tmp_path: Path) -> None:
    written = [tmp_path / f"written.{suffix}" for suffix in ("ttl", "nq", "nt", "jsonld")]
    with graph:
        for target in written[:3]:
            graph.export(target)
        before = sayings(graph)
    store = ox.Store()
    store.load(path=str(written[2]), format=ox.RdfFormat.N_TRIPLES)
    store.dump(str(written[3]), ox.RdfFormat.JSON_LD)
    with KnowledgeGraph(tmp_path / "fresh", by="test", new=True) as fresh:
        (report,) = fresh.load("rdf", written[:1], refresh=False)
        assert not report.refused
        assert len(report.notes["not carried"]) == 3
        after = sayings(fresh)
        # The other formats say the same of the same data set.
        for target in written[1:]:
            (report,) = fresh.load("rdf", [target], refresh=False)
            assert not report.changes.any
    assert after - before == Counter()
    assert before - after == Counter()


def test_rejected_and_foreign_statements_are_told(tmp_path: Path) -> None:
    text = """
    @prefix ent: <https://w3id.org/dragoman/entity/> .
    @prefix kgo: <https://w3id.org/dragoman/schema/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    ent:book a kgo:Source ; kgo:kind "book" ; kgo:title "A book" .
    ent:st-1 a kgo:Statement ; rdf:subject ent:person-anna ; rdf:predicate kgo:born ;
        kgo:time "1950" ; prov:hadPrimarySource ent:book .
    ent:st-2 a kgo:Statement ; rdf:subject ent:person-anna ; rdf:predicate kgo:born ;
        kgo:time "1951" ; kgo:review "rejected" ; prov:hadPrimarySource ent:book .
    ent:st-0 a kgo:Statement ; rdf:subject ent:polity-japan ; rdf:predicate kgo:kind ;
        kgo:value "empire" ; prov:hadPrimarySource ent:gazetteer .
    """
    more = "".join(
        f"ent:st-{n} a kgo:Statement ; rdf:subject ent:person-anna ; rdf:predicate kgo:named ; "
        f'kgo:value "Anna {n}" ; prov:hadPrimarySource ent:book .\n'
        for n in range(3, 60)
    )
    path = write(tmp_path / "d", {"a.ttl": text + more})
    report, rows = load(tmp_path, "rdf", path / "a.ttl")
    assert [r["time"] for r in rows if r["predicate"] == "BORN"] == ["1950"]
    assert report.notes["rejected in the other graph"] == ["a.ttl: st-2"]
    assert report.notes["passed over"] == [
        "a.ttl: rejected statements: 1",
        "a.ttl: statements of the gazetteer, which every graph has: 1",
    ]
    assert not any(row["predicate"] == "KIND" for row in rows)
    bad = "ent:st-9 a kgo:Statement ; rdf:subject ent:dog-rex ; rdf:predicate kgo:born .\n"
    path = write(tmp_path / "e", {"b.ttl": text + more.replace("st-9 ", "st-8x ") + bad})
    report, _ = load(tmp_path, "rdf", path / "b.ttl")
    assert "without a source" in str(report.refused[0])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", "this is no Turtle", "broken RDF"),
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .", "no statement of a graph of ours"),
        ("a.rtf", "{}", "no RDF by its name"),
        (
            "a.jsonld",
            '{"@context": "https://example.org/c", "@id": "urn:a"}',
            "its context lies elsewh",
        ),
        ("a.nq", '<urn:a> <urn:b> "' + "x" * 17_000_000, "broken RDF: a value of more than 16 MB"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path / "d", {name: text})
    with pytest.raises(BadInput, match=message):
        load(tmp_path, "rdf", path / name)

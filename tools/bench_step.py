"""One step of the bench in a process of its own, so that its peak of memory is its own.

Usage: python tools/bench_step.py STEP GRAPH_FOLDER SIZE
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench_measure import repeated, timed
from kg.folder import GraphFolder
from kg.loading import LoadReport, find_loader, load_path
from kg.paths import loaders_dir, schema_dir

_HERE = Path(__file__).resolve().parent
_SMALL = 100
_CYPHER = (
    "MATCH (a:Minister)-[m:MET_WITH]-(b:Minister) RETURN a.name, b.name, m.time, m.statements",
    "MATCH (t:Agreement)-[:SIGNED_IN]->(y:Year {value: 1956}) RETURN t.name",
    "MATCH (i:Territory)-[c:CLAIMED_BY]->(p:Polity {name: 'Japan'}) RETURN i.name, c.statements",
)
_SPARQL = (
    "SELECT ?a ?b ?time ?statements { ?x a kgo:Minister ; rdfs:label ?a . ?y a kgo:Minister ; "
    "rdfs:label ?b . ?m rdf:predicate kgo:metWith ; kgo:connects ?x, ?y ; kgo:time ?time ; "
    "kgo:statements ?statements . FILTER(?x != ?y) }",
    "SELECT ?t { ?y kgo:value 1956 . ?a kgo:signedIn ?y ; rdfs:label ?t }",
    "SELECT ?i ?statements { ?p rdfs:label 'Japan' ; a kgo:Polity . ?c rdf:object ?p ; "
    "rdf:predicate kgo:claimedBy ; rdf:subject ?x ; kgo:statements ?statements . "
    "?x a kgo:Territory ; rdfs:label ?i }",
)
_QUESTIONS = ("ministers who met", "agreements signed in 1956", "territories claimed by Japan")


def _load(folder: GraphFolder, size: int, name: str, seed: int) -> LoadReport:
    order = folder.path.parent / f"{name}-{size}.json"
    order.write_text(json.dumps({"statements": size, "seed": seed, "name": name}))
    loader = find_loader("bench_loader", [_HERE])
    return load_path(folder.ledger, loader, order, {}, by="bench", progress=_tell(size))


def _tell(size: int) -> Callable[[int], None]:
    done = 0

    def progress(count: int) -> None:
        nonlocal done
        done += count
        print(f"\r  {done:,} of {size:,}", end="\n" if done >= size else "", file=sys.stderr)

    return progress


def load(path: Path, size: int) -> None:
    """The ledger from nothing: our own gazetteer, then the generated statements."""
    folder = GraphFolder(path, new=True)
    gazetteer = schema_dir() / "gazetteer"
    load_path(folder.ledger, find_loader("gazetteer"), gazetteer, {}, by="bench")
    with timed("ledger: load") as notes:
        report = _load(folder, size, "main", 1)
        notes.append(f"{report.changes.added:,} statements added")
    with timed("ledger: load the same again") as notes:
        report = _load(folder, size, "main", 1)
        notes.append(f"{report.changes.added:,} added, {report.changes.unchanged:,} unchanged")
    folder.ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder.close()


def view(path: Path, size: int) -> None:
    """The whole view, computed and thrown away."""
    from kg.view import View

    folder = GraphFolder(path)
    with timed("view: full") as notes, View(folder.ledger) as found:
        for table in ("st", "node", "edge", "contradiction"):
            ((count,),) = found.rows(f"SELECT count(*) FROM {table}")
            notes.append(f"{count:,} {'statements' if table == 'st' else table + 's'}")
    folder.close()


def rdf(path: Path, size: int) -> None:
    """The RDF projection from nothing, its own view included."""
    from kg.view.projection import bring_up_to_date

    folder = GraphFolder(path)
    with timed("rdf: build, with its view") as notes:
        bring_up_to_date([folder.rdf()], folder.ledger)
        notes.append(f"{_megabytes(path / 'rdf'):,.0f} MB on disk")
    folder.close()


def graph(path: Path, size: int) -> None:
    """The property graph from nothing, its own view included."""
    from kg.graph.projection import GraphProjection
    from kg.view.projection import bring_up_to_date

    folder = GraphFolder(path)
    with timed("graph: build, with its view") as notes:
        bring_up_to_date([GraphProjection(path / "cypher")], folder.ledger)
        notes.append(f"{_megabytes(path / 'cypher'):,.0f} MB on disk")
    folder.close()


def catch_up(path: Path, size: int) -> None:
    """A small load, and both projections brought up to date after it."""
    from kg.graph.projection import GraphProjection
    from kg.view.projection import bring_up_to_date

    folder = GraphFolder(path)
    with timed("small: ledger load"):
        _load(folder, _SMALL, "small", 2)
    with timed("small: rdf catches up"):
        bring_up_to_date([folder.rdf()], folder.ledger)
    with timed("small: graph catches up"):
        bring_up_to_date([GraphProjection(path / "cypher")], folder.ledger)
    folder.close()


def article(path: Path, size: int) -> None:
    """One short article read, and both projections brought up to date after it."""
    sample = loaders_dir() / "article" / "sample" / "article.txt"
    if not sample.is_file():
        return
    folder = GraphFolder(path)
    options = {"publisher": "bench", "published": "2019-10-01"}
    with timed("article: load") as notes:
        found = load_path(folder.ledger, find_loader("article"), sample, options, by="bench")
        notes.append(f"{found.changes.added} statements added, models read first")
    with timed("article: both projections catch up"):
        folder.refresh()
    folder.close()


def sparql(path: Path, size: int) -> None:
    """Warm answers in SPARQL."""
    from kg.rdf import run_query

    folder = GraphFolder(path)
    with folder.reading_rdf() as projection:
        store = projection.read()
        persons = _persons(folder)
        hop = "SELECT ?kind ?name { ?x ?kind ?y . ?y rdfs:label ?name }"

        def one(number: int) -> None:
            run_query(store, hop, {"x": f"ent:{persons[number % len(persons)]}"})

        repeated("sparql: one hop", one, 200, "100 persons in turn")
        for question, text in zip(_QUESTIONS, _SPARQL, strict=True):
            count = len(run_query(store, text).rows)
            repeated(
                f"sparql: {question}", lambda _, t=text: run_query(store, t), 3, f"{count:,} rows"
            )
    folder.close()


def cypher(path: Path, size: int) -> None:
    """Warm answers in Cypher."""
    folder = GraphFolder(path)
    engine = folder.reading_graph()
    persons = _persons(folder)
    hop = "MATCH (p:Person {uid: $x})-[r]-(y) RETURN type(r), y.name, r.time"

    def one(number: int) -> None:
        engine.run(hop, {"x": persons[number % len(persons)]})

    repeated("cypher: one hop", one, 200, "100 persons in turn")
    for question, text in zip(_QUESTIONS, _CYPHER, strict=True):
        count = len(engine.run(text, {}).rows)
        repeated(f"cypher: {question}", lambda _, t=text: engine.run(t, {}), 3, f"{count:,} rows")
    folder.close()


def _persons(folder: GraphFolder) -> list[str]:
    found = folder.ledger.rows(
        'SELECT j."right" AS uid FROM judgements j WHERE j."right" LIKE \'person-%\' LIMIT 100'
    )
    return [row["uid"] for row in found]


def _megabytes(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


STEPS: dict[str, Callable[[Path, int], None]] = {
    function.__name__: function
    for function in (load, view, rdf, graph, sparql, cypher, catch_up, article)
}

if __name__ == "__main__":
    STEPS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))

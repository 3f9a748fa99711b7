"""From a thing a query goes on to the nodes of its edges and statements, by the relation."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.rdf import run_query
from tests.graph_folders import load_rows

WAYS = """SELECT ?edge WHERE {
  ?edge a kgo:Edge ; rdf:subject ?a ; rdf:object ?b ; rdf:predicate ?relation .
  BIND(IRI(REPLACE(STR(?relation), "/schema/", "/out/")) AS ?begins)
  BIND(IRI(REPLACE(STR(?relation), "/schema/", "/into/")) AS ?ends)
  FILTER(%s EXISTS { ?a ?begins ?edge } && %s EXISTS { ?b ?ends ?edge })
}"""
STRAY = """SELECT ?way WHERE {
  ?thing ?way ?node . FILTER(REGEX(STR(?way), "/dragoman/(out|into|told)/"))
  FILTER NOT EXISTS { ?node rdf:subject ?any }
}"""
TOLD = "SELECT ?day WHERE { ?x told:dated ?st . ?st kgo:time ?day }"


def _found(folder: GraphFolder, text: str) -> list[object]:
    with folder.reading_rdf() as rdf:
        return [row[0] for row in run_query(rdf.read(), text).rows]


def test_each_edge_and_statement_is_reached_and_none_that_is_gone(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    war = {"subject": "Japan", "predicate": "AT_WAR", "object": "Russian Empire", "time": "1904"}
    signed = {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": "1956"}
    for rows, dated in (([war, signed], ["1956"]), ([war], []), ([signed], ["1956"])):
        load_rows(empty_folder.ledger, tmp_path, rows)
        assert _found(empty_folder, WAYS % ("", ""))
        assert not _found(empty_folder, WAYS.replace("&&", "||") % ("NOT", "NOT"))
        assert _found(empty_folder, TOLD) == dated
        assert not _found(empty_folder, STRAY)


def test_an_edge_without_direction_begins_and_ends_at_both(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    war = {"subject": "Japan", "predicate": "AT_WAR", "object": "Russian Empire", "time": "1904"}
    load_rows(empty_folder.ledger, tmp_path, [war])
    for way in ("out", "into"):
        assert len(_found(empty_folder, f"SELECT ?x WHERE {{ ?x {way}:atWar ?war }}")) == 2


def test_a_name_keeps_every_letter_that_the_source_has(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    name = "Rock \x01 \\u0001 \t\x1f “of” \\ 'two'"
    row = {"subject_type": "Place", "predicate": "NAMED", "value": name, "lang": "en"}
    load_rows(empty_folder.ledger, tmp_path, [{"subject": "Rock", **row}])
    told = "SELECT ?words { ?st rdf:predicate kgo:named ; kgo:value ?words }"
    assert _found(empty_folder, told) == [name]

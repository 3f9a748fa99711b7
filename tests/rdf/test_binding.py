"""Parameters of a SPARQL text become rows of values: as many as the text takes up, no more."""

from __future__ import annotations

from kg.folder import GraphFolder
from kg.rdf import run_query
from kg.rdf.sparql import bind

GROUPED = """SELECT (COUNT(*) AS ?n) WHERE {
  VALUES ?thing { 1 } { SELECT DISTINCT (?x_2 AS ?x) {} } }"""
INSIDE = """SELECT ?thing WHERE {
  VALUES ?thing { 1 } FILTER EXISTS { VALUES ?a { 2 3 } FILTER(?a = ?x_2) } }"""


def test_a_parameter_that_stands_only_in_an_inner_group_multiplies_no_rows(
    empty_folder: GraphFolder,
) -> None:
    given = {"x": [2, 3]}
    with empty_folder.reading_rdf() as rdf:
        assert run_query(rdf.read(), INSIDE, given).rows == [(1,)]
        assert run_query(rdf.read(), GROUPED, given).rows == [(2,)]
        assert run_query(rdf.read(), "SELECT * WHERE { VALUES ?y { 1 } }", given).rows == [
            (2, 1),
            (3, 1),
        ]
    assert "?x " not in bind(INSIDE, given)

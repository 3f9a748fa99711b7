"""A year is in the graph for the agreements signed in it, and goes with the last of them."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.rdf import run_query
from tests.graph_folders import load_rows

YEARS = "SELECT ?y { ?y a kgo:Year } ORDER BY ?y"


def _signed(subject: str, time: str) -> dict[str, str]:
    return {"subject": subject, "predicate": "DATED", "phase": "signed", "time": time}


def _years(folder: GraphFolder) -> tuple[list[object], list[object]]:
    with folder.reading_rdf() as rdf:
        told = [row[0] for row in run_query(rdf.read(), YEARS).rows]
    rows = folder.reading_graph().run("MATCH (y:Year) RETURN y.uid ORDER BY y.uid", {}).rows
    return told, [row[0] for row in rows]


def test_years_come_and_go_with_what_was_signed(empty_folder: GraphFolder, tmp_path: Path) -> None:
    both = [_signed("treaty", "1956"), _signed("protocol", "1956/1957")]
    for rows, years in (
        (both, ["year-1956", "year-1957"]),
        (both[:1], ["year-1956"]),
        (both[1:], ["year-1956", "year-1957"]),
        ([_signed("treaty", "1960")], ["year-1960"]),
    ):
        load_rows(empty_folder.ledger, tmp_path, rows)
        assert _years(empty_folder) == (years, years)

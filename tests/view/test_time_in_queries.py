"""Certainly and possibly so on a day: the patterns of docs/time.md, in both languages."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from kg.knowledge import KnowledgeGraph
from kg.model.period import attested_on, parse_period
from kg.rdf import run_query
from tests.graph_folders import load_rows

PAGE = (Path(__file__).parents[2] / "docs" / "time.md").read_text("utf-8")
CYPHER = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
SPARQL = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)

TIMES = [
    *("1956-10-19", "1956-10", "1956", "1956~", "195X", "1956-24", "[1954,1956-10-19]", "-0044"),
    *("1954/1957", "1954-12-10/1957-02-25", "1956-10-19/1956-10-19", "1956-10-19/1956"),
    *("1956-10-19/", "/1956-10-19", "1956/", "/1956", "1956-10-19/..", "../1956-10-19", "../.."),
    *("/..", "[..1956]", "[1956..]", "-0044/1957", "Y-17000/1957", "1954/Y17000", "Y17000/.."),
    *("XXXX-10-19", "1956/XXXX-10", "1954?/1957~"),
]
ATTESTED = ["1956-10-19", "1956-10", "1956", "1954/1957"]
HELD = {time: f"Holder number {place}" for place, time in enumerate(TIMES)}
SEEN = {time: f"Witness number {place}" for place, time in enumerate(ATTESTED)}
DAYS = ["1954-06-01", "1954-12-31", "1956-01-01", "1956-10-18", "1956-10-19", "1956-10-20",
        "1957-02-25", "1957-12-31", "0001-01-01", "9999-12-30"]  # fmt: skip


def held(person: str, time: str, attested: bool) -> dict[str, str]:
    flag = {"attested": "yes"} if attested else {}
    row = {"subject": person, "subject_type": "Person", "predicate": "HELD_OFFICE"}
    return {**row, "object": "Envoy", "time": time, **flag}


@pytest.fixture
def terms(empty_folder: GraphFolder, tmp_path: Path) -> GraphFolder:
    rows = [held(name, time, False) for time, name in HELD.items()]
    rows += [held(name, time, True) for time, name in SEEN.items()]
    load_rows(empty_folder.ledger, tmp_path, rows)
    return empty_folder


def expected(day: str) -> tuple[list[str], list[str]]:
    periods = [(name, parse_period(time)) for time, name in HELD.items()]
    periods += [(name, attested_on(time)) for time, name in SEEN.items()]
    return (
        sorted(name for name, period in periods if period.certainly_on(day)),
        sorted(name for name, period in periods if period.possibly_on(day)),
    )


def test_both_languages_give_both_answers_as_the_periods_do(terms: GraphFolder) -> None:
    graph = terms.reading_graph()
    with terms.reading_rdf() as rdf:
        for day in DAYS:
            cypher = [sorted(row[0] for row in graph.run(q, {"on": day}).rows) for q in CYPHER]
            on = {"on": date.fromisoformat(day)}
            sparql = [sorted(row[0] for row in run_query(rdf.read(), q, on).rows) for q in SPARQL]
            assert (day, cypher) == (day, list(expected(day)))
            assert (day, sparql) == (day, list(expected(day)))


def test_statements_carry_the_same_bounds_in_both_languages(terms: GraphFolder) -> None:
    names = ("begin_earliest", "begin_latest", "end_earliest", "end_latest", "attested")
    told = ", ".join(f"s.{name}" for name in names)
    cypher = terms.reading_graph().run(
        f"MATCH (s:Statement {{predicate: 'HELD_OFFICE'}}) RETURN s.uid, {told}", {}
    )
    optional = " ".join(f"OPTIONAL {{ ?s kgo:{name} ?{name} }}" for name in names)
    with terms.reading_rdf() as rdf:
        sparql = run_query(
            rdf.read(),
            "SELECT ?id " + " ".join(f"?{name}" for name in names) + " { ?s a kgo:Statement ; "
            f"rdf:predicate kgo:heldOffice ; kgo:uid ?id . {optional} }}",
        )
    rows = {tuple(map(str, (*row[:5], bool(row[5])))) for row in cypher.rows}
    assert rows == {tuple(map(str, (*row[:5], bool(row[5])))) for row in sparql.rows}
    assert len(rows) == len(TIMES) + len(ATTESTED)


def test_open_and_unknown_ends_are_told_apart_and_attestations_marked(terms: GraphFolder) -> None:
    found = terms.reading_graph().run(
        "MATCH (p:Person)-[r:HELD_OFFICE]->() RETURN p.name, r.start, r.begin_latest, "
        "r.end_earliest, r.end, r.attested",
        {},
    )
    rows = {row[0]: tuple(row[1:]) for row in found.rows}
    day, last = "1956-10-19", "9999-12-31"
    assert rows[HELD["1956-10-19/.."]] == (day, day, last, last, None)
    assert rows[HELD["1956-10-19/"]] == (day, day, None, None, None)
    assert rows[HELD["../1956-10-19"]] == ("-9999-01-01", "-9999-01-01", day, day, None)
    assert rows[HELD["/1956-10-19"]] == (None, None, day, day, None)
    assert rows[SEEN["1956-10-19"]] == (None, day, day, None, True)


def test_an_undated_meeting_may_have_been_on_any_day(
    gazetteer_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(gazetteer_folder, tmp_path / "graph")
    meetings = {"talks": "1956-10-19", "visit": None, "treaty talks": "/1956-10-19"}
    rows = []
    for meeting, time in meetings.items():
        talks = {"subject": meeting, "subject_type": "Event"}
        rows.append({**talks, "predicate": "KIND", "value": "meeting"})
        if time:
            rows.append({**talks, "predicate": "TOOK_PLACE", "time": time})
        for person, office in (("Anna Alba", "FM Japan"), ("Boris Bruno", "FM USSR")):
            took_part = {"subject": person, "predicate": "PARTICIPATED_IN", "object": meeting}
            rows.append({**took_part, "object_type": "Event", "capacity": office})
            rows.append({"subject": person, "predicate": "HELD_OFFICE", "object": office})
    with KnowledgeGraph(tmp_path / "graph", by="test") as graph:
        load_rows(graph.folder.ledger, tmp_path, rows)

        def times(**given: str) -> set[str | None]:
            return {row["time"] for row in graph.ask("A", engine="both", **given).as_dicts()}

        assert times() == {"1956-10-19", None, "/1956-10-19"}
        assert times(**{"from": "1956-10-20"}) == {None}
        assert times(to="1950-01-01") == {None, "/1956-10-19"}

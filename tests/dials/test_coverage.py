"""An empty answer says whether any loaded source covers what was asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import kg
from kg.ask import coverage, questions
from kg.ask.coverage import relations_of
from kg.folder import GraphFolder
from tests.command_line import run
from tests.graph_folders import load_sheet

COVERS: dict[str, dict[str, Any]] = {
    "treaties": {"years": "1945/1960", "relations": ["DATED", "AGREEMENT_ACTION"]},
    "claims": {"relations": ["CLAIMED_BY"], "polities": ["Japan", "polity-soviet-union"]},
}


@pytest.fixture(scope="module")
def covered(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    path = tmp_path_factory.mktemp("covered")
    shutil.copytree(gazetteer_folder, path / "graph")
    folder = GraphFolder(path / "graph")
    for title, covers in COVERS.items():
        fact = {"subject": "Rock", "subject_type": "Place", "predicate": "KIND", "value": "island"}
        sheet = {
            "sheet": {"title": title, "publisher": title, "coverage": covers},
            "facts": [fact],
        }
        (path / f"{title}.yml").write_text(yaml.safe_dump(sheet, sort_keys=False), "utf-8")
        load_sheet(folder.ledger, path / f"{title}.yml")
    folder.close()
    return path / "graph"


@pytest.mark.parametrize(
    ("question", "given", "found"),
    [
        ("B", {"year": "1956"}, "nothing found; covered by treaties (1945–1960; "),
        ("B", {"year": "1961"}, "not covered: no loaded source declares"),
        ("C", {"state": "Japan"}, "nothing found; covered by claims (Japan, polity-soviet-union; "),
        ("C", {"state": "Russia"}, "nothing found; covered by claims"),
        ("C", {"state": "Germany"}, "not covered"),
        ("C", {"state": "Germany"}, "the loaded sources cover: claims (Japan"),
        ("A", {}, "not covered: no loaded source declares that it covers this (MET_WITH)"),
        ("19", {}, "nothing found; covered by treaties (1945–1960; DATED)"),
        ("20", {}, "not covered: no loaded source declares that it covers this (HELD_OFFICE)"),
        ("24", {"x": "Japan", "y": "Germany"}, "covers this (PARTICIPATED_IN)"),
    ],
)
def test_silence_is_told_apart(
    question: str, given: dict[str, str], found: str, covered: Path
) -> None:
    params = [f"--param={name}={value}" for name, value in given.items()]
    for engine in ("sparql", "cypher", "both"):
        done = run(["ask", question, *params, "--engine", engine], covered)
        assert done.code == 0 and done.rows == []
        assert found in done.err


def test_coverage_is_data_in_both_languages(covered: Path) -> None:
    with kg.open(covered) as graph:
        cypher = graph.cypher(
            "MATCH (s:Source) WHERE s.covers_from <= $year AND s.covers_to >= $year "
            "AND 'DATED' IN s.covers_relations RETURN s.name AS name",
            year=1956,
        )
        sparql = graph.sparql(
            "SELECT ?name { ?s kgo:covers_from ?first ; kgo:covers_to ?last ; "
            "kgo:covers_relations 'DATED' ; rdfs:label ?name "
            "FILTER(?first <= ?year && ?year <= ?last) }",
            year=1956,
        )
        assert cypher.as_dicts() == sparql.as_dicts() == [{"name": "treaties"}]
        with graph.folder.reading_rdf() as projection:
            told = {one.name: one for one in coverage(projection.read())}
        assert told["claims"].polities == ("Japan", "polity-soviet-union")
        assert (told["treaties"].first, told["treaties"].last) == (1945, 1960)
        hidden = graph.ask("B", scope=graph.scope(not_sources=["treaties"]), year=1956)
        assert any(note.startswith("not covered") for note in hidden.notes)


def test_every_question_tells_which_relations_it_rests_on() -> None:
    assert [q.id for q in questions().values() if not relations_of(q)] == []


def test_counts_over_time_name_the_years_that_no_source_covers(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph:
        answer = graph.ask(
            "24", x="Japan", y="Russia", **{"from": "2018-01-01", "to": "2022-12-31"}
        )
        assert answer.rows.rows
        told = [note for note in answer.notes if note.startswith("no loaded source declares")]
        assert any("covers 2020–2022" in note for note in told)

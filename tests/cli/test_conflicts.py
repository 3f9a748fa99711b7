"""`kg conflicts` and `kg rank`: two statements side by side, and a person's word on them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.folder import GraphFolder
from tests.command_line import run

SHEET = """\
sheet: {title: Almanac, publisher: Coast Institute}
sources:
  diary: {kind: book, title: A diary, author: A. Clerk}
things:
  Anna Alba: {type: Person}
  Clara Corso: {type: Person}
  Boris Bruno: {type: Person}
  Harbour Master: {type: Office, words: Harbour Master}
  Talks: {type: Event, words: Talks of the harbour masters}
  Hall: {type: Place, words: Spiridon hall}
  Pier: {type: Place, words: Old pier}
facts:
- {subject: Harbour Master, predicate: SEATS, value: single}
- {subject: Anna Alba, predicate: HELD_OFFICE, object: Harbour Master, time: 1950-01-02/1956-10-19}
- {subject: Clara Corso, predicate: HELD_OFFICE, object: Harbour Master, source: diary,
   time: 1954-03-04/1958-01-01, quotation: "Mrs Corso took the keys in March"}
- {subject: Talks, predicate: KIND, value: meeting}
- {subject: Talks, predicate: TOOK_PLACE, object: Hall, time: 1952-05-06}
- {subject: Talks, predicate: TOOK_PLACE, object: Pier, time: 1952-05-07, source: diary}
- {subject: Boris Bruno, predicate: PARTICIPATED_IN, object: Talks, capacity: Harbour Master}
- {subject: Anna Alba, predicate: BORN, time: "1901"}
- {subject: Anna Alba, predicate: BORN, time: 1902-02-03}
- {subject: Anna Alba, predicate: BORN, time: 1903-02-03, polarity: denied}
- {subject: Anna Alba, predicate: BORN, time: 1903-02-03, source: diary}
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with a sheet full of conflicts, for tests that only read it."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "almanac.yml").write_text(SHEET, "utf-8")
    graph = GraphFolder(folder / "graph", new=True)
    graph.close()
    done = run(["load", "facts", str(folder / "almanac.yml")], folder / "graph")
    assert done.code == 0, done.err
    return folder / "graph"


@pytest.fixture
def own_harbour(harbour: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    shutil.copytree(harbour, tmp_path / "graph")
    return tmp_path / "graph"


def listed(graph: Path, options: str) -> list[tuple[str, str]]:
    return [(row["kind"], row["about"]) for row in run(f"conflicts {options}", graph).rows]


def test_each_list_apart(harbour: Path) -> None:
    certain = listed(harbour, "'Harbour Master'")
    assert certain == [("seat", "Harbour Master"), ("title", "Harbour Master")]
    assert listed(harbour, "'Talks of the harbour masters' --same-day") == [
        ("date", "Talks of the harbour masters")
    ]
    assert listed(harbour, "'Talks of the harbour masters' --kind place") == [
        ("place", "Talks of the harbour masters")
    ]
    assert listed(harbour, "'Clara Corso' --possible") == []
    assert len(listed(harbour, "'Anna Alba' --kind date")) == 3
    assert len(listed(harbour, "'Anna Alba' --limit 2")) == 2
    assert listed(harbour, "'Anna Alba' --kind denied") == [("denied", "Anna Alba")]


def test_both_sides_and_the_reason(harbour: Path) -> None:
    (row,) = run("conflicts 'Clara Corso'", harbour).rows
    sides = {row["a_what"]: row["a_said_by"], row["b_what"]: row["b_said_by"]}
    assert set(sides) == {
        "Anna Alba HELD_OFFICE Harbour Master",
        "Clara Corso HELD_OFFICE Harbour Master",
    }
    assert "Mrs Corso took the keys in March" in (row["a_words"], row["b_words"])
    assert {row["a_source"], row["b_source"]} == {"Almanac", "A diary"}
    assert "both held it from 1954-03-04 to 1956-10-19" in row["why"]
    (title,) = run("conflicts 'Harbour Master' --kind title", harbour).rows
    assert "gives Boris Bruno the title Harbour Master" in title["why"]
    assert "Anna Alba held it 1950-01-02/1956-10-19 by Almanac" in title["why"]
    dates = run("conflicts 'Anna Alba' --kind date", harbour).rows
    assert sum("the source contradicts itself" in row["why"] for row in dates) == 1


def test_both_languages_hold_the_same(harbour: Path) -> None:
    cypher = run(
        "cypher 'MATCH (a:Statement)-[c:CONTRADICTS]-(b:Statement) WHERE a.uid < b.uid "
        "RETURN a.uid AS a, b.uid AS b, c.kind AS kind ORDER BY a, b, kind'",
        harbour,
    ).rows
    sparql = run(
        'sparql \'SELECT ?a ?b ?kind { ?c kgo:standing "certain" ; kgo:conflict_kind ?kind ; '
        "kgo:between ?x, ?y . ?x kgo:uid ?a . ?y kgo:uid ?b . FILTER(?a < ?b) "
        "FILTER EXISTS { ?x kgo:contradicts ?y . ?y kgo:contradicts ?x } } ORDER BY ?a ?b ?kind'",
        harbour,
    ).rows
    assert cypher == sparql
    (counts,) = run("status", harbour).rows
    certain = counts["conflicts"]["certain"]
    assert sum(certain.values()) == len(cypher) == 7
    assert certain == {"date": 3, "denied": 1, "place": 1, "seat": 1, "title": 1}
    may = run("cypher 'MATCH (a)-[c:MAY_CONTRADICT]->(b) RETURN c.standing AS s'", harbour).rows
    assert [row["s"] for row in may] == ["same_day"]


def test_a_person_ranks_and_thinks_better_of_it(own_harbour: Path) -> None:
    (row,) = run("conflicts 'Clara Corso'", own_harbour).rows
    clara = row["a_statement" if row["a_what"].startswith("Clara") else "b_statement"]
    (tried,) = run(
        ["rank", clara, "deprecated", "--why", "see p. 3", "--dry-run"], own_harbour
    ).rows
    assert [(c["change"], c["kind"]) for c in tried["conflicts"]] == [("falls", "seat")]
    falls = {e["what"] for e in tried["edges"] if e["change"] == "falls"}
    assert falls == {"Clara Corso → Harbour Master (1954-03-04/1958-01-01)"}
    assert len(listed(own_harbour, "'Clara Corso'")) == 1

    (done,) = run(["rank", clara, "deprecated", "--why", "see p. 3"], own_harbour).rows
    assert done == tried
    assert listed(own_harbour, "'Clara Corso'") == []
    again = run(["rank", clara, "deprecated", "--why", "see p. 3"], own_harbour)
    assert "nothing changed" in again.err

    run(["rank", clara, "preferred", "--why", "p. 3 is forged", "--by", "x"], own_harbour)
    run(["rank", clara, "normal", "--why", "p. 3 is forged"], own_harbour)
    assert listed(own_harbour, "'Clara Corso'") == [("seat", "Harbour Master")]
    (shown,) = run(["show", clara], own_harbour).rows
    assert [(r["rank"], r["why"]) for r in shown["ranks"]] == [
        ("deprecated", "see p. 3"),
        ("normal", "p. 3 is forged"),
    ]
    assert [c["kind"] for c in shown["conflicts_certain"]] == ["seat"]


def test_preferred_hides_nothing(own_harbour: Path) -> None:
    (row,) = run("conflicts 'Clara Corso'", own_harbour).rows
    run(["rank", row["a_statement"], "preferred", "--why", "nearer to it"], own_harbour)
    assert listed(own_harbour, "'Clara Corso'") == [("seat", "Harbour Master")]


def test_what_cannot_be_ranked(harbour: Path) -> None:
    (row,) = run("conflicts 'Clara Corso'", harbour).rows
    id = row["a_statement"]
    misspelt = run(["rank", id[:-1] + "x", "normal", "--why", "so"], harbour)
    assert misspelt.code == 1 and f"did you mean {id}?" in misspelt.told
    assert "needs its reason" in run(["rank", id, "deprecated", "--why", " "], harbour).told
    assert run(["rank", id, "deprecated"], harbour).code == 2
    assert "did you mean" in run(["conflicts", id[:-1] + "x"], harbour).told

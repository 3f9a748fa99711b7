"""What contradicts what, what only seems to, and what is left to a person."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.view import View
from tests.graph_folders import contradictions, load_rows, load_sheet
from tests.view.conflict_cases import CASES, THINGS, case_rows

SOURCES = {
    "diary": {"kind": "book", "title": "A diary", "author": "A. Clerk"},
    "yearbook": {"kind": "book", "title": "A yearbook", "author": "B. Clerk", "published": "1952"},
}


# Nobody can tell an unknown state of one year from one of another: these are known.
POLITIES = {
    "North": "polity-japan",
    "South": "polity-soviet-union",
    "East": "polity-germany",
}


def write_cases(path: Path, names: Iterable[str]) -> Path:
    """One sheet with these cases, each with things of its own."""
    tags = {name: f"no. {number}" for number, name in enumerate(CASES)}
    rows = [row for name in names for row in case_rows(name, tags[name])]
    cells = {cell for row in rows for cell in row.values()}
    things = {
        f"{thing} {tag}": {"type": kind, **({"uid": POLITIES[thing]} if thing in POLITIES else {})}
        for thing, kind in THINGS.items()
        for tag in tags.values()
        if f"{thing} {tag}" in cells
    }
    sources = {key: about for key, about in SOURCES.items() if key in cells}
    sheet = {"sheet": {"title": path.stem, "publisher": "Tests"}, "sources": sources}
    text = yaml.safe_dump({**sheet, "things": things, "facts": rows}, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


def found(ledger: Ledger) -> dict[str, list[str]]:
    """For each case the conflicts in it, as kind and standing."""
    numbered = list(CASES)
    rows: dict[str, list[str]] = {name: [] for name in CASES}
    with View(ledger) as view:
        for kind, standing, words in view.rows(
            "SELECT c.kind, c.standing, s.original_subject FROM conflict c JOIN st s ON s.id = c.a"
        ):
            name = numbered[int(words.rpartition("no. ")[2])]
            rows[name].append(kind if standing == "certain" else f"{kind} {standing}")
    return {name: sorted(several) for name, several in rows.items()}


@pytest.fixture(scope="module")
def all_found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """All cases in one graph."""
    folder = tmp_path_factory.mktemp("cases")
    graph = GraphFolder(folder / "graph", new=True)
    try:
        load_sheet(graph.ledger, write_cases(folder / "cases.yml", CASES))
        return found(graph.ledger)
    finally:
        graph.close()


@pytest.mark.parametrize("name", CASES)
def test_case(all_found: dict[str, list[str]], name: str) -> None:
    expected = CASES[name][0]
    wanted = [expected] if " " in expected and expected != "denied denied" else expected.split()
    assert all_found[name] == wanted


def test_a_deprecated_statement_contradicts_nothing(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = empty_folder.ledger
    row = {"subject": "Anna Alba", "predicate": "BORN"}
    load_rows(ledger, tmp_path, [{**row, "time": "1901-02-03"}, {**row, "time": "1902-02-03"}])
    assert contradictions(ledger) == ["date"]
    first = ledger.rows("SELECT id FROM statements ORDER BY id")[0]["id"]
    for rank, expected in (("deprecated", []), ("preferred", ["date"])):
        with ledger.run("rank", "test") as run:
            run.add("ranks", statement=first, rank=rank, by="me", why="a misprint")
        assert contradictions(ledger) == expected


def test_a_title_that_the_record_denies_leaves_the_term_of_the_holder_uncontested(
    tmp_path: Path,
) -> None:
    ledger = Ledger(tmp_path, new=True)
    load_sheet(ledger, write_cases(tmp_path / "title.yml", ["a title that another held"]))
    with View(ledger) as view:
        rows = view.rows(
            "SELECT attested, id IN (SELECT id FROM contested) FROM st WHERE p = 'HELD_OFFICE'"
        )
    assert sorted(rows) == [(0, False), (1, True)]
    ledger.close()

"""The same facts give the same claims in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loaders.recording import Recording, load_facts

ROWS = [
    {
        "id": "1",
        "subject": "decl",
        "predicate": "DATED",
        "time": "1956-12-12",
        "phase": "in_force",
        "source": "book",
        "page": "12",
    },
    {
        "id": "2",
        "subject": "Some isles",
        "predicate": "NAMED",
        "value": "Острова; или «нет»",
        "lang": "ru",
        "used_by": "polity-soviet-union",
        "source": "A. Writer, A Book, 1999",
        "note": "two\nlines",
        "subject_type": "Place",
    },
]
SOURCES = [{"key": "book", "kind": "book", "title": "A handbook", "publisher": "Press"}]
THINGS = [{"name": "decl", "type": "Agreement", "words": "Joint declaration"}]


def write_csv(path: Path, rows: list[dict[str, str]], delimiter: str = ";") -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)


def by_name(rows: list[dict[str, str]], key: str) -> dict[str, dict[str, str]]:
    return {row[key]: {k: v for k, v in row.items() if k != key} for row in rows}


def write(folder: Path, suffix: str) -> Path:
    path = folder / f"sheet{suffix}"
    header = {"sources": by_name(SOURCES, "key"), "things": by_name(THINGS, "name")}
    if suffix == ".csv":
        write_csv(path, ROWS)
        write_csv(folder / "sheet.sources.csv", SOURCES)
        write_csv(folder / "sheet.things.csv", THINGS)
    elif suffix == ".jsonl":
        path.write_text("\n".join(json.dumps(line) for line in (header, *ROWS)))
    elif suffix == ".yml":
        # JSON is YAML.
        path.write_text(json.dumps(header | {"facts": ROWS}))
    else:
        book = openpyxl.Workbook()
        for name, rows in (("facts", ROWS), ("sources", SOURCES), ("things", THINGS)):
            sheet = book.create_sheet(name)
            names = list(dict.fromkeys(column for row in rows for column in row))
            sheet.append(names)
            for row in rows:
                sheet.append([row.get(column) for column in names])
        book.save(path)
    return path


def said(done: Recording) -> tuple[object, ...]:
    assert done.refused == [] and done.sheet is not None
    return done.claims, done.sources, done.sheet


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx"])
def test_all_formats_say_the_same(tmp_path: Path, suffix: str) -> None:
    assert said(load_facts(write(tmp_path, suffix))) == said(load_facts(write(tmp_path, ".yml")))


def test_a_changed_cell_changes_one_claim_and_the_edition(tmp_path: Path) -> None:
    path = write(tmp_path, ".yml")
    before = load_facts(path)
    path.write_text(path.read_text().replace("1956-12-12", "1956-12-13"))
    after = load_facts(path)
    assert before.sheet == after.sheet and before.sha256 != after.sha256
    assert before.claims[1] == after.claims[1]
    assert (before.claims[0].row, before.claims[0].time) == ("1", "1956-12-12")
    assert (after.claims[0].row, after.claims[0].time) == ("1", "1956-12-13")


words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(words, words, st.sampled_from(",;\t"))
def test_any_words_come_through_csv(tmp_path: Path, name: str, note: str, delimiter: str) -> None:
    path = tmp_path / "sheet.csv"
    row = {"subject": "polity-japan", "predicate": "NAMED", "value": name, "note": note}
    write_csv(path, [row], delimiter)
    (claim,) = load_facts(path).claims
    assert (claim.value, claim.note) == (name, note)

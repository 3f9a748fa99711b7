"""The days, languages and predecessors that a reader asks for, everywhere alike."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.cite.dates import date_words
from kg.errors import BadInput, NotFound
from kg.folder import GraphFolder
from tests.command_line import run
from tests.graph_folders import load_rows

OFFICE = {"predicate": "HELD_OFFICE", "object": "Envoy"}
TERMS = {"Anna Alba": "1950/1955", "Boris Bruno": "1953", "Clara Corso": "1956-10-19/.."}
DAYS = [
    ("1953-06-01", ["Anna Alba", "Boris Bruno"], ["Anna Alba"]),
    ("1956-10-19", ["Clara Corso"], ["Clara Corso"]),
    ("1949-12-31", [], []),
]


@pytest.fixture
def terms(empty_folder: GraphFolder, tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"subject": name, **OFFICE, "time": time} for name, time in TERMS.items()
    ]
    names = {"ja": "使節", "ru": "Посланник"}
    rows += [
        {"subject": "Envoy", "predicate": "NAMED", "value": name, "lang": lang}
        for lang, name in names.items()
    ]
    rows.append({"subject": "Anna Alba", "predicate": "NAMED", "value": "Анна Альба", "lang": "ru"})
    load_rows(empty_folder.ledger, tmp_path, rows)
    empty_folder.close()
    return empty_folder.path


@pytest.mark.parametrize(("day", "possibly", "certainly"), DAYS)
def test_a_day_in_show_and_export(
    day: str, possibly: list[str], certainly: list[str], terms: Path, tmp_path: Path
) -> None:
    for flags, names in (([], possibly), (["--certainly"], certainly)):
        words = ["--on", day, *flags]
        shown = run(["show", "Special envoy for the northern talks", *words], terms)
        held = [s for s in shown.rows[0]["statements"] if s["predicate"] == "heldOffice"]
        assert sorted(row["subject"] for row in held) == names
        written = run(["export", "-o", str(tmp_path / "day.csv"), *words], terms)
        if not names:
            assert written.code == 1 and "nothing to export" in written.err
            continue
        with (tmp_path / "day.csv").open(encoding="utf-8") as file:
            assert sorted(row["from_name"] for row in csv.DictReader(file)) == names
        run(["export", "-o", str(tmp_path / "day.nt"), *words], terms)
        triples = (tmp_path / "day.nt").read_text("utf-8")
        assert sorted(name for name in TERMS if f'"{name}"' in triples) == names


@pytest.mark.parametrize(("day", "possibly", "certainly"), DAYS)
def test_a_day_in_a_dossier(
    day: str, possibly: list[str], certainly: list[str], terms: Path
) -> None:
    for flags, names in (([], possibly), (["--certainly"], certainly)):
        words = ["dossier", "Special envoy for the northern talks", "--on", day, *flags]
        told = run(words, terms).out
        assert f"so on {date_words(day)}" in told
        assert [name for name in TERMS if name in told] == names


def test_a_question_takes_a_day_or_says_why_not(demo_graph: Path) -> None:
    asked = "ask 2 --param office=office-japan-foreign-minister --on 2019-09-25 --engine both"
    possibly, certainly = run(asked, demo_graph), run(f"{asked} --certainly", demo_graph)
    assert [r for r in possibly.rows if r["standing"] == "certain"] == certainly.rows != []
    assert len(possibly.rows) > len(certainly.rows)
    for question, why in (("B --param year=1956", "no single day"), ("A", "no single day"),
                          ("22 --param x=Japan --param y=Russia", "give --on alone")):  # fmt: skip
        refused = run(f"ask {question} --on 1956-10-19 --certainly", demo_graph)
        assert refused.code == 1 and why in refused.told


def test_a_day_is_whole(terms: Path, tmp_path: Path) -> None:
    with kg.open(terms) as graph:
        for call in (graph.show, lambda thing, **day: graph.export(tmp_path / "x.csv", **day)):
            with pytest.raises(BadInput, match="whole day"):
                call("Anna Alba", on="1956")
    assert run("show Anna --certainly", terms).code == 2


def test_things_go_by_their_names_in_the_readers_language(terms: Path, tmp_path: Path) -> None:
    shown = run(["show", "Anna Alba", "--lang", "ja,ru"], terms).rows[0]
    assert shown["name"] == "Анна Альба"
    (held,) = [s for s in shown["statements"] if s["predicate"] == "heldOffice"]
    assert (held["subject"], held["object"]) == ("Анна Альба", "使節")
    told = run(["dossier", "Anna Alba", "--lang", "ja,ru"], terms).out
    lines, _, words_of_sources = told.partition("[^1]:")
    assert "Анна Альба" in lines and "使節" in lines and "Special envoy" not in lines
    assert "Special envoy" in words_of_sources
    run(["export", "-o", str(tmp_path / "ru.csv"), "--lang", "ru"], terms)
    with (tmp_path / "ru.csv").open(encoding="utf-8") as file:
        names = {(row["from_name"], row["to_name"]) for row in csv.DictReader(file)}
    assert ("Анна Альба", "Посланник") in names and ("Boris Bruno", "Посланник") in names
    refused = run(["export", "-o", str(tmp_path / "ru.ttl"), "--lang", "ru"], terms)
    assert refused.code == 1 and "--lang" in refused.told


def test_answers_are_in_the_readers_language_in_both_query_languages(demo_graph: Path) -> None:
    found = {}
    for engine in ("sparql", "cypher"):
        words = ["ask", "C", "--param", "state=Japan", "--lang", "ja", "--engine", engine]
        found[engine] = run(words, demo_graph).rows
    assert found["sparql"] == found["cypher"]
    assert {row["claimed_by"] for row in found["sparql"]} == {"日本"}
    plain = run(["ask", "C", "--param", "state=Japan"], demo_graph).rows
    for told, before in zip(
        sorted(found["sparql"], key=lambda row: row["statements"]),
        sorted(plain, key=lambda row: row["statements"]),
        strict=True,
    ):
        assert told["said_by"] == before["said_by"] and told["source"] == before["source"]
        # What is disputed keeps the names of all sides, or those of none of them alone.
        assert told["territory"] == before["territory"] or " / " in told["territory"]


def test_a_language_in_which_nothing_has_a_name_is_told(demo_graph: Path) -> None:
    told = run("ask C --param state=Japan --lang jp,ja", demo_graph)
    assert told.code == 0 and {row["claimed_by"] for row in told.rows} == {"日本"}
    assert "nothing has a name in 'jp'; there are names in " in told.err
    assert "nothing has a name" not in run("show Shikotan --lang ja,ru", demo_graph).err


def test_predecessors_come_along_or_stay_away(demo_graph: Path) -> None:
    with kg.open(demo_graph) as graph:

        def meant(**asked: Any) -> str:
            return graph.ask("C", **asked).notes[0]

        assert "Soviet Union" in meant(state="Russia")
        alone = meant(state="Soviet Union", predecessors=False)
        assert alone == "state: Soviet Union = Soviet Union (polity-soviet-union)"
        assert "Soviet Union" not in meant(state="Russia", predecessors=False)
        # Those that existed on the day that is asked for.
        assert "Russian Empire" not in meant(state="Russia", on="2019-12-01")
        assert "Soviet Union" in meant(state="Russia", on="1956-10-19")
        with pytest.raises(NotFound, match="Atlantis"):
            graph.ask("C", state="Atlantis", predecessors=False)
    words = "ask C --param state=Russia --without-predecessors --engine both"
    done = run(words, demo_graph)
    assert done.code == 0 and done.err.splitlines()[0].startswith("state: Russia = Russia (")

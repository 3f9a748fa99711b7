"""`kg resolve`: one answer for each name, in order, whatever the line holds."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.cli.group import kg as group

KEYS = ["name", "on", "status", "uid", "label", "codes", "candidates", "reasons"]


def run(*words: str, stdin: str | bytes = "", graph: Path | None = None) -> Result:
    place = ["-g", str(graph or "/nowhere")]
    return CliRunner().invoke(group, [*place, "resolve", *words], input=stdin)


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_names_and_a_date_without_any_graph() -> None:
    found = rows(run("U.S.S.R.", "Germany", "--on", "1987", "--kind", "polity"))
    assert [list(row) for row in found] == [KEYS, KEYS]
    assert [row["status"] for row in found] == ["resolved", "ambiguous"]
    assert found[0]["label"] == "Soviet Union" and found[0]["codes"]["cow"] == ["365"]
    assert {c["uid"] for c in found[1]["candidates"]} >= {
        "polity-west-germany",
        "polity-east-germany",
    }


def test_existence_is_told_by_authority() -> None:
    (found,) = rows(run("Japan", "--on", "1948"))
    assert found["status"] == "resolved"
    assert "existed on 1948 according to gw, us-gsh" in found["reasons"][1]
    assert "cow" in found["reasons"][2]


def test_lines_of_stdin_are_answered_in_order() -> None:
    lines = (
        "Japan\t1956\r\nJapan\t1956-13\n\n\t\nJapan\t1956\tx\nJapan\nJapan\t \n\t1956\nSiam\t1898"
    )
    found = rows(run("-", stdin=lines))
    assert [row["status"] for row in found] == [
        "resolved",
        "unknown",
        "unknown",
        "unknown",
        "unknown",
        "resolved",
        "resolved",
        "unknown",
        "resolved",
    ]
    assert "1956-13" in found[1]["reasons"][0] and found[5]["on"] is None


def test_no_line_stops_the_others() -> None:
    odd = [b"\xff\xfe\x00", b"x" * 1_000_000, b"a b " * 250_000 + b"\t1956", "Ja\u2028pan".encode()]
    found = rows(run("-", stdin=b"\n".join([*odd, b"Siam\t1898\n"])))
    assert [row["status"] for row in found] == ["unknown"] * 4 + ["resolved"]


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))))
def test_one_answer_for_any_line(lines: list[str]) -> None:
    found = rows(run("-", stdin="".join(line + "\n" for line in lines).encode()))
    assert len(found) == len(lines)
    for line, row in zip(lines, found, strict=True):
        assert list(row) == KEYS and row["reasons"]
        assert row["name"] == line.removesuffix("\r").partition("\t")[0]
        assert (row["uid"] is not None) == (row["status"] == "resolved")


def test_a_date_that_is_none_is_refused_as_an_option() -> None:
    done = run("Japan", "--on", "yesterday")
    assert done.exit_code != 0 and "yesterday" in str(done.exception)


def test_the_twin_answers_alike(own_graph: Path) -> None:
    with kg.open(own_graph) as graph:
        assert [graph.resolve("U.S.S.R.", on="1987")] == rows(
            run("U.S.S.R.", "--on", "1987", graph=own_graph)
        )
        pairs = [("Germany", "1970"), ("Atlantis", None)]
        assert [row["status"] for row in graph.resolve_all(pairs)] == ["ambiguous", "unknown"]


@pytest.mark.parametrize("kind", ["organization", "office", "person", "place"])
def test_every_kind_answers_without_a_graph(kind: str) -> None:
    (found,) = rows(run("nobody of that name", "--kind", kind))
    assert set(KEYS) <= set(found) and found["status"] == "unknown"


def test_thousands_of_lines_a_second() -> None:
    lines = "".join(
        f"{name}\t{year}\n" for year in range(1820, 2020) for name in ("USSR", "Ruzzia")
    )
    rows(run("-", stdin="USSR\t1987\n"))
    start = time.perf_counter()
    rows(run("-", stdin=lines))
    assert 400 / (time.perf_counter() - start) > 2_000

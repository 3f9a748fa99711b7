"""Quotation marks stand only round words that somebody gave as the words of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import graph_of, run

SHEET = """
sources: {paper: {title: The Evening Paper, kind: article}}
things: {Japan: {type: Polity}, Russia: {type: Polity}, The Skerry: {type: Place}}
facts:
- {subject: The Skerry, predicate: CLAIMED_BY, object: Japan, time: 1905, source: paper}
- {subject: The Skerry, predicate: CLAIMED_BY, object: Russia, time: 1905, source: paper,
   quotation: It was Russian}
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_of(SHEET, tmp_path_factory.mktemp("skerry"))


def test_a_source_is_quoted_only_where_it_is(graph: Path) -> None:
    (shown,) = run(["show", "The Evening Paper"], graph).rows
    told = {row["told"]: row for row in shown["states"]}
    (japan,) = [row for words, row in told.items() if "Japan" in words]
    (russia,) = [row for words, row in told.items() if "Russia" in words]
    assert "quotation" not in japan and japan["entered_as"] == "The Skerry; Japan"
    assert russia["quotation"] == "It was Russian" and "entered_as" not in russia


@pytest.mark.parametrize("suffix", ["html", "md", "csv"])
def test_a_page_quotes_only_where_it_is(suffix: str, graph: Path, tmp_path: Path) -> None:
    target = tmp_path / f"skerry.{suffix}"
    assert run(["dossier", "The Skerry", "-o", str(target)], graph).code == 0
    page = target.read_text("utf-8")
    assert "entered as: The Skerry; Japan" in page and "It was Russian" in page
    for opening in ("“", "<q>"):
        assert f"{opening}The Skerry; Japan" not in page
    if suffix != "csv":
        assert ("“It was Russian”" if suffix == "md" else "<q>It was Russian</q>") in page

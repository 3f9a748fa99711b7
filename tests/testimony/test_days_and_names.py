"""The day and the languages mean in comparisons, pages and finds what they mean in answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run

GUIDE = "Northern Territories"
TASS = "Top Japanese diplomat to visit Russia in mid-December"


@pytest.mark.parametrize("flags", [["--on", "1950-01-01"], ["--on", "1992-01-01", "--certainly"]])
def test_a_comparison_of_a_day(flags: list[str], demo_graph: Path) -> None:
    done = run(["compare", GUIDE, TASS, *flags], demo_graph)
    assert done.code == 0, done.err
    kept = {uid for row in done.rows for uid in row["statements"]}
    every = {
        uid for row in run(["compare", GUIDE, TASS], demo_graph).rows for uid in row["statements"]
    }
    assert kept < every
    certainly = "--certainly" in flags
    for uid in every:
        bounds = bounds_of(run(["show", uid], demo_graph).rows[0])
        assert (uid in kept) == (certain(bounds, flags[1]) if certainly else may(bounds, flags[1]))


def bounds_of(row: dict[str, Any]) -> list[str | None]:
    return [
        row.get(name) for name in ("begin_earliest", "begin_latest", "end_earliest", "end_latest")
    ]


def may(bounds: list[str | None], day: str) -> bool:
    begin, _, _, end = bounds
    return (begin is None or begin <= day) and (end in (None, "inf") or str(end) >= day)


def certain(bounds: list[str | None], day: str) -> bool:
    begun, lasted = bounds[1] or bounds[3], bounds[2] or bounds[0]
    return begun is not None and lasted is not None and begun <= day <= lasted


def test_things_by_their_names_in_a_language(demo_graph: Path, tmp_path: Path) -> None:
    plain = run(["compare", GUIDE, TASS], demo_graph).rows
    called = run(["compare", GUIDE, TASS, "--lang", "ja"], demo_graph).rows
    assert [row["statements"] for row in called] == [row["statements"] for row in plain]
    assert any("was claimed by 日本" in row["told"] for row in called)
    found = run("find Japan --kind polity --lang ja --limit 1", demo_graph).rows
    assert (found[0]["id"], found[0]["name"]) == ("polity-japan", "日本")
    page = tmp_path / "page.md"
    words = ["show", "Kuril Islands", "--lang", "ja", "--on", "1992-01-01", "-o", str(page)]
    assert run(words, demo_graph).code == 0
    rows = run(words[:-2], demo_graph).rows[0]["statements"]
    text = page.read_text("utf-8")
    assert f"{len(rows)} statement" in text and "ロシア" in text


def test_what_is_no_day(demo_graph: Path) -> None:
    done = run(["compare", GUIDE, TASS, "--on", "1956"], demo_graph)
    assert done.code == 1 and "whole day" in done.told
    assert run(["compare", GUIDE, TASS, "--certainly"], demo_graph).code == 2

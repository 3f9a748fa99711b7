"""What a person types to name a thing: an id, a name, or a family name that one person has."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run


def test_a_family_name_that_one_person_has(demo_graph: Path) -> None:
    assert run("show Motegi", demo_graph).rows[0]["name"] == "Toshimitsu Motegi"
    assert run("show motegi", demo_graph).rows[0]["name"] == "Toshimitsu Motegi"


def test_a_family_name_of_several_lists_them(demo_graph: Path) -> None:
    done = run("show Kono", demo_graph)
    assert done.code == 1
    assert "Taro Kono" in done.told and "Ichiro Kono" in done.told


def test_a_name_goes_before_a_family_name(demo_graph: Path) -> None:
    assert run("show Moscow", demo_graph).rows[0]["labels"] == ["Place"]

"""A step of the view gets the memory that it needs, and what is remembered gives way."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.memory import forget, remembered
from kg.view import View

LONG = "SELECT string_agg(repeat('x', 1000), ',') FROM range(60000)"


def test_what_does_not_fit_is_done_again_with_more(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    with View(empty_folder.ledger) as view:
        view._engine.execute("SET memory_limit = '30MB'")
        view.write(LONG, tmp_path / "long.txt")
    assert (tmp_path / "long.txt").stat().st_size == 60_000 * 1001


def test_what_was_forgotten_is_worked_out_again() -> None:
    asked: list[int] = []

    @remembered(2)
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert (twice(1), twice(1), twice(2)) == (2, 2, 4)
    assert asked == [1, 2]
    forget()
    assert twice(1) == 2
    assert asked == [1, 2, 1]

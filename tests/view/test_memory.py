"""A step of the view that its memory is too small for gets more."""

from __future__ import annotations

from pathlib import Path

from kg.folder import GraphFolder
from kg.view import View

LONG = "SELECT string_agg(repeat('x', 1000), ',') FROM range(60000)"


def test_what_does_not_fit_is_done_again_with_more(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    with View(empty_folder.ledger) as view:
        view._engine.execute("SET memory_limit = '30MB'")
        view.write(LONG, tmp_path / "long.txt")
    assert (tmp_path / "long.txt").stat().st_size == 60_000 * 1001

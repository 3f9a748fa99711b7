"""What the engine's runtime does to the process that it starts in."""

from __future__ import annotations

import gc

from kg.folder import GraphFolder
from tests.command_line import run


def test_a_search_for_cycles_does_not_go_through_the_heap(empty_folder: GraphFolder) -> None:
    """The bridge to Java hangs itself into Python's own collector; what others hang there stays."""

    def ours(phase: str, info: dict[str, int]) -> None:
        pass

    gc.callbacks.append(ours)
    try:
        empty_folder.close()
        assert run(["cypher", "RETURN 1 AS one"], empty_folder.path).rows == [{"one": 1}]
        assert ours in gc.callbacks
        assert not [each for each in gc.callbacks if "jpype" in repr(getattr(each, "__self__", ""))]
    finally:
        gc.callbacks.remove(ours)

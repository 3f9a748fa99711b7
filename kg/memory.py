"""Keeping the memory of a load, a view and two engines from adding up."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["give_back", "seldom_collected", "share_pools"]

_ARENA_MAX = -8  # of mallopt(3)


def share_pools() -> None:
    """Let all threads allocate from two pools: one for each, half empty, held 600 MB."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_ARENA_MAX, 2)


def give_back() -> None:
    """Return to the system what was freed: C libraries keep it for the next allocation."""
    gc.collect()
    if "pyarrow" in sys.modules:
        import pyarrow as pa

        pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Search for cycles seldom, and not in what is there already.

    Loads and builds make millions of objects, hardly ever a cycle. Python searches after every few
    hundred new ones: a sixth of the time of a load, a third of that of the builds after it.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()

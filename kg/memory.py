"""Keeping the memory of a load, a view and two engines from adding up."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar
from weakref import WeakSet

__all__ = ["forget", "give_back", "remembered", "seldom_collected", "share_pools"]

T = TypeVar("T")

_ARENA_MAX = -8  # of mallopt(3)
_remembered: WeakSet[_lru_cache_wrapper[Any]] = WeakSet()


def remembered(size: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """A function keeps its last `size` answers, until `forget()`: memory is wanted elsewhere."""

    def keep(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        kept = lru_cache(maxsize=size)(function)
        _remembered.add(kept)
        return kept

    return keep


def share_pools() -> None:
    """Let all threads allocate from two pools: one for each, half empty, held 600 MB."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_ARENA_MAX, 2)


def forget() -> None:
    """Let go of all remembered answers."""
    for kept in list(_remembered):
        kept.cache_clear()


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

"""Who may use a graph folder: one that writes, or many that read."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from kg.errors import GraphBusy

__all__ = ["lock"]


@contextmanager
def lock(path: Path, *, exclusive: bool, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock file for as long as the block runs; `wait` seconds before giving up.

    The operating system drops it when a process dies, however it dies.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, path, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH, monotonic() + wait)
        if exclusive:
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path, kind: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if monotonic() >= until:
                owner = os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
                raise GraphBusy(
                    f"the graph in {path.parent} is in use by another process (pid {owner}); "
                    "wait until it has finished and try again"
                ) from None
            sleep(0.05)

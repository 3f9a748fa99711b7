"""The Java runtime of the embedded engine: it starts once in a process, and stays as it started."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["HEAP", "answers_once", "quietly", "runtime", "unmeasured"]

HEAP = os.environ.get("KG_HEAP", "768m")
"""What the engine may take in memory."""

_LOGGING = Path(__file__).parent / "arcade-logging.properties"
_PAGES = 256  # megabytes: by default the engine keeps more pages than fit the heap
# Commits whose pages wait for the disk. By default 512: on a busy machine they filled the heap, and
# the engine could neither go on nor close.
_WAITING = 4
_COMPACTING = 32  # megabytes for sorting an index; by default 300


@dataclass(slots=True)
class _Runtime:
    settings: dict[str, Any] = field(default_factory=dict)
    brief: bool = False


_runtime = _Runtime()


def answers_once() -> None:
    """This process does one thing and ends: a quick and small start is worth more than speed later.

    Any other compiles to the last, after which an answer of thousands of rows takes half
    the time; that costs a second or two of processor time at the beginning.
    """
    _runtime.brief = True


def runtime() -> dict[str, Any]:
    """How the runtime starts; what was told first holds for the process."""
    if not _runtime.settings:
        brief = ["-XX:TieredStopAtLevel=1", "-Xmn64m"] if _runtime.brief else []
        _runtime.settings = {"heap_size": HEAP, "jvm_args": [*_arguments(), *brief]}
    return _runtime.settings


def _arguments() -> list[str]:
    return [
        f"-Djava.util.logging.config.file={_LOGGING}",
        f"-Darcadedb.maxPageRAM={_PAGES}",
        f"-Darcadedb.pageFlushQueue={_WAITING}",
        f"-Darcadedb.indexCompactionRAM={_COMPACTING}",
        "-XX:+UseSerialGC",
        # By default the runtime takes three times what it needs before it looks for what it can
        # drop, and keeps that.
        "-Xms128m",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=25",
        # Else its start changes the working directory of the whole process for a moment.
        "-XX:-UsePerfData",
        "-Xrs",  # signals are Python's: the Java handler crashed when a process was ended
        f"-XX:ErrorFile={tempfile.gettempdir()}/dragoman-jvm-%p.log",
    ]


def unmeasured() -> None:
    """Searches of Python for cycles do not measure the heap any more.

    The bridge to Java does so at each, to tell Java when to collect, and goes through all free
    memory: with Java in the process an answer in SPARQL took two or three times as long. Java
    collects by itself.
    """
    gc.callbacks[:] = [one for one in gc.callbacks if _module(one) != "_jpype"]


def _module(function: Any) -> str:
    return str(getattr(getattr(function, "__self__", None), "__name__", ""))


@contextmanager
def quietly() -> Iterator[None]:
    """Keep the runtime's own start-up remarks off the terminal."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)

"""Time, processor time and peak memory of a piece of work in this process."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

__all__ = ["Row", "peak_megabytes", "repeated", "report", "timed"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in seconds, memory in megabytes, None where it says nothing."""

    step: str
    wall: float | None = None
    cpu: float | None = None
    peak: float | None = None
    note: str = ""


def report(row: Row) -> None:
    """Hand a row to the process that makes the table: a line of JSON."""
    print(json.dumps(asdict(row)), flush=True)


def peak_megabytes() -> float:
    """The most memory that this process held at a time.

    The kernel's mark of the process image; getrusage would count the parent's too.
    """
    try:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def timed(step: str) -> Iterator[list[str]]:
    """Report the block as a row; what it puts on the list becomes the note."""
    notes: list[str] = []
    wall, cpu = perf_counter(), _cpu()
    yield notes
    report(Row(step, perf_counter() - wall, _cpu() - cpu, peak_megabytes(), ", ".join(notes)))


def repeated(step: str, work: Callable[[int], object], times: int, note: str = "") -> None:
    """Report the median of several runs, after one that does not count."""
    work(0)
    walls, cpu = [], _cpu()
    for number in range(times):
        begun = perf_counter()
        work(number)
        walls.append(perf_counter() - begun)
    tail = f"median of {times}, slowest {_short(max(walls))}"
    report(Row(step, median(walls), (_cpu() - cpu) / times, peak_megabytes(), f"{note}; {tail}"))


def _short(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"

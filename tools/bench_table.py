"""The one table of the bench, and the machine that it holds for."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench_measure import Row

__all__ = ["machine", "table"]

_ENGINES = ("dragoman", "duckdb", "pyarrow", "pyoxigraph", "arcadedb-embedded", "spacy")
_HEADS = ("step", "wall", "cpu", "peak", "")


def machine() -> list[str]:
    """Lines that name the machine and the versions."""
    return [
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB memory, "
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, "
        + ", ".join(f"{name} {_version(name)}" for name in _ENGINES),
    ]


def table(sections: Iterable[tuple[str, list[Row]]]) -> list[str]:
    """All rows in columns, a heading above those of each size."""
    cells: list[tuple[str, ...]] = [_HEADS]
    for heading, rows in sections:
        cells += [("",), (heading,)]
        cells += [
            (f"  {row.step}", _time(row.wall), _time(row.cpu), _peak(row.peak), row.note)
            for row in rows
        ]
    wide = [max(len(line[i]) for line in cells if len(line) > 1) for i in range(4)]
    return [
        f"{line[0]:<{wide[0]}}  {line[1]:>{wide[1]}}  {line[2]:>{wide[2]}}  "
        f"{line[3]:>{wide[3]}}  {line[4]}".rstrip()
        if len(line) > 1
        else line[0]
        for line in cells
    ]


def _time(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _peak(megabytes: float | None) -> str:
    return "" if megabytes is None else f"{megabytes:,.0f} MB"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30

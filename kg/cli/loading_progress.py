"""How far a load is: a line on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

__all__ = ["Progress", "shown"]


class Progress(Protocol):
    """What is told of a load while it runs."""

    def begin(self, name: str, place: int, total: int) -> None: ...
    def count(self, statements: int) -> None: ...
    def fetched(self, done: int, total: int | None) -> None: ...


class _Quiet:
    """Nothing is told."""

    def begin(self, name: str, place: int, total: int) -> None: ...
    def count(self, statements: int) -> None: ...
    def fetched(self, done: int, total: int | None) -> None: ...


class _Line:
    """A line with the file or folder that is read, and how many statements there are so far."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, statements=0)
        self._statements = 0
        self._fetch: Any = None

    def begin(self, name: str, place: int, total: int) -> None:
        self._bar.update(
            self._task, description=name, completed=place, total=total if total > 1 else None
        )

    def count(self, statements: int) -> None:
        self._statements += statements
        self._bar.update(self._task, statements=self._statements)

    def fetched(self, done: int, total: int | None) -> None:
        if self._fetch is None:
            self._fetch = self._bar.add_task("fetching, kB", total=None, statements=0)
        known = None if total is None else total >> 10
        self._bar.update(self._fetch, completed=done >> 10, total=known)


@contextmanager
def shown() -> Iterator[Progress]:
    """Progress on stderr while the block runs, if that is a terminal."""
    if not sys.stderr.isatty():
        yield _Quiet()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[statements]:,} statements"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Line(bar)

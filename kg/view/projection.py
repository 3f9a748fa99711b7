"""How a projection is kept: built beside and swapped in, or caught up in one transaction."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import Protocol, Self, TypeVar

from kg.ledger import Ledger
from kg.memory import forget, give_back, seldom_collected, share_pools
from kg.paths import digest_of_files, schema_dir
from kg.schema import load_schema
from kg.view.neighbourhood import neighbourhood
from kg.view.scope import Scope
from kg.view.view import View

__all__ = [
    "Drawn",
    "Projection",
    "ProjectionFolder",
    "bring_up_to_date",
    "derive",
    "reflects",
]


_HELD = 32  # MiB of the ledger in memory: the view reads it through once
_READING = ("arcade_answers.py", "arcade_runtime.py", "sparql.py")  # they make no copies
_MANY = 50_000  # statements, of which two projections are no small matter


class Drawn(Protocol):
    """What a view held for one projection, on disk: the view may be gone when it is filled in."""

    def fill(self, stop: Event) -> None:
        """Make the projection of it and put it in its place; given up early after `stop`."""
        ...


class Projection(Protocol):
    """A copy of the view in the form that an engine wants; it can always be made again."""

    @property
    def sequence(self) -> int:
        """The last run that it reflects; -1 where there is none yet."""
        ...

    def draw(self, view: View) -> Drawn:
        """Write down the whole view, beside the old projection, to make the next one of it."""
        ...

    def apply(self, view: View) -> None:
        """Take in the view of a neighbourhood, in one transaction."""
        ...

    def derive(self, base: Self, view: View) -> None:
        """Make it of a copy of another one and the view of a neighbourhood: where they differ."""
        ...


P = TypeVar("P", bound=Projection)


@cache
def projection_shape() -> str:
    """A digest of all that decides how statements become nodes, edges and triples.

    A copy that another version of the program made may say the same things in
    another way; it is not brought up to date but made anew.
    """
    program = Path(__file__).parent.parent
    files = [
        path
        for folder in (program / "view", program / "rdf", program / "graph")
        for path in sorted((*folder.rglob("*.sql"), *folder.glob("*.py")))
        if path.name not in _READING
    ]
    return digest_of_files([*files, *sorted(schema_dir().glob("*.yaml"))])[:16]


class ProjectionFolder:
    """A folder in which one build after another is made.

    A pointer names the one that counts, and the shape in which it was made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()  # wherever the process goes while it is filled
        self._pointer = self.folder / "current"

    def current(self) -> Path | None:
        """The finished build, or None where there is none of today's shape."""
        try:
            name, _, shape = self._pointer.read_text(encoding="utf-8").strip().partition("\n")
        except FileNotFoundError:
            return None
        build = self.folder / name
        return build if shape == projection_shape() and build.is_dir() else None

    def fresh(self) -> Path:
        """An empty folder for the next build; what a broken-off build left behind is removed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        current = self.current()
        number = 0
        for old in self.folder.glob("build-*"):
            number = max(number, int(old.name.removeprefix("build-")))
            if old != current:
                shutil.rmtree(old)
        build = self.folder / f"build-{number + 1}"
        build.mkdir()
        return build

    def swap(self, build: Path) -> None:
        """Let the finished build count from now on, and drop the one before."""
        old = self.current()
        beside = self._pointer.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as file:
            file.write(f"{build.name}\n{projection_shape()}")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._pointer)
        if old is not None and old != build:
            shutil.rmtree(old, ignore_errors=True)


def reflects(projection: Projection, ledger: Ledger, scope: Scope = Scope()) -> bool:
    """Whether nothing has to be done: what was known at a run never changes afterwards."""
    since = projection.sequence
    return since == ledger.sequence or (scope.known_at is not None and since >= scope.known_at)


def bring_up_to_date(
    projections: Sequence[Projection],
    ledger: Ledger,
    scope: Scope = Scope(),
    progress: Callable[[str], None] = lambda text: None,
) -> None:
    """Let projections reflect the ledger as it is now, those that do not yet.

    What several want of one view is computed once.
    """
    behind: dict[int, list[Projection]] = defaultdict(list)
    for projection in projections:
        if not reflects(projection, ledger, scope):
            behind[projection.sequence].append(projection)
    anew: list[Projection] = []
    for since, some in behind.items():
        reach = neighbourhood(ledger, load_schema(), since, scope, scope)
        if reach is None:
            anew += some
            continue
        progress("catching up")
        with View(ledger, scope, reach) as view:
            for projection in some:
                projection.apply(view)
    if anew:
        progress("building")
        ledger.hold(_HELD)
        try:
            _build(anew, ledger, scope)
        finally:
            ledger.hold()


def derive(
    projection: P,
    base: P,
    ledger: Ledger,
    scope: Scope,
    progress: Callable[[str], None] = lambda text: None,
) -> bool:
    """Make the projection of a scope from a copy of that of the whole graph, where little differs.

    False where it has to be built anew.
    """
    reach = neighbourhood(ledger, load_schema(), base.sequence, scope)
    if reach is None:
        return False
    progress("copying the graph and changing what is otherwise in this scope")
    with View(ledger, scope, reach) as view:
        projection.derive(base, view)
    return True


def _build(anew: Sequence[Projection], ledger: Ledger, scope: Scope) -> None:
    share_pools()
    statements = ledger.rows("SELECT MAX(rowid) AS last FROM statements")[0]["last"]
    if (statements or 0) > _MANY:
        forget()  # a language model, and what a load asked more than once
    give_back()
    with View(ledger, scope) as view:
        drawn = [projection.draw(view) for projection in anew]
    give_back()
    with seldom_collected():
        _fill(drawn)


def _fill(drawn: Sequence[Drawn]) -> None:
    """Fill the engines side by side: each keeps one core busy."""
    stop, failed = Event(), list[BaseException]()

    def beside(one: Drawn) -> None:
        try:
            one.fill(stop)
        except BaseException as error:
            failed.append(error)

    first, *others = drawn
    threads = [Thread(target=beside, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    try:
        first.fill(stop)
    except BaseException:
        stop.set()
        raise
    finally:
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]

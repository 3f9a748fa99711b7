"""The property-graph projection in the embedded engine."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from kg.graph.apply import replace_reached
from kg.graph.arcade_engine import ArcadeDatabase
from kg.graph.engine import refuse_outside
from kg.graph.fill import Combination, combinations, declare_types, fill
from kg.graph.shape import EXPRESSIONS
from kg.model.rows import Rows
from kg.view import View
from kg.view.projection import ProjectionFolder
from kg.view.spool import Spool

__all__ = ["EmbeddedGraph", "GraphProjection"]

_STATE = "sequence"
_OF_A_READER = shutil.ignore_patterns("database.lck")  # of who has the graph open for reading


class EmbeddedGraph:
    """The embedded graph behind the one door for Cypher."""

    def __init__(self, database: ArcadeDatabase) -> None:
        self._database = database

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The answer to one read-only query; BadQuery for any other."""
        refuse_outside(text)
        names, rows = self._database.query(text, dict(parameters))
        return Rows(tuple(names), [tuple(row) for row in rows])

    def close(self) -> None:
        """Let go of the engine; closing twice is harmless."""
        self._database.close()


@dataclass(frozen=True, slots=True)
class RowsOnDisk:
    """The rows of a view in the folder of the database that is made of them."""

    place: ProjectionFolder
    build: Path
    rows: Spool
    labels: list[Combination]
    sequence: int

    def fill(self, stop: Event) -> None:
        """Make the database and put it in its place; given up between two batches after `stop`."""
        database = ArcadeDatabase(self.build / "db", new=True)
        try:
            declare_types(database, self.labels)
            fill(database, self.rows, stop)
        finally:
            database.close()
        if stop.is_set():
            return
        shutil.rmtree(self.rows.folder)
        (self.build / _STATE).write_text(str(self.sequence), encoding="utf-8")
        self.place.swap(self.build)


class GraphProjection:
    """The graph as nodes and relationships on disk, read by Cypher.

    The number of the last run that it reflects is a file beside a fresh build,
    and a bookkeeping node inside once changes were applied in place.
    """

    def __init__(self, folder: Path) -> None:
        self.place = ProjectionFolder(folder)

    @property
    def sequence(self) -> int:
        """The last run that it reflects; -1 where there is none yet."""
        build = self.place.current()
        if build is None:
            return -1
        return int((build / _STATE).read_text(encoding="utf-8"))

    def open(self) -> EmbeddedGraph:
        """The finished graph, for reading; no other process may have it open meanwhile."""
        build = self.place.current()
        assert build is not None, "bring_up_to_date() comes first"
        return EmbeddedGraph(ArcadeDatabase(build / "db"))

    def draw(self, view: View) -> RowsOnDisk:
        """Write down all rows of the view, to make a database of them beside the old one."""
        build = self.place.fresh()
        spooled = build / "rows"
        spooled.mkdir()
        rows = Spool(view, EXPRESSIONS, spooled)
        return RowsOnDisk(self.place, build, rows, combinations(view), view.sequence)

    def apply(self, view: View) -> None:
        """Take in the view of a neighbourhood, in one transaction.

        A crash after it and before the number is noted makes it be applied
        again, which changes nothing.
        """
        build = self.place.current()
        assert build is not None, "there is nothing to bring up to date"
        self._take_in(build, view)

    def derive(self, base: GraphProjection, view: View) -> None:
        """Make it of a copy of another one and the view of a neighbourhood: where they differ."""
        current = base.place.current()
        assert current is not None, "there is nothing to copy"
        build = self.place.fresh()
        shutil.copytree(current / "db", build / "db", ignore=_OF_A_READER)
        self._take_in(build, view)
        self.place.swap(build)

    def _take_in(self, build: Path, view: View) -> None:
        assert view.neighbourhood is not None
        database = ArcadeDatabase(build / "db")
        try:
            declare_types(database, combinations(view))
            with database.transaction():
                replace_reached(database, view, view.neighbourhood)
        finally:
            database.close()
        beside = build / f"{_STATE}.new"
        beside.write_text(str(view.sequence), encoding="utf-8")
        beside.replace(build / _STATE)

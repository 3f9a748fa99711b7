"""The public face: a graph folder, and everything that can be asked of it and done to it.

Every command of the command line has its twin here.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import GraphBusy
from kg.knowledge.citing import Citing
from kg.knowledge.finding import Finding
from kg.knowledge.judging import Judging
from kg.knowledge.leaving import Leaving
from kg.knowledge.putting import Putting
from kg.knowledge.reviewing import Reviewing
from kg.knowledge.showing import Showing
from kg.knowledge.telling import Telling
from kg.knowledge.tracing import Tracing

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph(
    Putting, Judging, Reviewing, Tracing, Showing, Citing, Telling, Finding, Leaving
):
    """A graph in a folder. Use it as a context manager, or close it.

    `by` is who judges and loads: the name that the ledger keeps (default: the
    environment's KG_USER, else the user of this machine). `tell` is called with
    a few words when something takes long.
    """

    def __init__(self, path: Path, *, by: str | None = None, new: bool = False) -> None:
        super().__init__(path, by=by, new=new)
        if not new:
            self._renew_gazetteer()

    @classmethod
    def create(cls, path: Path, *, by: str | None = None) -> KnowledgeGraph:
        """A new graph in an empty or missing folder, with the gazetteer in it."""
        from kg.paths import schema_dir

        graph = cls(path, by=by, new=True)
        try:
            graph.load("gazetteer", [schema_dir() / "gazetteer"])
        except BaseException:
            graph.close()
            raise
        return graph

    def _renew_gazetteer(self) -> None:
        """Bring in the gazetteer of this program where the graph holds another edition of it.

        What rested on the old edition is judged anew. Where somebody else writes
        or nothing can be written, the graph stays as it is until the next time.
        """
        from kg.ledger.sources import edition_of
        from kg.paths import gazetteer_digest, schema_dir

        held = edition_of(self.folder.ledger, "gazetteer")
        if held in (None, gazetteer_digest()):
            return
        from kg.loading.renew import judge_again

        try:
            self.load("gazetteer", [schema_dir() / "gazetteer"], refresh=False)
            with self.folder.writing():
                judge_again(self.folder.ledger, self.by)
        except (GraphBusy, OSError, sqlite3.OperationalError):
            return

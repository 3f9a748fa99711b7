"""What a graph has to tell, as pages to be read and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    from kg.page import Page

__all__ = ["Telling"]


class Telling(Opened):
    """Pages: `kg.page.write_page(page, path)` writes one as HTML, Markdown or CSV."""

    def dossier(
        self,
        one: str,
        other: str | None = None,
        /,
        *,
        first: str | None = None,
        last: str | None = None,
        topic: str | None = None,
        predecessors: bool = True,
        full: bool = False,
        scope: Scope = Scope(),
    ) -> Page:
        """The dated story of two states, or of one state, person, place or agreement.

        Names or ids. `first` and `last` are dates (EDTF). With `predecessors` a
        state's name means its continuity group. `full` tells all of each entry,
        however long the list. `scope` says which statements count.
        """
        from kg.dossier import dossier

        with self.folder.reading_rdf(scope) as projection:
            return dossier(
                projection.read(),
                self.folder.ledger,
                one,
                other,
                first=first,
                last=last,
                topic=topic,
                predecessors=predecessors,
                full=full,
                notes=scope.notes(),
            )

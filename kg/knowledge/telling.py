"""What a graph has to tell, as pages to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    from kg.page import Page
    from kg.testimony import Comparison

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
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
        topic: str | None = None,
        predecessors: bool = True,
        full: bool = False,
        notes: bool = False,
        scope: Scope = Scope(),
    ) -> Page:
        """The dated story of two states, or of one state, person, place or agreement.

        Names or ids. `first` and `last` are dates (EDTF); `on` a day on which it may have
        been so, `certainly` one on which it was. `lang` are the languages for the names of
        things, the best first. With `predecessors` a
        state's name means its continuity group. `full` tells all of each entry,
        however long the list. With `notes` readers' own
        notes stand at the end. `scope` says which statements count.
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
                on=on,
                certainly=certainly,
                lang=lang,
                topic=topic,
                predecessors=predecessors,
                full=full,
                scope=scope,
                notes=notes,
            )

    def told_by(
        self, source: str, /, *, about: str | None = None, scope: Scope = Scope()
    ) -> list[dict[str, Any]]:
        """All that a source states, in its own order, with its words (about one thing)."""
        from kg.testimony import source_rows

        with self.folder.reading_rdf(scope) as projection:
            return source_rows(projection.read(), self.folder.ledger, source, about)

    def told_page(
        self,
        source: str,
        /,
        *,
        about: str | None = None,
        notes: bool = False,
        scope: Scope = Scope(),
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
    ) -> Page:
        """The same as a page; of a thing that is no source, all that is said of it.

        Of a name that several versions of one state bear, all that is said of each. `on`
        keeps what may have been so on that day, `certainly` what certainly was; `lang` are the
        languages for the names of things.
        """
        from kg.show import meant_by
        from kg.testimony import Day, show_page

        with self.folder.reading_rdf(scope) as projection:
            store = projection.read()
            ids = self.ids_of(meant_by(store, self.folder, source, on=on or certainly))
            return show_page(
                store,
                self.folder.ledger,
                source,
                ids,
                about,
                day=Day.asked(on, certainly),
                langs=lang,
                notes=notes,
            )

    def compare(
        self,
        one: str,
        other: str,
        /,
        *,
        about: str | None = None,
        scope: Scope = Scope(),
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
    ) -> Comparison:
        """What two sources (ids or titles) both say, what one alone says, what they say apart.

        `on` keeps what may have been so on that day, `certainly` what certainly was; `lang`
        are the languages for the names of things.
        """
        from kg.testimony import Day, compare

        day = Day.asked(on, certainly)
        with self.folder.reading_rdf(scope) as projection:
            store, ledger = projection.read(), self.folder.ledger
            return compare(store, ledger, one, other, about, day=day, langs=lang)

"""What is said of a thing, and what is said against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import Ambiguous, BadInput
from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Showing"]


class Showing(Opened):
    """What lays the statements themselves before the reader."""

    def show(
        self,
        thing: str,
        *,
        about: str | None = None,
        scope: Scope = Scope(),
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
    ) -> dict[str, Any]:
        """The record of `show_all` where one thing is meant; Ambiguous where several are."""
        found = self.show_all(
            thing, about=about, scope=scope, on=on, certainly=certainly, lang=lang
        )
        if len(found) > 1:
            told = "; ".join(f"{row['name']} ({row['id']})" for row in found)
            raise Ambiguous(f"{thing!r} names several versions: {told}; give the id of one")
        return found[0]

    def show_all(
        self,
        thing: str,
        *,
        about: str | None = None,
        scope: Scope = Scope(),
        on: str | None = None,
        certainly: str | None = None,
        lang: Sequence[str] = (),
    ) -> list[dict[str, Any]]:
        """All that is said of a thing (an id or a name), or one statement with its source.

        A name that several versions of one state bear gives a record for each that may
        have existed on the day. Of a source there is also all that it states, in its own order
        (`about` one thing); of everything the readers' own notes. `on` keeps what may have
        been so on that day, `certainly` what certainly was; `lang` are the languages for the
        names of things.
        """
        from kg.show import meant_by, show

        with self.folder.reading_rdf(scope) as projection:
            store = projection.read()
            ids = self.ids_of(meant_by(store, self.folder, thing, on=on or certainly))
            found = [
                show(store, self.folder, uid, on=on, certainly=certainly, lang=lang) for uid in ids
            ]
            for row in found:
                self._with_own_words(store, thing, row, about)
        return found

    def _with_own_words(
        self, store: ox.Store, thing: str, row: dict[str, Any], about: str | None
    ) -> None:
        """What a source states, and the readers' own notes."""
        from kg.ledger.notes import notes_on
        from kg.testimony import is_source, source_rows

        if is_source(store, row["id"]):
            row["states"] = source_rows(store, self.folder.ledger, row["id"], about)
        elif about is not None:
            raise BadInput(f"{thing!r} is no source; --about asks what a source says")
        if notes := notes_on(self.folder.ledger, [row["id"]]):
            row["notes"] = notes

    def conflicts(
        self,
        entity: str | None = None,
        *,
        kind: str | None = None,
        standing: str = "certain",
        limit: int | None = None,
        scope: Scope = Scope(),
    ) -> list[dict[str, Any]]:
        """Statements that exclude each other, side by side, each pair with the reason.

        `entity` is an id (of a thing or a statement) or a name; `kind` date,
        place, seat, denied or title; `standing` certain, same_day or possible.
        """
        from kg.ask.things import meant
        from kg.conflicts import conflicts
        from kg.ledger.find import known_statement

        with self.folder.reading_rdf(scope) as projection:
            store, about = projection.read(), None
            if entity is not None and entity.startswith("st-"):
                about = [known_statement(self.folder.ledger, entity)["id"]]
            elif entity is not None:
                about = self.ids_of(meant(store, entity, self.folder.ledger.connection))
            return list(conflicts(store, about, kind=kind, standing=standing, limit=limit))

"""Finding words in a graph, and a reader's own notes on what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.knowledge.opened import Opened
from kg.view import Scope

if TYPE_CHECKING:
    from kg.search import Found

__all__ = ["Finding"]


class Finding(Opened):
    """What is looked up by its words."""

    def find(
        self,
        words: str,
        *,
        kind: str | None = None,
        limit: int = 20,
        scope: Scope = Scope(),
        lang: Sequence[str] = (),
    ) -> list[Found]:
        """Things, statements, sources and notes in which all of the words stand, the best first.

        Case and diacritics make no difference, a word may be the beginning of
        one, words in quotation marks stand next to each other. `kind` is person,
        polity, place, agreement, event, statement, source, note …
        `lang` are the languages for the names of things, the best first.
        Where Cyrillic words stand nowhere, they are looked for in Latin letters, and it is told.
        """
        from kg.search import WordIndex, find_words, in_latin

        index = WordIndex(self.folder.path)
        with (
            self.folder.reading_rdf(scope) as projection,
            index.reading(self.folder.ledger, self.tell) as words_index,
        ):
            store = projection.read()
            for text in filter(None, (words or " ", in_latin(words))):
                found = find_words(
                    store,
                    self.folder.ledger,
                    words_index,
                    text,
                    kind=kind,
                    limit=limit,
                    scope=scope,
                    langs=lang,
                )
                if found:
                    break
            if found and text != words:
                self.folder.warn(
                    f"nothing has all of these words: {words}; in Latin letters, {text}, these:"
                )
            return found

    def note(self, thing: str, text: str) -> bool:
        """Keep a note on a thing, statement, edge or source; False where it stands already."""
        from kg.ledger.notes import note_down

        uid = self._meant(thing)
        with self.folder.writing():
            return note_down(self.folder.ledger, uid, text, by=self.by)

    def take_note_back(self, thing: str) -> str:
        """Take back the last note on it; returns its words."""
        from kg.ledger.notes import take_back

        uid = self._meant(thing)
        with self.folder.writing():
            return take_back(self.folder.ledger, uid, by=self.by)

    def notes(self, thing: str | None = None) -> list[dict[str, Any]]:
        """The notes that stand, on something or on all: {thing, name, text, by, recorded_at}.

        The name of a statement is its sentence; what has no name now has none.
        """
        from kg.dossier import names_of
        from kg.ledger.notes import notes_on

        rows = notes_on(self.folder.ledger, None if thing is None else [self._meant(thing)])
        if not rows:
            return []
        with self.folder.reading_rdf() as projection:
            names = names_of(projection.read(), {row["thing"] for row in rows})
        return [{"thing": row["thing"], "name": names.get(row["thing"]), **row} for row in rows]

    def _meant(self, thing: str) -> str:
        """The id of what is noted on; NotFound where nothing bears the id or name."""
        from kg.ask.things import identify
        from kg.ledger.find import known_statement

        if thing.startswith("st-"):
            return str(known_statement(self.folder.ledger, thing)["id"])
        with self.folder.reading_rdf() as projection:
            return identify(projection.read(), thing, self.folder.ledger.connection)

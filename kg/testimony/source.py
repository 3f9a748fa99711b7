"""A source on a page: all that it states, in its own order, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.cite import cite_statements
from kg.conflicts import conflicts_between
from kg.dossier.notes import Notes
from kg.dossier.own import own_part
from kg.dossier.sentences import standing_of, tell
from kg.dossier.teller import Teller
from kg.dossier.times import moment
from kg.dossier.told import Told, ids_of, labels_of, read_statements
from kg.ledger.naming import source_named
from kg.ledger.notes import notes_on
from kg.model.counted import counted
from kg.page import Page, Section, plain
from kg.testimony.reading import EVERY_DAY, Day, is_source, statements_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["show_page", "source_rows", "teller_of"]

_ENDS = (
    "SELECT ?st WHERE { VALUES ?x { %x% } ?st rdf:subject ?x ; a kgo:Statement }",
    "SELECT ?st WHERE { VALUES ?x { %x% } ?st rdf:object ?x ; a kgo:Statement }",
)


def names_in(store: ox.Store, told: Sequence[Told], langs: Sequence[str] = ()) -> dict[str, str]:
    """The names of all that the statements speak of, in the first of `langs` that has one."""
    return labels_of(store, {uid for one in told for uid in one.mentions()}, langs)


def teller_of(
    store: ox.Store, ledger: Ledger, told: Sequence[Told], langs: Sequence[str] = ()
) -> Teller:
    """Who tells these statements, with their citations and what stands against them.

    Things are called by their names in the first of `langs` that has one.
    """
    against = conflicts_between(store, [one.id for one in told])
    sides = {row[side] for row in against for side in ("a_statement", "b_statement")}
    every = {one.id: one for one in told}
    every |= read_statements(store, sides - every.keys())
    names = names_in(store, list(every.values()), langs)
    return Teller(every, names, Notes(cite_statements(ledger, every)), against)


def source_rows(
    store: ox.Store, ledger: Ledger, source: str, about: str | None = None
) -> list[dict[str, Any]]:
    """A row for each statement of a source, in its order."""
    told = statements_of(store, ledger, source_named(ledger, source), about)
    names = names_in(store, told)
    rows = []
    for one in told:
        row = {
            "statement": one.id,
            "told": plain(tell(one, names)),
            "standing": standing_of(one) or None,
            "quotation": one.words if "exact" in one.locator else None,
            "entered_as": None if "exact" in one.locator else one.words,
            "place": {k: v for k, v in one.locator.items() if k not in ("exact", "trigger")},
            "said_by": one.said_by,
            "review": one.review,
            "source": one.source,
        }
        rows.append({k: v for k, v in row.items() if v not in (None, {})})
    return rows


def show_page(
    store: ox.Store,
    ledger: Ledger,
    words: str,
    ids: Sequence[str],
    about: str | None = None,
    *,
    day: Day = EVERY_DAY,
    langs: Sequence[str] = (),
    notes: bool = False,
) -> Page:
    """A source with all that it states, or a thing, by its versions, with all that is said of it.

    `words` is the name by which it was asked for. Kept is what was so on the `day`;
    things are called by their names in the first of `langs` that has one.
    """
    of_source = is_source(store, ids[0])
    if of_source:
        told = statements_of(store, ledger, ids[0], about)
    else:
        said = ids if ids[0].startswith("st-") else ids_of(store, _ENDS, x=ids)
        told = sorted(
            read_statements(store, said).values(),
            key=lambda one: (moment(one.day), one.predicate, one.id),
        )
    told = [one for one in told if day.holds(one)]
    teller = teller_of(store, ledger, told, langs)
    lines = tuple(teller.line([one]) for one in told)
    names = labels_of(store, ids, langs)
    name = words if len(ids) > 1 else names.get(ids[0], ids[0])
    heading = "In the order of the source" if of_source else "In the order of dates"
    sections = [Section(heading, lines)]
    if notes:
        own = notes_on(ledger, [*ids, *(one.id for one in told)])
        sections += [own_part(own, names)] if own else []
    return Page(
        title=f"{name}" + (f": on {about}" if about else ""),
        remarks=(f"{counted(len(told), 'statement')}; {', '.join(ids)}.",),
        sections=tuple(sections),
        notes=tuple(teller.notes.all),
        works=teller.notes.entries(),
        quoting=True,
    )

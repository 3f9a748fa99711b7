"""The dated story of two parties, or of one thing: not a sentence without a source."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg.ask.names import look_up
from kg.ask.parameters import whole_day
from kg.ask.things import identify
from kg.cite.dates import date_words
from kg.dossier.coverage import coverage_part
from kg.dossier.material import Bounds, Material, gather
from kg.dossier.own import own_part
from kg.dossier.parties import Party, find_party
from kg.dossier.parts import (
    OF_FEW,
    OF_MANY,
    OF_TWO,
    done_parts,
    identity_part,
)
from kg.dossier.planned import planned_part, set_aside_part
from kg.errors import BadInput, NotFound
from kg.ledger.notes import notes_on
from kg.model.counted import counted
from kg.model.period import parse_period
from kg.page import Page, Section
from kg.view import Scope

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["dossier"]


def dossier(
    store: ox.Store,
    ledger: Ledger,
    one: str,
    other: str | None = None,
    *,
    first: str | None = None,
    last: str | None = None,
    on: str | None = None,
    certainly: str | None = None,
    lang: Sequence[str] = (),
    topic: str | None = None,
    predecessors: bool = True,
    full: bool = False,
    scope: Scope = Scope(),
    notes: bool = False,
) -> Page:
    """What the sources of a store tell of `one` and `other`, or of `one` alone.

    `first` and `last` are dates (EDTF) between which it may have been so, `on` a day on
    which it may have been so, `certainly` one on which it certainly was. Things are called
    by their names in the first of the languages of `lang` that has one. The
    two sides are treated alike; their order is that in which they are named.
    The store is that of the `scope`. With `notes` readers' own notes stand at the end,
    as such.
    """
    parties = [
        find_party(store, words, ledger.connection, predecessors=predecessors)
        for words in (one, other)
        if words is not None
    ]
    if len(parties) == 2:
        _check_apart(*parties, predecessors=predecessors)
    topics = {_topic(store, ledger, topic)} if topic else set()
    pair = parties[1] if len(parties) == 2 else None
    bounds = _bounds(first, last, on, certainly)
    material = gather(store, ledger, parties[0], pair, topics, bounds, lang, full=full,
                      reviewed=scope.reviewed)  # fmt: skip
    meant, told = identity_part(material), list(done_parts(material, full=full))
    covered = coverage_part(material, store)
    sections = [
        meant,
        *told,
        planned_part(material),
        set_aside_part(material),
        covered,
    ]
    if notes:
        sections.append(own_part(_own(material, ledger), material.teller.names))
    title = " – ".join(party.words for party in parties)
    return Page(
        title=f"Dossier: {title}",
        remarks=(
            *_remarks(first, last, topic),
            *_day(on, certainly),
            *_alone(told, pair, bool(topic or first or last or on or certainly)),
            *(f"{note[:1].upper()}{note[1:]}." for note in scope.notes()),
        ),
        sections=tuple(s for s in sections if s.lines or s.sections or s in (meant, covered)),
        notes=tuple(material.teller.notes.all),
        works=material.teller.notes.entries(),
        closing=_closing(material),
    )


def _check_apart(one: Party, other: Party, *, predecessors: bool) -> None:
    named = dict(zip(one.uids, one.names, strict=True))
    shared = [f"{named[uid]} ({uid})" for uid in other.uids if uid in named]
    if not shared:
        return
    both = f"{one.words!r} and {other.words!r}"
    if predecessors and len(named) > 1:
        raise BadInput(
            f"{both} are each meant with predecessors and successors, and share "
            f"{', '.join(shared)}; add --without-predecessors"
        )
    raise BadInput(f"{both} mean the same: {', '.join(shared)}; name one of them")


def _topic(store: ox.Store, ledger: Ledger, words: str) -> str:
    """A topic of that name goes before a treaty or meeting that bears it too."""
    with suppress(NotFound):
        (topic,) = look_up(store, words, "topic")
        return topic
    return identify(store, words, ledger.connection)


def _own(material: Material, ledger: Ledger) -> list[dict[str, Any]]:
    """The notes on all that the dossier tells of."""
    things = {
        uid for st in material.teller.used for uid in material.teller.statements[st].mentions()
    }
    return notes_on(ledger, things | material.teller.used)


def _alone(told: Sequence[Section], pair: Party | None, narrowed: bool) -> tuple[str, ...]:
    """Says so where the two have nothing of their own: the page is not filled with the rest."""
    there = {s.heading for s in told if s.lines or s.sections}
    if pair is None or OF_TWO in there:
        return ()
    nothing = "the statements that count tell nothing" + (" within these limits" * narrowed)
    if not there - {OF_MANY}:
        return (f"Of the two with each other, {nothing}.",)
    if there & {OF_FEW, OF_MANY}:
        return (f"Of an agreement of the two alone, {nothing}.",)
    return ()


def _bounds(first: str | None, last: str | None, on: str | None, certainly: str | None) -> Bounds:
    if day := certainly or on:
        if first or last:
            raise BadInput("give a day, or a period from and to, and not both")
        day = whole_day(day, "the day")
        return Bounds(day, day, day if certainly else None)
    begin = parse_period(first).begin_earliest if first else None
    end = parse_period(last).end_latest if last else None
    if begin and end and begin[0].isdigit() and end[0].isdigit() and begin > end:
        raise BadInput(f"from {first} is later than to {last}: nothing lies between them")
    return Bounds(begin, end)


def _day(on: str | None, certainly: str | None) -> tuple[str, ...]:
    if certainly:
        day = date_words(certainly)
        return (f"Only what certainly was so on {day}; who is meant is told in full.",)
    if on:
        kept = "what bears no date is kept, and who is meant is told in full"
        return (f"Only what may have been so on {date_words(on)}; {kept}.",)
    return ()


def _remarks(first: str | None, last: str | None, topic: str | None) -> tuple[str, ...]:
    found = [
        "Every line is made from statements of the sources; its number leads to the source, the "
        "place in it and the statement's id. What the sources tell against each other stands side "
        "by side."
    ]
    if first or last:
        begin = date_words(first) if first else "the beginning"
        period = f"from {begin} to {date_words(last) if last else 'the end'}"
        found.append(
            f"Only what may lie in the period {period}; what bears no date is kept, and who is "
            "meant is told in full."
        )
    if topic:
        found.append(f"Only what is recorded as dealing with the topic “{topic}”.")
    return tuple(found)


def _closing(material: Material) -> tuple[str, ...]:
    used = [material.teller.statements[uid] for uid in material.teller.used]
    unseen = sum(t.basis == "policy" for t in used)
    unreviewed = sum(t.review == "proposed" for t in used)
    seen = "was" if unseen == 1 else "were"
    rests = (
        f"It rests on {counted(len(used), 'statement')}. {unseen} of them {seen} accepted by a "
        "policy and seen by no person"
    )
    if unreviewed:
        are = "is" if unreviewed == 1 else "are"
        rests += f"; {unreviewed} {are} not reviewed at all and {are} marked so"
    found = [f"{rests}."]
    if material.waiting:
        one, many = ("waits", "is", "it"), ("wait", "are", "them")
        wait, are, them = one if material.waiting == 1 else many
        more = counted(material.waiting, "more statement")
        how = "" if material.reviewed else f"; --proposed tells {them}"
        found.append(f"{more} about this {wait} for review and {are} not told{how}.")
    if material.unseen:
        was = "was" if material.unseen == 1 else "were"
        more = counted(material.unseen, "statement")
        found.append(
            f"{more} about this {was} accepted by a policy and seen by no person: not told here."
        )
    if crowds := material.reach.roll.others:
        things = counted(len(crowds), "large event or agreement", "large events and agreements")
        left_out = counted(sum(map(len, crowds.values())), "statement")
        found.append(
            f"{left_out} on other participants and parties of {things} are left out; `kg show` "
            "with the name of one lists them."
        )
    return tuple(found)

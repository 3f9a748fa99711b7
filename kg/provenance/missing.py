"""What a derived edge lacks: a meeting of two, the year of a signature, a party to an agreement."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.provenance.candidates import Candidate, between, hindered, of_subject
from kg.provenance.derivation import event_of, participants
from kg.provenance.grounds import grounds
from kg.view.rules import CONSENT, MEETING_KINDS, MOST_PERSONS

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["missing_meeting", "missing_party", "missing_year"]

Reason = dict[str, Any]


def missing_meeting(store: ox.Store, folder: GraphFolder, one: str, other: str) -> Iterator[Reason]:
    """Why no event that both are said to have been at makes them meet."""
    attended: list[dict[str, list[Candidate]]] = []
    for person in (one, other):
        events: dict[str, list[Candidate]] = {}
        for candidate in of_subject(folder, person, "PARTICIPATED_IN"):
            if candidate.object:
                events.setdefault(candidate.object, []).append(candidate)
        attended.append(events)
    for event in sorted(attended[0].keys() & attended[1].keys()):
        both = [events[event] for events in attended]
        yield from _of_event(store, folder, event, both)


def _of_event(
    store: ox.Store, folder: GraphFolder, event: str, both: Sequence[list[Candidate]]
) -> Iterator[Reason]:
    name, kinds = event_of(store, event)
    told = [c for found in both if not any(x.standing.counts for x in found) for c in found]
    reasons = hindered(store, folder, told)
    if not reasons:
        ids = [c.id for found in both for c in found if c.standing.counts]
        lacking = _rule(store, event, kinds, [found[0].subject for found in both])
        reasons = [
            {"reason": code, "words": words, "statements": grounds(store, folder, ids)}
            for code, words in lacking
        ]
    for reason in reasons:
        yield {**reason, "event": event, "words": f"“{name}”: {reason['words']}"}


def _rule(
    store: ox.Store, event: str, kinds: Sequence[str], persons: Sequence[str]
) -> Iterator[tuple[str, str]]:
    there = participants(store, event)
    if not set(kinds) & set(MEETING_KINDS):
        what = ", ".join(kinds).replace("_", " ") if kinds else None
        yield (
            "no_meeting",
            (
                f"it is a {what}, and being there together is no meeting"
                if what
                else "no statement that counts says that it was a meeting, a call or talks"
            ),
        )
    missing = [person for person in persons if person not in there]
    if missing:
        yield "only_served", "one of them only interpreted, took notes, sent or received"
        return
    if len(there) > MOST_PERSONS:
        yield (
            "too_many",
            (
                f"{len(there)} persons were there; of more than {MOST_PERSONS} it does not follow "
                "that each met each"
            ),
        )
    sides = [there[person]["sides"] for person in persons]
    if all(sides) and set(sides[0]) & set(sides[1]):
        same = ", ".join(sorted(set(sides[0]) & set(sides[1])))
        yield "same_side", f"both were there for {same}, and one delegation does not meet itself"
    elif not all(sides) and len(there) != 2:
        unknown = " and ".join(there[p]["name"] for p in persons if not there[p]["sides"])
        yield (
            "side_unknown",
            (f"nobody tells for which side {unknown} was there, among {len(there)} persons"),
        )


def missing_party(
    store: ox.Store, folder: GraphFolder, actor: str, agreement: str
) -> Iterator[Reason]:
    """Why what an actor did about an agreement does not bind it."""
    found = between(folder, actor, "AGREEMENT_ACTION", agreement, symmetric=False)
    yield from hindered(store, folder, [c for c in found if not c.standing.counts])
    ids = [c.id for c in found if c.standing.counts]
    actions = _qualifier(folder, ids, "action")
    if ids and not set(actions.values()) & set(CONSENT):
        told = ", ".join(sorted(set(actions.values()))).replace("_", " ") or "no act"
        yield {
            "reason": "no_consent",
            "words": f"on record is only: {told}; consent to be bound takes another act "
            "(ratified, accepted, acceded …), and a signature alone never gives it",
            "statements": grounds(store, folder, ids),
        }


def missing_year(
    store: ox.Store, folder: GraphFolder, agreement: str, year: int
) -> Iterator[Reason]:
    """Why the dates of an agreement do not make it signed in that year."""
    found = of_subject(folder, agreement, "DATED")
    phases = _qualifier(folder, [c.id for c in found], "phase")
    signed = [c for c in found if phases.get(c.id) == "signed"]
    yield from hindered(store, folder, [c for c in signed if not c.standing.counts])
    told = grounds(store, folder, [c.id for c in signed if c.standing.counts])
    if told:
        when = "; ".join(sorted({row.get("time", "undated") for row in told}))
        yield {
            "reason": "other_year",
            "words": f"its signature is dated {when}, not {year}",
            "statements": told,
        }
    others = grounds(store, folder, [c.id for c in found if c not in signed and c.standing.counts])
    if others and not told:
        dates = "; ".join(f"{row.get('phase')} {row.get('time', 'undated')}" for row in others)
        yield {
            "reason": "other_phase",
            "words": f"no date of signature is on record; others are: {dates}",
            "statements": others,
        }


def _qualifier(folder: GraphFolder, ids: Sequence[str], name: str) -> dict[str, str]:
    rows = folder.ledger.rows(
        "SELECT s.id, s.qualifiers FROM json_each(?) w JOIN statements s ON s.id = w.value",
        (json.dumps(list(ids)),),
    )
    told = {row["id"]: json.loads(row["qualifiers"]).get(name) for row in rows}
    return {id: value for id, value in told.items() if value}

"""Who is meant by a name in the list of parties, and by that of a territory of one.

The list writes a party in capitals and a territory of one in small letters, so that "KENYA" is the
state and "Kenya" the colony. It also names those who joined or succeeded later, without the date:
somebody not there on the day of signature is looked for after it, and so is the state of whose
name there was only a colony then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolve.span import date_span, spans_of, within
from kg.resolve.titles import comparable

if TYPE_CHECKING:
    from kg.loading import Context
    from kg.resolve import GazetteerEntity

__all__ = ["is_territory", "listed"]

# A party with such a word in its name that is no state of the gazetteer is a body of states.
_BODIES = frozenset(
    ("agency", "association", "bank", "commission", "community", "council", "eldo", "fund",
     "org", "organisation", "organization", "programme", "union")
)  # fmt: skip
_DEPENDENT = frozenset({"dependency", "mandate"})
# Few recognised them: to an agreement of many another of that name may have acceded later.
_DOUBTFUL = frozenset({"puppet_state", "partially_recognized_state"})
_TERRITORIES = _DEPENDENT | {"protectorate"}
_Sort = Callable[["GazetteerEntity"], bool]


def is_territory(words: str) -> bool:
    """Whether the list writes the name as that of a territory of a party."""
    return words != words.upper()


def listed(context: Context, words: str, on: str | None, *, many: bool = False) -> Mention:
    """The party, or the territory: a polity of that time, else a place of that name.

    `many` says that others could join the agreement later.
    """
    usual = context.settings["readings"].get(words, words)
    small = is_territory(words)
    who = _at(context, usual, on, small=small)
    if who is None and on:
        who = _at(context, usual, f"{on}/..", small=small)
    if who is not None and many and not small and on:
        who = _joined_later(context, usual, on, who)
    if who is not None:
        return who
    if small:
        return Mention("Place", usual)
    if on and not _BODIES.isdisjoint(usual.casefold().split()):
        return _body(context, usual, on)
    return context.actor(usual, on)


def _body(context: Context, words: str, on: str) -> Mention:
    """A party whose name says that it is no state; the list has one body of a name."""
    if context.gazetteer.resolve(words, type="Organization", on=on).status == "resolved":
        return Mention("Organization", words, on=on)
    return Mention("Organization", words, key=f"body {words.casefold()}")


def _at(context: Context, words: str, on: str | None, *, small: bool) -> Mention | None:
    """Who goes by the words then, if that is certain."""
    gazetteer = context.gazetteer
    found = gazetteer.resolve(words, type="Polity", on=on)
    if found.status == "resolved":
        return Mention("Polity", words, on=on)
    among = [gazetteer.entity(c.uid) for c in found.candidates]
    among = [e for e in among if e.type == "Polity" and on and gazetteer.goes_by(e.uid, words, on)]
    if small:
        meant = [e for e in among if e.facts.get("kind") in _TERRITORIES]
        why = "in small letters the list names a territory"
    else:
        states = [e for e in among if e.facts.get("kind") not in _DEPENDENT]
        meant = states if all(_bears(e, words) for e in states) else []
        why = "in capitals the list names a state"
    if len(meant) == 1:
        why = f"{why}: the only one that goes by {words!r} on {on}"
        # A record goes by its words whatever their letters: "UGANDA" of that day is another.
        key = f"territory {words} {on}" if small else None
        return Mention("Polity", words, key=key, on=on, uid=meant[0].uid, why=why)
    if not small and gazetteer.resolve(words, type="Organization", on=on).status == "resolved":
        return Mention("Organization", words, on=on)
    return None


def _joined_later(context: Context, words: str, on: str, who: Mention) -> Mention:
    """The state that joined, where on the day there was only a colony of that name.

    Some colonies and mandates had agreements of their own: which of the two is meant nobody can
    tell, but where the data set declares it. Nor can anybody where there was a state that few
    recognised, and another of its name came after it.
    """
    gazetteer, own = context.gazetteer, context.settings["own_agreements"]
    uid = who.uid or gazetteer.resolve(words, type="Polity", on=on).uid
    kind = gazetteer.entity(uid).facts.get("kind") if uid else None
    if kind not in _DEPENDENT | _DOUBTFUL:
        return who
    if kind in _DEPENDENT and words in own:
        time = own[words]
        signed = time is not None and _within(time, on)
        return who if signed else Mention("Polity", words)
    after = [
        gazetteer.entity(c.uid)
        for c in gazetteer.resolve(words, type="Polity", on=f"{on}/..").candidates
    ]
    states = [
        e
        for e in after
        if e.uid != uid and e.facts.get("kind") not in _DEPENDENT and _bears(e, words)
    ]
    if not states:
        return who
    if kind in _DOUBTFUL or len(states) > 1:
        return Mention("Polity", words)
    why = f"in capitals the list names a state: the only one that goes by {words!r} after {on}"
    return Mention("Polity", words, on=f"{on}/..", uid=states[0].uid, why=why)


def _within(time: str, on: str) -> bool:
    span = date_span(on)
    return span is not None and within(spans_of([time]), span)


def _bears(entity: GazetteerEntity, words: str) -> bool:
    """Whether the words are a name proper of it, and do not only sometimes mean it."""
    names = ((n.words, n.kind) for n in entity.names)
    return any(
        kind != "loose" and comparable(name) == comparable(words)
        for name, kind in (*names, (entity.label, "short"))
    )

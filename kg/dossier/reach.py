"""What belongs to the story of a pair or a thing: agreements, events, places, offices, words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dossier.kin import groups_of, met_in, parts_of, said_of
from kg.dossier.parties import Party
from kg.dossier.roll import Roll, call_the_roll
from kg.dossier.told import Query, ids_of, labels_of, pairs_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Reach", "reach_of"]

_ABOUT = "SELECT DISTINCT ?st WHERE { VALUES ?x { %x% } ?st rdf:subject ?x ; a kgo:Statement }"
_IDENTITY = """SELECT DISTINCT ?st WHERE { VALUES ?x { %x% }
  ?x told:existed|told:succeededBy|told:born|told:died|told:kind ?st }"""
_BRIEFLY = """SELECT DISTINCT ?st WHERE { VALUES ?x { %x% }
  ?x told:kind|told:dated|told:refersTo ?st }"""
_INTO = "SELECT DISTINCT ?st WHERE { VALUES ?x { %x% } ?st rdf:object ?x ; a kgo:Statement }"
_FROM_TO = """SELECT DISTINCT ?st WHERE { VALUES ?y { %y% }
  ?st rdf:object ?y . ?st rdf:subject ?x . FILTER(?x IN (%x%)) ?st a kgo:Statement }"""
_AGREEMENTS = (
    """SELECT DISTINCT ?a WHERE { VALUES ?x { %x% }
    ?x told:agreementAction ?st . ?st rdf:object ?a }""",
    """SELECT DISTINCT ?a WHERE { VALUES ?x { %x% }
    ?st kgo:on_behalf_of ?x ; rdf:predicate kgo:signedBy ; rdf:subject ?a .
    ?st a kgo:Statement }""",
    """SELECT DISTINCT ?a WHERE { VALUES ?x { %x% }
    ?st kgo:party ?x ; rdf:predicate kgo:dated ; rdf:subject ?a .
    ?st a kgo:Statement }""",
)
_EVENTS = (
    """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
    ?x told:participatedIn ?st . ?st rdf:object ?e }""",
    """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
    ?st kgo:on_behalf_of ?x .
    ?st a kgo:Statement ; rdf:predicate kgo:participatedIn ; rdf:object ?e }""",
    """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
    ?st kgo:capacity ?x .
    ?st a kgo:Statement ; rdf:predicate kgo:participatedIn ; rdf:object ?e }""",
)
_FOR = """SELECT DISTINCT ?x ?who WHERE { VALUES ?x { %x% }
  ?st rdf:object ?x ; rdf:predicate kgo:participatedIn ; kgo:on_behalf_of ?who ;
      a kgo:Statement }"""
_THERE = (
    """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
    ?x kgo:capital ?where . ?st rdf:object ?where ; rdf:predicate kgo:tookPlace .
    ?st rdf:subject ?e ; a kgo:Statement . ?e a kgo:Event }""",
    """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
    ?st rdf:object ?x ; rdf:predicate kgo:about .
    ?st rdf:subject ?e ; a kgo:Statement . ?e a kgo:Event }""",
)
_ALIASES = "SELECT ?x ?name WHERE { VALUES ?x { %x% } ?x kgo:alias ?name }"
_BRACKETS = re.compile(r"\([^()]*\)")
_LONG = 4  # letters: shorter names are codes and parts of other words
_PLACES = (
    """SELECT DISTINCT ?p WHERE { VALUES ?x { %x% }
    ?st rdf:object ?x ; rdf:predicate ?how . ?st rdf:subject ?p .
    FILTER(?how IN (kgo:claimedBy, kgo:administeredBy, kgo:transferred)) .
    ?st a kgo:Statement . ?p a kgo:Place }""",
    """SELECT DISTINCT ?p WHERE { VALUES ?x { %x% }
    ?st kgo:from ?x ; rdf:predicate kgo:transferred ; rdf:subject ?p .
    ?st a kgo:Statement . ?p a kgo:Place }""",
    """SELECT DISTINCT ?p WHERE { VALUES ?x { %x% }
    ?x told:renounced ?st . ?st rdf:object ?p . ?p a kgo:Place }""",
)
_POSTS = """SELECT DISTINCT ?o ?x ?y WHERE { VALUES ?x { %x% } VALUES ?y { %y% }
  ?o kgo:officeOf ?x ; kgo:accreditedTo ?y }"""
_ALL_POSTS = (
    """SELECT DISTINCT ?o WHERE { VALUES ?x { %x% }
    ?o kgo:officeOf ?x .
    ?o a kgo:Office }""",
    """SELECT DISTINCT ?o WHERE { VALUES ?x { %x% }
    ?o kgo:accreditedTo ?x .
    ?o a kgo:Office }""",
)
_TOPICS = """SELECT DISTINCT ?t WHERE { VALUES ?x { %x% }
  ?x told:about ?st . ?st rdf:object ?t . ?t a kgo:Topic }"""
_STATED = """SELECT DISTINCT ?st ?on WHERE { VALUES ?x { %x% }
  ?x told:stated ?st . ?st rdf:object ?on }"""
_ADDRESSED = """SELECT DISTINCT ?st WHERE { VALUES ?x { %x% }
  ?st kgo:addressee ?x ; rdf:predicate kgo:stated ; a kgo:Statement }"""
_LINKED = """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
  ?st rdf:object ?x ; rdf:predicate kgo:refersTo ; kgo:kind ?k ; rdf:subject ?e ; a kgo:Statement .
  FILTER(?k IN ("postpones", "cancels", "fulfils")) ?e a kgo:Event }"""
_ON_TOPIC = """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
  ?st rdf:object ?x ; rdf:predicate kgo:about ; rdf:subject ?e ; a kgo:Statement }"""
_AT_PLACE = """SELECT DISTINCT ?e WHERE { VALUES ?x { %x% }
  ?st rdf:object ?x ; rdf:predicate ?how ; rdf:subject ?e ; a kgo:Statement .
  FILTER(?how IN (kgo:tookPlace, kgo:signedAt, kgo:about)) }"""
_BY_HAND = """SELECT DISTINCT ?a WHERE { VALUES ?x { %x% }
  ?st rdf:object ?x ; rdf:predicate kgo:signedBy ; rdf:subject ?a ; a kgo:Statement }"""


@dataclass(slots=True)
class Reach:
    """Ids: what the story is told of, and the statements that tell it.

    `groups` are what the one place is part of, `parts` what is part of it.
    """

    direct: set[str] = field(default_factory=set)
    agreements: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    posts: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    stated: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    roll: Roll = field(default_factory=Roll)


def reach_of(
    store: ox.Store, one: Party, other: Party | None, topics: set[str], *, full: bool = False
) -> Reach:
    """What is told of the two together; of the one alone where there is no other.

    Of agreements of many parties only what a line needs, unless all is asked for in `full`.
    """
    found = _of_pair(store, one, other) if other else _of_one(store, one)
    if topics:
        kept = ids_of(store, _ON_TOPIC, x=topics)
        found.agreements &= kept | topics
        found.events &= kept
        found.places &= topics | groups_of(store, topics) | parts_of(store, topics)
        found.direct.clear()
        found.posts.clear()
    found.events |= ids_of(store, _LINKED, x=found.events)
    found.stated = _stated(store, found, one, other, topics)
    if one.kind not in ("Agreement", "Event"):
        parties = [one, *([other] if other else ())]
        found.roll = call_the_roll(store, found.agreements, found.events, parties, full=full)
    brief = set() if full else found.roll.many
    things = (found.agreements | found.events | found.places) - brief
    told = (
        ids_of(store, _ABOUT, x=things)
        | ids_of(store, _BRIEFLY, x=brief)
        | {st for some in found.roll.steps.values() for st in some}
        | ids_of(store, _IDENTITY, x={*one.uids, *(other.uids if other else ())})
        | ids_of(store, _INTO, x=things | found.posts.keys())
    )
    strangers = (st for some in found.roll.others.values() for st in some)
    told |= said_of(store, found.groups | found.parts)
    found.statements = found.direct | found.stated | told.difference(strangers)
    return found


def _both(store: ox.Store, text: Query, one: Iterable[str], other: Iterable[str]) -> set[str]:
    return ids_of(store, text, x=one) & ids_of(store, text, x=other)


def _of_pair(store: ox.Store, one: Party, other: Party) -> Reach:
    posts = pairs_of(store, _POSTS, x=one.uids, y=other.uids)
    posts |= pairs_of(store, _POSTS, x=other.uids, y=one.uids)
    by_one, by_other = (ids_of(store, _PLACES, x=party.uids) for party in (one, other))
    return Reach(
        direct=_direct(store, one, other),
        agreements=_both(store, _AGREEMENTS, one.uids, other.uids),
        events=_events(store, one, other),
        places=met_in(store, by_one, by_other),
        posts={
            office: tuple(sorted(row[1:] for row in rows))  # type: ignore[misc]
            for office, rows in _by_first(posts).items()
        },
    )


def _by_first(rows: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _events(store: ox.Store, one: Party, other: Party) -> set[str]:
    """Events with both sides, and those of one side in the capital of the other or about it.

    What one side had with a third state in that capital is no contact of the two.
    """
    by_one, by_other = (
        ids_of(store, _EVENTS, x=party.all | party.offices) for party in (one, other)
    )
    there, here = (ids_of(store, _THERE, x=party.uids) for party in (other, one))
    found = by_one & there | by_other & here
    states = {*one.uids, *other.uids}
    found -= {event for event, who in pairs_of(store, _FOR, x=found) if who not in states}
    found |= by_one & by_other
    found |= _named_after(store, by_one - found, other)
    return found | _named_after(store, by_other - found, one)


def _named_after(store: ox.Store, events: set[str], party: Party) -> set[str]:
    """Of these events, those whose names have a name of the party in them.

    What stands in brackets does not: "Visit of Prime Minister Chen (China, Republic of)".
    """
    names = {row[1] for row in pairs_of(store, _ALIASES, x=party.uids) if len(row[1]) >= _LONG}
    if not names:
        return set()
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    named = {uid: _BRACKETS.sub("", name) for uid, name in labels_of(store, events).items()}
    return {uid for uid, name in named.items() if pattern.search(name)}


def _direct(store: ox.Store, one: Party, other: Party) -> set[str]:
    """What is said of the one with the other; less has a state as its object than as subject."""
    found: set[str] = set()
    for actor, whom in ((one, other), (other, one)):
        text = _FROM_TO.replace("%x%", ", ".join(f"ent:{uid}" for uid in actor.uids))
        found |= ids_of(store, text, y=whom.uids)
    return found


def _of_one(store: ox.Store, one: Party) -> Reach:
    uids = set(one.uids)
    found = Reach(direct=ids_of(store, _ABOUT, x=uids) | ids_of(store, _INTO, x=uids))
    if one.kind == "Place":
        found.places = uids
        found.groups, found.parts = groups_of(store, uids), parts_of(store, uids)
    if one.kind in ("Place", "Topic"):
        there = ids_of(store, _AT_PLACE, x=uids)
        found.events = {uid for uid in there if uid.startswith("event-")}
        found.agreements = {uid for uid in there if uid.startswith("agreement-")}
    elif one.kind == "Agreement":
        found.agreements = uids
    elif one.kind == "Event":
        found.events = uids
    else:
        found.agreements = ids_of(store, _AGREEMENTS, x=uids) | ids_of(store, _BY_HAND, x=uids)
        found.events = ids_of(store, _EVENTS, x=uids)
        found.places = ids_of(store, _PLACES, x=uids)
        found.posts = dict.fromkeys(ids_of(store, _ALL_POSTS, x=uids), ())
    return found


def _stated(
    store: ox.Store, found: Reach, one: Party, other: Party | None, topics: set[str]
) -> set[str]:
    """What was said by either side: to the other, or on what the story is told of."""
    things = found.agreements | found.events | found.places | topics
    if not topics:
        things |= ids_of(store, _TOPICS, x=found.agreements | found.events)
    if other is None:
        if one.kind in ("Place", "Agreement", "Event", "Topic"):
            return set()  # all that is said on it is told directly
        return ids_of(store, _STATED, x=one.uids)
    sides = [pairs_of(store, _STATED, x=party.all) for party in (one, other)]
    if not topics:
        shared = {row[1] for row in sides[0]} & {row[1] for row in sides[1]}
        things |= shared
    by_one, by_other = (ids_of(store, _ADDRESSED, x=party.all) for party in (other, one))
    said = {row[0] for side in sides for row in side if row[1] in things}
    if topics:
        return said
    to_each_other = {row[0] for row in sides[0]} & by_one | {row[0] for row in sides[1]} & by_other
    return said | to_each_other

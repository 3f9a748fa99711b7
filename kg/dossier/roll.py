"""Who is on the roll of agreements and events: large ones are not read name by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dossier.parties import Party
from kg.dossier.told import pairs_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["CROWD", "MANY", "Roll", "call_the_roll"]

CROWD = 14  # statements of one relation: beyond, only those of the parties are told
MANY = 4  # others beside the sides: beyond, an agreement is one of many parties
_LISTS = (
    """SELECT ?x ?st ?who WHERE { VALUES ?x { %x% }
    ?st rdf:object ?x ; rdf:predicate kgo:agreementAction ; rdf:subject ?who ;
        a kgo:Statement }""",
    """SELECT ?x ?st ?who WHERE { VALUES ?x { %x% }
    ?x told:dated ?st . ?st kgo:party ?who }""",
    """SELECT ?x ?st ?who ?for WHERE { VALUES ?x { %x% }
    ?x told:signedBy ?st . ?st rdf:object ?who .
    OPTIONAL { ?st kgo:on_behalf_of ?for } }""",
    """SELECT ?x ?st ?who ?for ?as WHERE { VALUES ?x { %x% }
    ?st rdf:object ?x ; rdf:predicate kgo:participatedIn ; rdf:subject ?who ; a kgo:Statement .
    OPTIONAL { ?st kgo:on_behalf_of ?for } OPTIONAL { ?st kgo:capacity ?as } }""",
)


_BESIDE = """SELECT ?x (COUNT(DISTINCT ?who) AS ?number) WHERE { VALUES ?x { %x% }
  ?who kgo:agreementAction ?x MINUS { VALUES ?who { %who% } } } GROUP BY ?x"""
_STEPS = (
    """SELECT ?x ?st WHERE { VALUES ?who { %who% }
    ?who out:agreementAction ?edge . ?edge rdf:object ?x ; kgo:statement ?st }""",
    """SELECT ?x ?st WHERE { VALUES ?who { %who% }
    ?st kgo:party ?who ; rdf:predicate kgo:dated ; rdf:subject ?x ; a kgo:Statement }""",
    """SELECT ?x ?st WHERE { VALUES ?who { %who% }
    ?st kgo:on_behalf_of ?who ; rdf:predicate kgo:signedBy ; rdf:subject ?x ; a kgo:Statement }""",
)


@dataclass(slots=True)
class Roll:
    """Which agreements are `many`: of many parties, and which `few`: of some beside the sides.

    Of the many `steps` are the statements on what the sides did; of the rest, and of
    events, `others` are those on who acts for neither side.
    """

    many: set[str] = field(default_factory=set)
    few: set[str] = field(default_factory=set)
    steps: dict[str, set[str]] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=dict)


def call_the_roll(
    store: ox.Store, agreements: Set[str], events: Set[str], parties: Sequence[Party], *, full: bool
) -> Roll:
    """Who is on record for these agreements and events, with regard to the parties.

    With `full` all is read of an agreement of many parties too, except the crowd.
    """
    states = {uid for party in parties for uid in party.uids}
    beside = {uid: int(n) for uid, n in pairs_of(store, _BESIDE, who=states, x=agreements)}
    many = {uid for uid, number in beside.items() if number > MANY}
    found = Roll(many, beside.keys() - many)
    if not full:
        for thing, statement in pairs_of(store, _STEPS, who=states):
            if thing in found.many:
                found.steps.setdefault(thing, set()).add(statement)
    told = (agreements | events) - (set() if full else found.many)
    sides = frozenset().union(*(party.all | party.offices for party in parties))
    for text in _LISTS:
        _strangers(pairs_of(store, text, x=told), sides, found.others)
    return found


def _strangers(
    rows: Iterable[tuple[str, ...]], sides: Set[str], found: dict[str, set[str]]
) -> None:
    some = list(rows)
    number = Counter(row[0] for row in some)
    for thing, statement, *who in some:
        if number[thing] > CROWD and sides.isdisjoint(who):
            found.setdefault(thing, set()).add(statement)

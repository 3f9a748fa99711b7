"""The queue of pairs that may be one and that nobody has judged yet, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownName
from kg.identity import Clusters, clusters
from kg.judging.agreements import excluded, listed_twice, signed_alike, told_of_agreements
from kg.judging.candidates import alike
from kg.judging.evidence import Side, compare, side
from kg.judging.past import TAKEN_BACK
from kg.ledger import Ledger
from kg.ledger.judgements import POLICY
from kg.rdf import run_query
from kg.resolve import Gazetteer

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["KINDS", "Duplicate", "duplicates"]

KINDS = ("person", "polity", "organization", "office", "place", "event", "agreement", "topic")
_THINGS = """SELECT ?uid ?alias WHERE { ?x a ?type ; kgo:uid ?uid ; kgo:alias ?alias }"""
_JUDGED = f"""
SELECT "left", "right" FROM judgements j WHERE by NOT GLOB '{POLICY}*'
AND NOT (verdict = 'unsure' AND substr(why, 1, {len(TAKEN_BACK)}) = '{TAKEN_BACK}')
AND seq = (SELECT max(seq) FROM judgements o WHERE o.by NOT GLOB '{POLICY}*'
           AND (o."left" = j."left" AND o."right" = j."right"
                OR o."left" = j."right" AND o."right" = j."left"))
"""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two things that may be one: `left` would be `right`, whose id would be kept."""

    kind: str
    score: float
    why: tuple[str, ...]
    left: Side
    right: Side

    def as_dict(self) -> dict[str, Any]:
        """The pair as one record."""
        return {
            "kind": self.kind,
            "score": round(self.score, 2),
            "why": list(self.why),
            "left": self.left.as_dict(),
            "right": self.right.as_dict(),
        }


def duplicates(
    store: ox.Store, ledger: Ledger, *, kind: str | None = None, limit: int = 50
) -> list[Duplicate]:
    """Pairs that may be one, by their names and by what is told of them; those judged are left out.

    Two things of the gazetteer are never offered: it tells them apart.
    """
    if kind is not None and kind not in KINDS:
        raise UnknownName("kind", kind, KINDS)
    found = clusters(ledger.connection)
    settled = _settled(ledger, found)
    gazetteer = Gazetteer.load()
    ranked: list[tuple[float, str, tuple[str, str], str]] = []
    for type in (kind,) if kind else KINDS:
        label = type.capitalize()
        for pair, (score, how) in _alike(store, label).items():
            if pair not in settled and not all(uid in gazetteer for uid in pair):
                ranked.append((score, type, pair, how))
    ranked.sort(key=lambda row: (-row[0], row[1:]))
    sides: dict[str, Side] = {}
    queue = []
    for score, type, pair, how in ranked[: max(200, 4 * limit)]:
        for uid in pair:
            if uid not in sides:
                sides[uid] = side(store, ledger, found, uid)
        points, lines = compare(*(sides[uid] for uid in pair))
        left, right = sorted((sides[uid] for uid in pair), key=lambda s: _weight(s, gazetteer))
        queue.append(Duplicate(type, min(1.0, score + points), (how, *lines), left, right))
    queue.sort(key=lambda pair: (-pair.score, pair.kind, pair.left.id, pair.right.id))
    return queue[:limit]


def _alike(store: ox.Store, label: str) -> dict[tuple[str, str], tuple[float, str]]:
    names = _names(store, label)
    if label != "Agreement":
        return alike(label, names)
    told = told_of_agreements(store)
    found = alike(label, names, lambda pair: excluded(told, pair))
    return listed_twice(told, found) | signed_alike(told, names)


def _weight(one: Side, gazetteer: Gazetteer) -> tuple[bool, int, str]:
    """The one to keep comes last: the gazetteer's, then the one of whom more is told."""
    return one.id in gazetteer, len(one.told), one.id


def _names(store: ox.Store, label: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = defaultdict(set)
    for uid, alias in run_query(store, _THINGS, {"type": f"kgo:{label}"}).rows:
        names[uid].add(alias)
    return {uid: tuple(sorted(some)) for uid, some in names.items()}


def _settled(ledger: Ledger, found: Clusters) -> set[tuple[str, str]]:
    """The pairs that a person judged, told by the ids that stand now."""
    pairs = set()
    for left, right in ledger.connection.execute(_JUDGED):
        one, other = found.uid(left), found.uid(right)
        pairs.add((min(one, other), max(one, other)))
    return pairs

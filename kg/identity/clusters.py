"""Clusters: things that are one by the judgements that stand.

A function of those judgements and of nothing else: not of the order in which
they were made, nor of what is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.identity.word import Word
from kg.ledger.judgements import is_record

__all__ = ["Clusters", "Conflict", "Link", "build_clusters", "reassigned_ids"]

Known = Callable[[Iterable[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """`left` is `right`, in force."""

    left: str
    right: str
    by_person: bool
    of_record: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two that a person told apart and that other judgements would join.

    The links between them (`suspended`) do not count then: those of policies, or
    where persons alone joined them theirs, until somebody takes a judgement back.
    """

    one: str
    other: str
    suspended: tuple[Link, ...]

    @property
    def among_persons(self) -> bool:
        """Whether persons alone joined what a person told apart."""
        return any(link.by_person for link in self.suspended)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which id stands for each thing that anybody judged, and who is one with it.

    `uid_of` holds every id that a judgement between things names, also those
    that stand for themselves alone. A record that only a policy judged is not
    in it: look up the thing that the policy names.
    """

    uid_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def uid(self, thing: str) -> str:
        """The id that stands for the thing."""
        return self.uid_of.get(thing, thing)

    def all_of(self, thing: str) -> tuple[str, ...]:
        """Every id of its cluster."""
        return self.members.get(self.uid(thing), (thing,))

    def merged(self) -> list[tuple[str, str]]:
        """Ids that a merge gave up, each with the id that stands for it now."""
        ends = {end for link in self.links if not link.of_record for end in (link.left, link.right)}
        return [(end, self.uid_of[end]) for end in sorted(ends) if self.uid_of[end] != end]


def build_clusters(words: Iterable[Word], ids: Iterable[str], known: Known) -> Clusters:
    """The clusters of the `ids`; `known` tells which of some ids the gazetteer knows.

    Of a cluster that one stands for it which is kept by every merge: "left is
    right" keeps the right one. Where several are kept, the gazetteer's goes
    first, then one that a person kept, then readable ids, then the alphabet.
    """
    spoken = list(words)
    links = _links(spoken)
    apart = [w for w in spoken if w.by_person and w.verdict == "not_same"]
    groups = _Groups(links)
    given_way: dict[tuple[str, str], tuple[Link, ...]] = {}
    # The links of policies give way first, those of persons where these alone are left.
    for by_person in (False, True):
        torn = [w for w in apart if groups.find(w.left) == groups.find(w.right)]
        for pair, way in _settle(torn, links, groups, by_person=by_person).items():
            given_way[pair] = given_way.get(pair, ()) + way
        suspended = {link for way in given_way.values() for link in way}
        if torn:
            links = [link for link in links if link not in suspended]
            groups = _Groups(links)
    conflicts = tuple(Conflict(*pair, way) for pair, way in sorted(given_way.items()))
    uid_of, members = _name(groups, links, ids, known)
    return Clusters(uid_of, members, tuple(links), conflicts)


def reassigned_ids(before: Clusters, now: Clusters) -> set[str]:
    """What stands for something else than before, or has other company under its id."""
    if before == now:
        return set()
    ids = before.uid_of.keys() | now.uid_of.keys()
    found = {thing for thing in ids if before.uid(thing) != now.uid(thing)}
    former, latter = dict(before.merged()), dict(now.merged())
    return found | (former.keys() ^ latter.keys())


def _links(words: list[Word]) -> list[Link]:
    """What joins; a person's word on a pair, or on who a record is, silences the policies'."""
    persons = [w for w in words if w.by_person]
    judged = {w.pair for w in persons}
    placed = {w.left for w in persons if w.verdict == "same"}
    return [
        Link(w.left, w.right, w.by_person, w.of_record)
        for w in words
        if w.verdict == "same"
        and (w.by_person or (w.pair not in judged and not (w.of_record and w.left in placed)))
    ]


class _Groups:
    """Union-find: whatever links join, directly or through others."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.parent: dict[str, str] = {}
        for link in links:
            one, other = self.find(link.left), self.find(link.right)
            if one != other:
                self.parent[max(one, other)] = min(one, other)

    def find(self, thing: str) -> str:
        parent = self.parent
        root = thing
        while (above := parent.setdefault(root, root)) != root:
            root = above
        while thing != root:
            parent[thing], thing = root, parent[thing]
        return root


def _settle(
    torn: list[Word], links: list[Link], groups: _Groups, *, by_person: bool
) -> dict[tuple[str, str], tuple[Link, ...]]:
    """A person's "not the same" holds: the links on the way between, of policies or of persons,
    give way."""
    ends: dict[str, set[str]] = {}
    for word in torn:
        ends.setdefault(groups.find(word.left), set()).update((word.left, word.right))
    inside: dict[str, list[Link]] = {root: [] for root in ends}
    for link in links:
        root = groups.find(link.left)
        if root in inside:
            inside[root].append(link)
    ways = {
        root: tuple(
            sorted(
                (x for x in _between(found, ends[root]) if x.by_person == by_person),
                key=lambda x: (x.left, x.right),
            )
        )
        for root, found in inside.items()
    }
    return {word.pair: ways[groups.find(word.left)] for word in torn}


def _between(links: list[Link], ends: set[str]) -> list[Link]:
    """The links on the ways between the ends: all but the twigs that lead to none of them."""
    at: dict[str, set[str]] = {}
    for link in links:
        at.setdefault(link.left, set()).add(link.right)
        at.setdefault(link.right, set()).add(link.left)
    twigs = [thing for thing, others in at.items() if len(others) == 1 and thing not in ends]
    while twigs:
        thing = twigs.pop()
        for other in at.pop(thing):
            at[other].discard(thing)
            if len(at[other]) == 1 and other not in ends:
                twigs.append(other)
    return [link for link in links if link.right in at.get(link.left, ())]


def _name(
    groups: _Groups, links: list[Link], ids: Iterable[str], known: Known
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    clusters: dict[str, list[str]] = {}
    for thing in sorted(set(ids)):
        clusters.setdefault(groups.find(thing), []).append(thing)
    given_up = {link.left for link in links}
    chosen = {link.right for link in links if link.by_person}
    uid_of: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for cluster in clusters.values():
        kept = [thing for thing in cluster if thing not in given_up] or cluster
        uid = kept[0] if len(kept) == 1 else _first(kept, chosen, known)
        members[uid] = tuple(cluster)
        uid_of.update(dict.fromkeys(cluster, uid))
    return uid_of, members


def _first(kept: list[str], chosen: set[str], known: Known) -> str:
    listed = known(kept)
    return min(kept, key=lambda x: (x not in listed, x not in chosen, is_record(x), x))

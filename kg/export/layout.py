"""Where nodes stand, how large and in which colour: a picture that is readable at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

__all__ = ["colour", "places", "size"]

Place = tuple[float, float]

# Okabe and Ito's palette for all kinds of colour sight, with shades for the rest.
COLOURS = {
    "Polity": (213, 94, 0),
    "Organization": (230, 159, 0),
    "Person": (0, 114, 178),
    "Office": (86, 180, 233),
    "Place": (0, 158, 115),
    "Event": (204, 121, 167),
    "Agreement": (240, 228, 66),
    "Topic": (120, 94, 160),
    "Year": (150, 150, 150),
    "Source": (110, 80, 60),
    "Statement": (200, 200, 200),
}
OTHER = (90, 90, 90)
GOLDEN = math.pi * (3 - math.sqrt(5))
ROOM = 30.0
SPRINGS = 500
ROUNDS = 8


def colour(label: str) -> tuple[int, int, int]:
    """Red, green and blue of a node type."""
    return COLOURS.get(label, OTHER)


def size(degree: int) -> float:
    """Larger with more edges, by area."""
    return round(min(5 + 3 * math.sqrt(degree), 60), 1)


def places(uids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place for each node, the same each time.

    Nodes that hang together lie together, the best connected in the middle, each
    group as a sunflower on a larger one; up to 500 nodes, springs then pull.
    """
    near: dict[str, list[str]] = {uid: [] for uid in uids}
    same = {uid: uid for uid in uids}  # one text a node, however many edges name it
    for one, other in pairs:
        if one != other:
            near[one].append(same[other])
            near[other].append(same[one])
    found = _sunflowers(near)
    if 2 < len(near) <= SPRINGS:
        found = _sprung(near, found)
    return {uid: (round(x, 1), round(y, 1)) for uid, (x, y) in found.items()}


def _groups(near: dict[str, list[str]]) -> list[list[str]]:
    """Label propagation in a fixed order: each node joins most of its neighbours.

    Ties are broken by chance that is the same each time; by name, one group would
    eat its way through the whole graph.
    """
    group = {uid: uid for uid in near}
    order = sorted(near, key=lambda uid: crc32(uid.encode()))
    for _ in range(ROUNDS):
        changed = False
        for uid in order:
            votes = Counter(group[other] for other in near[uid])
            most = max(votes.values(), default=0)
            if votes[group[uid]] < most:
                best = [name for name, count in votes.items() if count == most]
                group[uid] = min(best, key=lambda name: (crc32(f"{uid} {name}".encode()), name))
                changed = True
        if not changed:
            break
    members: dict[str, list[str]] = {}
    for uid in sorted(near, key=lambda uid: (-len(near[uid]), uid)):
        members.setdefault(group[uid], []).append(uid)
    return sorted(members.values(), key=lambda uids: (-len(uids), uids[0]))


def _sunflowers(near: dict[str, list[str]]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    before = 0
    for group in _groups(near):
        # The middle of the group on a spiral whose area is that of all groups so far.
        radius = ROOM * 1.3 * math.sqrt(before + len(group) / 2) if before else 0.0
        angle = GOLDEN * before
        for step, uid in enumerate(group):
            out, turn = ROOM * math.sqrt(step), GOLDEN * step
            x = radius * math.cos(angle) + out * math.cos(turn)
            found[uid] = (x, radius * math.sin(angle) + out * math.sin(turn))
        before += len(group)
    return found


def _sprung(near: dict[str, list[str]], start: dict[str, Place]) -> dict[str, Place]:
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(near)
    graph.add_edges_from((uid, other) for uid, others in near.items() for other in others)
    wide = ROOM * math.sqrt(len(near))
    begin = {uid: (x / wide, y / wide) for uid, (x, y) in start.items()}
    found = networkx.spring_layout(
        graph, k=1.5 / math.sqrt(len(near)), pos=begin, iterations=60, scale=wide, seed=1
    )
    return {uid: (float(x), float(y)) for uid, (x, y) in found.items()}
